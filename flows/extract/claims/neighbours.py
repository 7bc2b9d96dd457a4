"""Groups that stand beside a predicate: what a short distance tells where the tree is silent or wrong."""

from __future__ import annotations

from flows.extract.claims.groups import Group, View, find_group, is_people
from flows.extract.claims.words import read_harm_words, read_people, read_set

WEAK_REACH = 14
RIGHT_REACH = 4
LISTERS = frozenset({",", "and", "or", "&", "plus"})


def find_left(view: View, anchor: int, is_weak: bool = False) -> list[Group]:
    """The group that ends just before the predicate, with those listed before it; weakly, the nearest counted one."""
    at = _pass_left(view, anchor - 1)
    group = _ending_at(view, at)
    if group is None and is_weak:
        group = _nearest_left(view, anchor)
    return _list_left(view, group) if group else []


def _pass_left(view: View, at: int) -> int:
    """The first token leftwards that is no auxiliary, adverb or harm word joined to the predicate."""
    between, marks, harm = read_set("between", "harm"), read_set("passive_marks", "harm"), read_harm_words()
    while at >= 0:
        word = view.words[at]
        joined = word in {"and", "or", "and/or", "/"} and at and view.words[at - 1] in harm and view.tags[at - 1] != "NNS"
        if not (joined or word in between or word in marks or view.tags[at] == "RB" or _is_joined_harm(view, at)):
            return at
        at -= 1
    return at


def _is_joined_harm(view: View, at: int) -> bool:
    """Whether the token is a harm word coordinated with the predicate to its right: "killed or wounded"."""
    return view.words[at] in read_harm_words() and view.words[at + 1] in {"and", "or", "and/or", "/"} and view.tags[at] in {"VBN", "VBD", "JJ", "NN"}


def _ending_at(view: View, at: int) -> Group | None:
    """The group whose last word stands at `at`: counted, or one named person."""
    if at < 0:
        return None
    group = view.by_token.get(at)
    if group:
        return group if is_people(view, group) and group.last == at + 1 else None
    if view.words[at] not in read_people() or view.tags[at] not in {"NN", "NNS", "NNP"}:
        return None
    plain = find_group(view, at)
    return plain if plain and plain.last == at + 1 else None


def _nearest_left(view: View, anchor: int) -> Group | None:
    """The nearest counted group of people before the predicate, no other predicate of harm between."""
    for at in range(anchor - 1, max(anchor - WEAK_REACH, -1), -1):
        if view.words[at] in {";", ":"} or (view.words[at] in read_harm_words() and not _is_joined_harm(view, at)):
            return None
        group = view.by_token.get(at)
        if group:
            return group if is_people(view, group) else None
    return None


def _list_left(view: View, group: Group) -> list[Group]:
    """The group and those listed before it with commas or "and"."""
    found = [group]
    at = group.first - 1
    while at > 0 and view.words[at] in LISTERS:
        while at > 0 and view.words[at] in LISTERS:
            at -= 1
        before = _ending_at(view, at)
        if before is None or before.first >= found[-1].first or _has_harm_left(view, before):
            break
        found.append(before)
        at = before.first - 1
    return found[::-1]


def _has_harm_left(view: View, group: Group) -> bool:
    """Whether an active predicate of harm governs the group from its left: "killing 5 and 3 others were hurt"."""
    at = group.first - 1
    return at >= 0 and view.words[at] in read_harm_words() and view.tags[at] in {"VBG", "VBD", "VBZ", "VB"}


def find_right(view: View, anchor: int) -> list[Group]:
    """The group that starts just after an active predicate, with those listed after it."""
    at = _pass_right(view, anchor + 1)
    group = _starting_at(view, at)
    return _list_right(view, group) if group else []


def _pass_right(view: View, at: int) -> int:
    """The first token rightwards that is no adverb or harm word joined to the predicate."""
    harm = read_harm_words()
    start = at
    while at < min(len(view.words), start + RIGHT_REACH):
        joins = view.words[at] in {"and", "or", "/"} and at + 1 < len(view.words) and view.words[at + 1] in harm
        joined = view.words[at] in harm and at > start
        if not (joins or joined or (view.tags[at] == "RB" and at not in view.by_token)):
            return at
        at += 1
    return at


def _starting_at(view: View, at: int) -> Group | None:
    """The counted group whose first word stands at `at`, an article allowed before it."""
    for first in (at, at + 1):
        group = view.by_token.get(first)
        if group and group.first in {at, first} and is_people(view, group):
            return group
        if at < len(view.words) and view.words[at] not in {"the", "all", "a", "an", "his", "their"}:
            return None
    return None


def _list_right(view: View, group: Group) -> list[Group]:
    """The group and those listed after it, unless a predicate of their own follows them."""
    found = [group]
    at = group.last
    while at < len(view.words) and view.words[at] in LISTERS:
        while at < len(view.words) and view.words[at] in LISTERS:
            at += 1
        after = _starting_at(view, at)
        if after is None or has_own_predicate(view, after):
            break
        found.append(after)
        at = after.last
    return found


def has_own_predicate(view: View, group: Group) -> bool:
    """Whether a harm word follows the group as its predicate: "and 3 (others) (were) wounded"."""
    at = group.last
    while at < len(view.words) and (view.words[at] in read_set("passive_marks", "harm") or view.words[at] in read_set("between", "harm")):
        at += 1
    return at < len(view.words) and view.words[at] in read_harm_words() and view.tags[at] in {"VBN", "VBD", "JJ"}
