"""Why each resolved figure is what it is: the criterion that decided for its best number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.resolve.answers import add_side_by_side
from flows.resolve.figures import CRITERIA, Sources, find_point, find_preference, is_partisan
from flows.resolve.sides import find_parties
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from flows.resolve.rows import Row

Key = tuple[str, str, str]


class Reason(NamedTuple):
    """`code` is the one of CRITERIA that told the best number from its closest rival, or only_claim, agree,
    partisan, no_number; `lost` is (claim_id, criterion) for the claims of other numbers.

    The claims `partisan` are those by which a party speaks of its enemy's losses: they never give the best
    number alone.
    """

    code: str
    partisan: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def find_reasons(tables: Mapping[str, pd.DataFrame]) -> dict[Key, Reason]:
    """(event_id, harm, victim_type) -> why the figure of rule `best` is what it is."""
    claims = {claim["claim_id"]: claim for claim in read_rows(tables["casualties"])}
    documents = read_rows(tables["documents"])
    sources = Sources(
        {row["document_id"]: row["source_lineage"] for row in documents},
        {row["document_id"]: row["published"] for row in documents},
        find_parties(read_rows(tables["actors"])),
    )
    return {
        (row["event_id"], row["harm"], row["victim_type"]):
            explain_best([claims[key] for key in row["claim_ids"].split("|")], sources)
        for row in read_rows(tables["resolutions"])
        if row["rule"] == "best"
    }  # fmt: skip


def explain_best(claims: list[Row], sources: Sources) -> Reason:
    """What decided for the best number of the claims that a figure rests on."""
    answers = add_side_by_side(claims)
    fair = [answer for answer in answers if not is_partisan(answer, sources.sides)]
    partisan = tuple(sorted(key for answer in answers if answer not in fair for key in answer["claim_ids"]))
    points = {point for answer in fair if (point := find_point(answer)) is not None}
    ranked = sorted((find_preference(point, fair, sources), point) for point in points)
    if not ranked:
        return Reason("no_number" if fair else "partisan", partisan)
    best = ranked[0][0]
    criteria: dict[int | None, str] = {
        point: _find_difference(best, preference) for preference, point in ranked[1:]
    }
    other = [answer for answer in fair if find_point(answer) in criteria]
    lost = sorted((key, criteria[find_point(answer)]) for answer in other for key in answer["claim_ids"])
    alone = "only_claim" if len(answers) == 1 else "agree"
    return Reason(criteria[ranked[1][1]] if criteria else alone, partisan, tuple(lost))


def _find_difference(best: tuple[int, ...], other: tuple[int, ...]) -> str:
    """The first criterion by which the other stands worse."""
    return next(name for name, one, two in zip(CRITERIA, best, other, strict=True) if one != two)
