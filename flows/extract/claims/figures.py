"""Figures whose harm was told before: "the ministry put it at 26", "police said 61", "the total to 60"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.harmed import Harmed, add_parts
from flows.extract.claims.parts import same_group
from flows.extract.claims.reports import FIGURE
from flows.extract.claims.scope import AGGREGATE
from flows.extract.claims.words import read_set, read_verbs
from flows.syntax import case_of, children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import Group, View
    from flows.extract.claims.rows import Row
    from flows.records import Token

BACK = 4  # sentences to the claim whose harm a figure takes over
DEADLY = "killed"


def find_figures(view: View, found: Sequence[Harmed], before: Sequence[Row]) -> list[Harmed]:
    """The figures of the sentence that count again what a claim shortly before counted, with their parts."""
    if not view.sentence.quantities or read_figure_words().isdisjoint(view.words):
        return []
    free = [g for g in view.counted if not any(same_group(item.group, g) for item in found)]
    told = [(group, moved) for group in free if (moved := _moves(view, group)) is not None]
    earlier = find_earlier(view, before, told[0][0].first) if told else None
    if earlier is None:
        return []
    harm = earlier.claim.harm
    figures = [Harmed(harm, group.head, group, (), FIGURE, supersedes=moved) for group, moved in told]
    return add_parts(view, figures)


def find_earlier(view: View, before: Sequence[Row], first: int) -> Row | None:
    """The numbered claim that a figure at word `first` counts again: the last of the sentence before it, else
    the last shortly before.

    It is no part of another; of those before, deaths come first.
    """
    earliest = view.sentence.index - BACK
    near = [
        row
        for row in reversed(before)
        if row.view.sentence.index >= earliest
        and row.harmed.whole is None
        and row.harmed.group.quantity is not None
    ]
    inside = [row for row in near if row.view.sentence.index == view.sentence.index]
    own = [row for row in inside if row.harmed.group.first < first]
    deadly = [row for row in near if row.claim.harm == DEADLY]
    return next(iter([*own, *deadly, *near]), None)


@cache
def read_figure_words() -> frozenset[str]:
    """Every form of a verb that may bring a figure."""
    return read_verbs("figure_verbs") | read_verbs("placing_verbs") | read_verbs("running_verbs")


def _moves(view: View, group: Group) -> bool | None:
    """Whether a bare figure replaces the one before; None where it is no figure of that kind."""
    token = view.doc[group.head]
    verb = token.head
    if not group.is_bare or not group.low or group.count_first == 0:
        return None
    if token.dep_ == "nmod" and case_of(token) == "of" and _names_number(verb):
        return False if _is_brought(verb) else None
    if token.dep_ == "nmod" and verb.dep_ == "obj" and _names_number(verb):
        return _moves_oblique(verb.head, case_of(token))  # "raised the figure to 24"
    if token.dep_ == "obj":
        return False if verb.lower_ in read_verbs("figure_verbs") else None
    if token.dep_ != "obl":
        return None
    return _moves_oblique(verb, case_of(token))


def _is_brought(noun: Token) -> bool:
    """Whether a source gives the number: "gave a figure of"."""
    return noun.dep_ == "obj" and noun.head.lower_ in read_verbs("figure_verbs")


def _moves_oblique(verb: Token, case: str) -> bool | None:
    """Likewise for a figure behind a preposition: "put it at", "boasted of", "brings the total to"."""
    numbers = [child for child in children(verb, "obj") if _names_number(child)]
    if case == "at" and numbers and verb.lower_ in read_verbs("placing_verbs"):
        return False
    if case == "of" and verb.lower_ in read_verbs("figure_verbs") and not any(children(verb, "obj")):
        return False
    return True if case == "to" and numbers and verb.lower_ in read_verbs("running_verbs") else None


def _names_number(token: Token) -> bool:
    """Whether a word stands for a number of people told before: "it", "the number", "the total"."""
    return token.lower_ == "it" or token.lower_ in read_set("number_nouns", "harm")


def join_earlier(row: Row, earlier: Row) -> Row:
    """The row of a figure with the event, day, place and author of the claim whose people it counts again."""
    old, new = earlier.claim, row.claim
    claim = new._replace(
        when=old.when,
        where=old.where,
        mention=old.mention,
        scope=AGGREGATE if AGGREGATE in {old.scope, new.scope} else old.scope,
        perpetrator=old.perpetrator,
    )
    is_bare = row.harmed.rule == FIGURE and row.harmed.whole is None and new.victims is None
    return row._replace(claim=claim._replace(victim_type=old.victim_type) if is_bare else claim)
