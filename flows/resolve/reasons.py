"""Why each resolved figure is what it is: the criterion that decided for its best number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.resolve.candidates import find_parties
from flows.resolve.figures import CRITERIA, Sources, find_point, find_preference, is_partisan
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from flows.resolve.rows import Row

Key = tuple[str, str, str]


class Reason(NamedTuple):
    """`code` is one of CRITERIA, or only_claim, agree, partisan, no_number; `partisan` are claim ids.

    A partisan claim is one by which a party speaks of its enemy's losses: it never gives the best number
    alone.
    """

    code: str
    partisan: tuple[str, ...]


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
    fair = [claim for claim in claims if not is_partisan(claim, sources.sides)]
    partisan = tuple(sorted(claim["claim_id"] for claim in claims if claim not in fair))
    ranked = sorted(
        find_preference(point, fair, sources)
        for point in {find_point(claim) for claim in fair}
        if point is not None
    )
    return Reason(_decide(claims, fair, ranked), partisan)


def _decide(claims: list[Row], fair: list[Row], ranked: list[tuple[int, ...]]) -> str:
    if not fair:
        return "partisan"
    if not ranked:
        return "no_number"
    if len(ranked) == 1:
        return "only_claim" if len(claims) == 1 else "agree"
    first, second = ranked[:2]
    return next(name for name, one, other in zip(CRITERIA, first, second, strict=True) if one != other)
