"""One predicate of harm and one group it harms, and how a reader of predicates makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.nouns import is_thing
from flows.extract.claims.people import is_people
from flows.extract.claims.words import VERB, HarmWord, read_harm_words, read_set
from flows.syntax import children, expand
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Frame(NamedTuple):
    """One predicate of harm at token `anchor` and one group it harms; `agents` are those who did it.

    `is_close` says that the group stands beside the predicate, which outweighs a different tree.
    """

    harm: str
    anchor: int
    group: Group
    agents: tuple[int, ...]
    rule: str
    is_close: bool = False


class Basis(NamedTuple):
    """By which rule a group was found, who did it, and whether the group stands beside the predicate."""

    rule: str
    agents: tuple[int, ...] = ()
    is_close: bool = False


def make_frames(
    view: View, anchor: int, sense: HarmWord, groups: Sequence[Group], basis: Basis
) -> Iterator[Frame]:
    """One frame a group; a word such as "unharmed" turns the count into none."""
    for group in groups:
        if sense.harm == "captured" and group.first <= anchor < group.head:
            continue  # "1,000 captured soldiers": the capture only describes them
        counted = _none(view, group, anchor) if sense.none else group
        yield Frame(sense.harm, anchor, counted, basis.agents, basis.rule, basis.is_close)


def _none(view: View, group: Group, anchor: int) -> Group:
    """The group with a count of zero, counted by the word that says so."""
    return Group(
        group.head, group.first, group.last, 0, 0, "exact", anchor, anchor + 1, group.names, group.quantity
    )


def find_people(view: View, tokens: Sequence[int], sense: HarmWord, at: int) -> list[Group]:
    """The groups headed at the tokens; where the verb takes things too, only those named as people."""
    found = (find_group(view, named) for token in tokens for named in _find_named(view, token))
    groups = [group for group in found if group and not _names_a_part(view, group)]
    checked = [g for g in groups if is_people(view, g) and not (sense.people_only and _is_apart(view, g, at))]
    may = [] if sense.people_only or sense.kind != VERB else [g for g in groups if _may_be_people(view, g)]
    things = [g.last for g in groups if g not in checked and g not in may and g.quantity]
    return [g for g in groups if g in checked or g in may if not (g.is_bare and _goes_on_with(g, things))]


def _goes_on_with(group: Group, things: Sequence[int]) -> bool:
    """Whether a bare number goes on counting things: "51 drones over Crimea, 44 over Krasnodar"."""
    return any(last <= group.first for last in things)


def _find_named(view: View, token: int) -> list[int]:
    """The names that say who plain people are, else the people: "journalists Omar Ali and Hasan Said"."""
    noun = view.doc[token]
    if noun.lower_ in read_set("number_nouns", "harm"):  # "cited figures of some 900 dead"
        return [at for child in children(noun, "nmod") for at in expand(view.doc, child.i)]
    names = [c.i for c in children(noun, "appos") if c.i == token + 1 and c.tag_ == "NNP"]
    plain = noun.tag_ == "NNS" and token not in view.by_token
    return [name for first in names for name in expand(view.doc, first)] if names and plain else [token]


def _names_a_part(view: View, group: Group) -> bool:
    """Whether a plain noun only says who some of the counted are: "22 people, six of them soldiers"."""
    return group.quantity is None and view.words[max(group.first - 1, 0)] in read_set("partitives", "harm")


def _is_apart(view: View, group: Group, at: int) -> bool:
    """Whether a comma parts a plain object from a verb that takes things too, so that the tree may be
    wrong.
    """
    return group.quantity is None and at < group.first and "," in view.words[at : group.first]


def _may_be_people(view: View, group: Group) -> bool:
    """Whether the object of a verb that harms people only may be taken for people: a name, or a counted
    noun.
    """
    return view.tags[group.head] in PROPER_TAGS or (
        group.quantity is not None and not is_thing(view, group.head)
    )


def has_passive_mark(view: View, i: int) -> bool:
    """Whether a form of "be" or "get" stands before the verb, adverbs and other harm words between."""
    at = i - 1
    while at >= 0 and (
        view.tags[at] in {"RB", "CC"}
        or view.words[at] in read_harm_words()
        or view.words[at] in read_set("between", "harm")
    ):
        if view.words[at] in read_set("passive_marks", "harm"):
            return True
        at -= 1
    return at >= 0 and view.words[at] in read_set("passive_marks", "harm")
