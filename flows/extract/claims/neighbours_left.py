"""Groups that stand before a predicate: what a short distance tells where the tree is silent or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.asides import opens_aside
from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.neighbours_right import LISTERS
from flows.extract.claims.nouns import NOUN_TAGS, find_age, is_aged, is_thing
from flows.extract.claims.people import is_people
from flows.extract.claims.words import read_harm_words, read_markers, read_set
from flows.syntax import case_of, children
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Token


WEAK_REACH = 14
ASIDE_REACH = 24
AGENTS = frozenset({"obl:agent"})
NOUN_LINKS = frozenset({"nmod", "flat", "compound", "fixed"})
PART_CASES = frozenset({"among", "including"})


def find_left(view: View, anchor: int, is_weak: bool = False) -> list[Group]:
    """The group that ends just before the predicate, with those listed before it; weakly, the nearest
    counted one.
    """
    at = _pass_left(view, anchor - 1)
    group = _ending_at(view, at) or _before_aside(view, at)
    if group is None and is_weak:
        group = _nearest_left(view, anchor)
    return _list_left(view, group) if group else []


def _pass_left(view: View, at: int) -> int:
    """The first token leftwards that is no auxiliary, adverb or harm word joined to the predicate."""
    between, marks, harm = read_set("between", "harm"), read_set("passive_marks", "harm"), read_harm_words()
    while at >= 0:
        word = view.words[at]
        joined = (
            word in {"and", "or", "and/or", "/"}
            and at
            and view.words[at - 1] in harm
            and view.tags[at - 1] != "NNS"
        )
        if not (
            joined
            or _counts_some(view, at)
            or word in between
            or word in marks
            or view.tags[at] in {"RB", "TO"}
            or _is_joined_harm(view, at)
        ):
            return at
        at -= 1
    return at


def _counts_some(view: View, at: int) -> bool:
    """Whether the word belongs to a count of some: "two of", "two of whom"."""
    at -= view.words[at] in read_set("partitives", "harm")
    return at > 0 and view.words[at] == "of" and at - 1 in view.by_token


def _is_joined_harm(view: View, at: int) -> bool:
    """Whether the token is a harm word coordinated with the predicate to its right: "killed or wounded"."""
    return (
        view.words[at] in read_harm_words()
        and view.words[at + 1] in {"and", "or", "and/or", "/"}
        and view.tags[at] in {"VBN", "VBD", "JJ", "NN"}
    )


def _ending_at(view: View, at: int) -> Group | None:
    """The group whose last word stands at `at`: counted, or one named person."""
    age = find_age(view.words, at) if at > 0 and view.words[at].isdigit() else None
    at = age - 1 if age else at
    if at < 0:
        return None
    top = _top_noun(view, at)
    counted = view.by_token.get(at)
    if counted and counted.last > at + 1:
        return None
    if counted and top not in view.by_token:
        return counted if is_people(view, counted) else None
    named = view.tags[top] in NOUN_TAGS or is_aged(view, top)
    group = view.by_token.get(top) or (find_group(view, top) if named else None)
    return group if group and (is_people(view, group) or _is_somebody(view, group)) else None


def _is_somebody(view: View, group: Group) -> bool:
    """Whether a noun no list knows is taken for one person: "a street sweeper", but no known thing."""
    made_for_people = view.words[group.head].endswith(("ant", "ee", "er", "or"))
    return view.words[group.first] in {"a", "an"} and made_for_people and not is_thing(view, group.head)


def _top_noun(view: View, at: int) -> int:
    """The head of the noun phrase that ends at token `at`: "a member of the militia" for "militia"."""
    token = view.doc[at]
    while token.head.i < token.i and (token.dep_ in NOUN_LINKS or _is_modifying(token)):
        if token.dep_ == "nmod" and not case_of(token) and any(children(token, "det")):
            break  # "on 30 November a midwife": the day is no part of it
        if case_of(token) in PART_CASES or (case_of(token) == "with" and token.i in view.by_token):
            break
        token = token.head
    return token.i


def _is_modifying(token: Token) -> bool:
    """Whether a participle without harm, or an argument of one, modifies a noun: "fighters guarding the
    post".
    """
    if token.dep_ == "acl":
        return token.lower_ not in read_harm_words()
    if token.dep_ in AGENTS:
        harmed = token.head.lower_ in read_harm_words()  # "officers kidnapped by militants (were found dead)"
        return harmed and token.head.dep_ in DESCRIBING
    return (
        token.dep_ in {"obj", "obl"}
        and token.head.dep_ == "acl"
        and token.head.lower_ not in read_harm_words()
    )


def _before_aside(view: View, at: int) -> Group | None:
    """The group before an aside closed by a comma: "16 people, including five soldiers, were injured"."""
    if at < 0 or view.words[at] != ",":
        return None
    for opening in range(at - 1, max(at - ASIDE_REACH, 0), -1):
        if view.words[opening] in {",", "("} and opens_aside(view, opening + 1, at):
            return _ending_at(view, opening - 1)
    return None


def _nearest_left(view: View, anchor: int) -> Group | None:
    """The nearest counted group of people before the predicate, no other predicate of harm between."""
    for at in range(anchor - 1, max(anchor - WEAK_REACH, -1), -1):
        if view.words[at] in {";", ":"} or (
            view.words[at] in read_harm_words() and not _is_joined_harm(view, at)
        ):
            return None
        group = view.by_token.get(at)
        if group:
            return group if is_people(view, group) else None
    return None


def _list_left(view: View, group: Group) -> list[Group]:
    """The group and those listed before it with commas or "and"."""
    found, is_list = [group], False
    at = _pass_owner(view, group.first - 1)
    while at > 0 and view.words[at] in LISTERS:
        comma = 0
        while at > 0 and view.words[at] in LISTERS:
            is_list |= view.words[at] != ","
            comma = at if view.words[at] == "," else 0
            at -= 1
        before = _before_aside(view, comma) if is_list and comma else None
        before = before or _ending_at(view, at)
        if before is None or before.first >= found[-1].first or _has_harm_left(view, before):
            break
        if (
            _stands_aside(view, before)
            or _is_oblique(view, before)
            or _has_verb_between(view, before, found[-1])
        ):
            break
        found.append(before)
        at = _pass_owner(view, before.first - 1)
    return _pass_parts(view, found[::-1] if is_list else [group])


def _pass_owner(view: View, at: int) -> int:
    """The word before the possessor of a counted group: "a mother and her two children"."""
    return at - (at > 0 and view.tags[at] == "PRP$")


def _stands_aside(view: View, group: Group) -> bool:
    """Whether a plain plural says who those before it were: "mostly civilians", "19 of them children"."""
    near = view.words[max(group.first - 1, 0) : group.first + 1]
    plain = group.quantity is None and group.qualifier == "vague"
    openers = read_set("part_openers", "harm") | read_set("partitives", "harm")
    return plain and not openers.isdisjoint(near)


def _is_oblique(view: View, group: Group) -> bool:
    """Whether a preposition holds a plain plural away from the subject: "clashes with gunmen and two men
    died"."""
    plain = group.quantity is None and group.qualifier == "vague"
    return plain and case_of(view.doc[group.head]) not in {"", "of", *PART_CASES}


def _has_verb_between(view: View, before: Group, group: Group) -> bool:
    """Whether a verb has one for its object and not the other: "lost four men, and some are missing"."""
    token, other = _first_listed(view, before), _first_listed(view, group)
    return token.dep_ == "obj" and token.head.i < token.i and token.i != other.i


def _first_listed(view: View, group: Group) -> Token:
    """The noun that opens the list the group stands in."""
    token = view.doc[group.head]
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _pass_parts(view: View, groups: list[Group]) -> list[Group]:
    """The whole the groups are parts of, where "including" stands before them; the last group alone where the
    whole has had its predicate ("four were killed, including a child, and two others were injured")."""
    first = _find_opened_aside(view, groups)
    if first is None:
        return groups
    whole = _ending_at(view, first - 1 - (view.words[first - 1] == ","))
    return [whole] if whole and _is_many(whole) else groups[-1:]


def _find_opened_aside(view: View, groups: Sequence[Group]) -> int | None:
    """The word that opens a list of parts which the groups end: "among them six guards and 11 children"."""
    at = groups[0].first
    reach = ASIDE_REACH if len(groups) > 1 else max(map(len, read_markers())) + 1
    for i in range(at - 1, max(at - reach, 0), -1):
        for marker in read_markers():
            if tuple(view.words[i : i + len(marker)]) == marker and i + len(marker) <= at:
                return i
        if view.words[i] in {";", ":", "."} or view.tags[i].startswith(("VB", "MD")):
            return None
    return None


def _is_many(group: Group) -> bool:
    """Whether a group can have parts: a place name before "including" cannot."""
    return group.quantity is not None or group.qualifier == "vague"


def _has_harm_left(view: View, group: Group) -> bool:
    """Whether an active predicate of harm governs the group from its left: "killing 5 and 3 others were
    hurt".
    """
    at = group.first - 1
    return at >= 0 and view.words[at] in read_harm_words()
