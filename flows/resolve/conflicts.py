"""Which claims contradict one another: they answer one question with numbers that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.ids import make_id
from flows.resolve.answers import add_side_by_side, is_numbered, is_superseded
from flows.resolve.clauses import find_head
from flows.resolve.questions import find_scope, gather_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

NEAR = 300  # characters within which one text adds up kinds of victims rather than corrects itself


def mark_conflicts(claims: Iterable[Row], lineages: Mapping[str, str]) -> list[Row]:
    """The claims, those that contradict one another sharing a `conflict_set`."""
    rows = sorted(claims, key=lambda row: (row["document_id"], row["start"], row["claim_id"]))
    sets: dict[str, str] = {}
    for question, answers in gather_claims(rows, find_answer_scope).items():
        rivals = find_rivals(answers, lineages)
        sets.update(dict.fromkeys(rivals, make_id("cfl", *question)))
    return [{**row, "conflict_set": sets.get(row["claim_id"])} for row in rows]


def find_answer_scope(claim: Row) -> str | None:
    """What a claim is an answer about: of people who fled the place and day, whichever clause tells it."""
    is_flight = claim["harm"] == "displaced" and claim["scope"] == "incident"
    if is_flight and claim["location"] and claim["date_start"] == claim["date_end"] is not None:
        return f"flight {claim['location']} {claim['date_start']}"
    return find_scope(claim)


def find_rivals(answers: list[Row], lineages: Mapping[str, str]) -> list[str]:
    """The ids of the answers that give a number of the whole, where at least two of them contradict."""
    numbered = [row for row in answers if is_numbered(row) and not row["part_of"]]
    final = _drop_superseded(numbered, lineages)
    said = add_side_by_side(final)
    if not any(contradict(one, other) for one, other in _distinct_pairs(said)):
        return []
    rivals = [row for row in said if any(contradict(row, other) for other in said)]
    return [key for row in rivals for key in row["claim_ids"]]


def _distinct_pairs(rows: list[Row]) -> Iterable[tuple[Row, Row]]:
    """Pairs of claims with different figures; one claim a figure, text and kind of victims stands for all."""
    kept = {(r["count_low"], r["count_high"], r["document_id"], find_head(r["victims"])): r for r in rows}
    return ((one, other) for one in kept.values() for other in kept.values() if one is not other)


def contradict(one: Row, other: Row) -> bool:
    """Whether two answers differ: neither adds to the other, and no word for dozens merely says less."""
    figures = ((one["count_low"], one["count_high"]), (other["count_low"], other["count_high"]))
    if figures[0] == figures[1] or _adds_up(one, other):
        return False
    return not _says_less(one, other) and not _says_less(other, one)


def _says_less(vague: Row, other: Row) -> bool:
    """Whether "dozens" only leaves open what the other says exactly."""
    number = other["count_low"] if other["count_low"] is not None else other["count_high"]
    return vague["qualifier"] == "vague" and number is not None and number >= vague["count_low"]


def _adds_up(one: Row, other: Row) -> bool:
    """Whether two figures of one passage count different people: side by side, or under different nouns."""
    if one["document_id"] != other["document_id"]:
        return False
    gap = abs(one["start"] - other["start"])
    return gap == 0 or (gap <= NEAR and find_head(one["victims"]) != find_head(other["victims"]))


def _drop_superseded(claims: list[Row], lineages: Mapping[str, str]) -> list[Row]:
    return [claim for claim in claims if not is_superseded(claim, claims, lineages)]
