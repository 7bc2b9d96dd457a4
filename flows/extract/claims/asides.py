"""Asides on the people named right before them: "including five soldiers", "three of them", "a teacher"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.words import read_harm, read_set

if TYPE_CHECKING:
    from flows.extract.claims.groups import View

SHARE_REACH = 4


def opens_aside(view: View, at: int, end: int) -> bool:
    """Whether an aside on the people before opens at `at`; a number opens one only as "three of them"."""
    if _counts_out(view, at) or _is_apposed(view, at, end):
        return True
    if view.words[at] not in read_set("aside_openers", "harm"):
        return False
    group = view.by_token.get(at)
    numbered = group is not None and group.qualifier == "exact"
    return not numbered or view.words[at + 1 : at + 2] == ["of"]


def _is_apposed(view: View, first: int, last: int) -> bool:
    """Whether the words between two commas say who the noun right before them is: "her uncle, a teacher,"."""
    heads = (view.doc[i].head.i for i in range(first, last) if view.doc[i].dep_ == "appos")
    return any(head == first - 2 for head in heads)


def _counts_out(view: View, at: int) -> bool:
    """Whether a share of them is told: "81 per cent of them", "two thirds of whom"."""
    shares = range(at + 1, min(at + SHARE_REACH, len(view.words) - 1))
    return any(view.words[i] == "of" and view.words[i + 1] in read_set("partitives", "harm") for i in shares)


def pass_listers(view: View, at: int) -> int:
    """The word after what leads from one part of a list to the next, a bracket on the part before passed:
    "182 children (seven a day), 110 women as well as 31 men"; the same word where nothing does.
    """
    close = _find_bracket_end(view, at) if view.words[at : at + 1] == ["("] else at
    after = close
    for joint in read_joints():
        if tuple(view.words[after : after + len(joint)]) == joint:
            after += len(joint)
    return at if after == close else after


def _find_bracket_end(view: View, at: int) -> int:
    """The word after a bracket that opens at `at`."""
    return next((i + 1 for i in range(at, len(view.words)) if view.words[i] == ")"), at)


@cache
def read_joints() -> tuple[tuple[str, ...], ...]:
    """The words that lead from one part of a list to the next, in the order in which they may stand."""
    return tuple(tuple(joint.split()) for joint in read_harm()["part_joints"])
