"""Parts of a counted group: "12 people, among them three children", "five of them soldiers"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from flows.extract.claims.asides import pass_listers
from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import LISTERS, has_own_predicate
from flows.extract.claims.nouns import is_compound
from flows.extract.claims.people import is_people
from flows.extract.claims.words import read_harm_words, read_markers, read_people, read_set
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AMONG_THEM = ["among", "them"]
APPOSED = [",", "one", "of"]  # "Abu Malik, one of the commanders"
REACH = 12
FAR = 30  # words from the whole to "among them"
MAX_PARTS = 8
PLURAL = 2  # the least that "some" and "many" stand for
CLOSING = frozenset({",", ".", ":", "VBD", "VBN"})


def find_parts(view: View, whole: Group) -> tuple[Group, ...]:
    """The counted or singular groups told to be part of `whole`, in order; plain plurals are none."""
    after = _find_marker(view, whole.last)
    told = after is not None and any(word in read_harm_words() for word in view.words[whole.last : after])
    listed = tuple(_read_list(view, after, told)) if after is not None else _read_breakdown(view, whole)
    return (*listed, *_read_of_them(view, whole), *_read_ahead_of_them(view, whole))


def _read_breakdown(view: View, whole: Group) -> tuple[Group, ...]:
    """The groups listed behind a colon that add up to the whole: "four died: a guard and three boys"."""
    if whole.low is None:
        return ()
    colon = next((i for i in range(whole.last, len(view.words)) if view.words[i] == ":"), None)
    listed = tuple(_read_list(view, colon + 1, is_told=True)) if colon else ()
    found = (groups for groups in (listed, _read_split(view, whole)) if groups)
    return next((groups for groups in found if sum(g.low or 0 for g in groups) == whole.low), ())


def _read_split(view: View, whole: Group) -> tuple[Group, ...]:
    """The bare numbers that tell how each was harmed: "one in a bombing and the other six by gunfire"."""
    after = [group for group in view.counted if group.first >= whole.last]
    split = all(group.is_bare and view.tags[group.last : group.last + 1] == ["IN"] for group in after)
    return tuple(after) if split and len(after) > 1 else ()


def _find_marker(view: View, at: int) -> int | None:
    """The word after a part marker that follows a group closely, or None."""
    for i in range(at, min(at + REACH, len(view.words))):
        for marker in read_markers():
            if tuple(view.words[i : i + len(marker)]) == marker:
                return i + len(marker)
        if view.words[i] in {";", ":", "."} or (i > at and i in view.by_token and view.by_token[i].last > i):
            return None
    return None


def opens_list(view: View, first: int, last: int) -> bool:
    """Whether nothing but a part marker leads from word `first` to word `last`."""
    return tuple(word for word in view.words[first:last] if word != ",") in read_markers()


def _read_list(view: View, at: int, is_told: bool) -> Iterator[Group]:
    """The groups of a list that starts at word `at`, each counted or one person; where the whole has had its
    predicate, up to the first group that has one of its own."""
    for _ in range(MAX_PARTS):
        group = _part_at(view, at)
        if group is None or (is_told and has_own_predicate(view, group)):
            return
        if group.is_bare and (has_own_predicate(view, group) or not _is_named_ahead(view, group.last)):
            return
        group = _named_after(view, group, group.last) if group.is_bare else group
        if group.low is not None and _counts_part(group):
            yield group
        end = _pass_origin(view, _pass_apposition(view, group))
        at = pass_listers(view, end)
        if at in {end, len(view.words)}:
            return


def _counts_part(group: Group) -> bool:
    """Whether a part is counted, or one person; "some" and "many" of an unnamed kind count nobody."""
    if group.is_bare and group.qualifier == "vague" and group.low == PLURAL:
        return False
    return group.quantity is not None or group.qualifier == "exact"


def _part_at(view: View, at: int) -> Group | None:
    """The group that starts at word `at`, a modest number of modifiers before its noun."""
    while at < len(view.words) and view.words[at] in {"also"}:
        at += 1
    counted = view.by_token.get(at)
    if counted:
        return counted if is_people(view, counted) else None
    named = next((a for a in view.sentence.actors if a.first == at and a.sort == "person"), None)
    if named is not None:
        return find_group(view, named.head)
    for i in range(at, min(at + REACH, len(view.words))):
        if view.words[i] in read_set("part_breaks", "harm") or view.words[i] in LISTERS:
            return None
        if is_compound(view, i):
            return find_group(view, i + 1)
        last_noun = i + 1 >= len(view.words) or not view.tags[i + 1].startswith("NN")
        if view.words[i] in read_people() and last_noun:
            return find_group(view, i)
    return None


def _pass_apposition(view: View, group: Group) -> int:
    """The word after a part, or the end of the sentence where an apposition says who one person was."""
    at = group.last
    if group.quantity is None and view.words[at : at + 3] == APPOSED:
        return len(view.words)
    named = next((a for a in view.sentence.actors if a.first == at + 1 and a.sort == "person"), None)
    described = named is not None and group.quantity is None and view.words[at : at + 1] == [","]
    return named.last if named is not None and described and not _is_name(view, group) else at


def _pass_origin(view: View, at: int) -> int:
    """The word after whose the people of a part are: "ten rebels from other brigades"."""
    if view.words[at : at + 1] and view.words[at] in read_set("name_links", "harm"):
        ends = range(at, min(at + REACH, len(view.words)))
        return next((i for i in ends if view.words[i] in LISTERS), at)
    return at


def _is_name(view: View, group: Group) -> bool:
    """Whether one person is called by a name and not by what he does: "Abu Malik", not "a local emir"."""
    return view.tags[group.head] in PROPER_TAGS


def _read_of_them(view: View, whole: Group) -> Iterator[Group]:
    """ "three of them children", "two of whom were soldiers": a count of some of the group."""
    for group in view.counted:
        at = group.count_last
        if group.first < whole.last or group.first > whole.last + REACH + 8 or _is_every(view, group):
            continue
        if _acts(view, group):
            continue
        some = view.words[at : at + 2] in (["of", "them"], ["of", "whom"], ["of", "these"])
        if some and (group.low or 0) > 0 and _is_named_ahead(view, at + 2):
            part = _named_after(view, group, at + 2)
            if not (part.is_bare and part.qualifier == "vague"):
                yield part  # "some of them while asleep" says nothing of who they were
                yield from _read_rest(view, whole, part)


def _read_rest(view: View, whole: Group, part: Group) -> Iterator[Group]:
    """The counted group that goes on with a named part: the 31 of "76 of them women and 31 children"."""
    rest = view.by_token.get(part.last + 1) if view.words[part.last : part.last + 1] == ["and"] else None
    if rest is None or part.is_bare or rest.is_bare or not is_people(view, rest):
        return
    fits = (rest.low or 0) + (part.low or 0) <= (whole.low or whole.high or 0)
    if fits and not has_own_predicate(view, rest) and not _is_subject(view, rest):
        yield rest


def _is_subject(view: View, group: Group) -> bool:
    """Whether a verb behind the group is said of it."""
    noun = view.doc[group.head]
    return noun.dep_.startswith("nsubj") and noun.head.i > noun.i


def _read_ahead_of_them(view: View, whole: Group) -> Iterator[Group]:
    """The people named right before "among them": "30 died, a boy of 13 and two women among them"."""
    ahead = range(whole.last + 1, min(whole.last + FAR, len(view.words) - 1))
    at = next((i for i in ahead if view.words[i : i + 2] == AMONG_THEM), None)
    for group in find_left(view, at) if at else ():
        if group.first >= whole.last and (group.quantity or group.qualifier == "exact"):
            yield group


def _acts(view: View, group: Group) -> bool:
    """Whether a verb tells what some of them did or suffered, not who they were: "one of them died"."""
    some = view.doc[group.count_last - 1]
    verb = some.head
    is_argument = some.dep_ in {"obj", "nsubj", "nsubj:pass"} and verb.tag_.startswith("VB")
    return is_argument and (some.dep_ == "nsubj" or verb.lower_ not in read_set("naming_words", "harm"))


def _is_every(view: View, group: Group) -> bool:
    """Whether "one" is no number: "every one of them"."""
    return view.words[group.first - 1] in {"any", "each", "every"}


def _is_named_ahead(view: View, at: int) -> bool:
    """Whether the words at `at` say who the counted are or close the count, not what became of them: "were
    children", "officers", but not "escaped"."""
    naming = read_set("naming_words", "harm")
    while at < len(view.words) and (view.words[at] in naming or view.tags[at] == "RB"):
        at += 1
    return at >= len(view.words) or not view.tags[at].startswith(("VB", "MD"))


def _named_after(view: View, group: Group, at: int) -> Group:
    """The group with the noun that says what they are: "three of them (were) children"."""
    for i in range(at, min(at + 5, len(view.words))):
        if view.tags[i] in CLOSING and view.words[i] not in read_set("naming_words", "harm"):
            break
        if view.words[i] in read_people() and view.tags[i].startswith("NN"):
            return Group(
                i,
                group.first,
                i + 1,
                group.low,
                group.high,
                group.qualifier,
                group.count_first,
                group.count_last,
                (i, i + 1),
                group.quantity,
            )
    return Group(
        group.head,
        group.first,
        at,
        group.low,
        group.high,
        group.qualifier,
        group.count_first,
        group.count_last,
        None,
        group.quantity,
    )


def same_group(left: Group, right: Group) -> bool:
    """Whether two groups rest on the same words of count."""
    return left.count_first < right.count_last and right.count_first < left.count_last


def is_part_of(view: View, groups: Sequence[Group]) -> tuple[Group, Group] | None:
    """(part, whole) of "four children are among fifteen civilians", or None."""
    for left, right in itertools.pairwise(groups):
        between = view.words[left.last : right.first]
        if (
            "among" in between
            and "them" not in between
            and len(between) <= 4
            and (left.low or 0) <= (right.low or 0)
        ):
            return left, right
    return None
