"""Asides on the people named right before them: "including five soldiers", "three of them", "a teacher"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set

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
