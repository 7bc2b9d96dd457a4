"""Rows of casualty claims: to which event each belongs and what it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.resolve.mentions import country_code
from flows.resolve.rows import actor_id, claim_id, date_columns, mention_id, place_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.records import Actor, Claim, Reading
    from flows.resolve.rows import Row

AS_CLAIMED = (
    "start", "end", "harm", "count_text", "count_low", "count_high", "qualifier", "count_basis", "victims",
    "victim_type", "attributed_to", "status", "scope", "supersedes", "rule",
)  # fmt: skip


def make_casualty_rows(readings: Iterable[Reading], event_of: Mapping[str, str]) -> list[Row]:
    """One row a claim, with its event and its whole."""
    rows: dict[str, Row] = {}
    for reading in readings:
        for claim in reading.claims:
            row = _claim_row(reading, claim, event_of)
            rows.setdefault(row["claim_id"], row)
    return [{**row, "part_of": row["part_of"] if row["part_of"] in rows else None} for row in rows.values()]


def _claim_row(reading: Reading, claim: Claim, event_of: Mapping[str, str]) -> Row:
    document = reading.document
    mention = _mention_of(reading, claim)
    return {
        "claim_id": claim_id(document.document_id, claim),
        "document_id": document.document_id,
        "event_id": event_of.get(mention or ""),
        "mention_id": mention,
        **{name: getattr(claim, name) for name in AS_CLAIMED},
        "quote": document.text[claim.start : claim.end],
        "victim_actor_id": _id(claim.victim_actor),
        "perpetrator_actor_id": _id(claim.perpetrator),
        "attributed_actor_id": _id(claim.attributed_actor),
        **date_columns(claim.when),
        **place_columns(claim.where, country_code(claim.where.country)),
        "part_of": _whole_of(reading, claim),
    }


def _id(actor: Actor | None) -> str | None:
    return actor_id(actor.name) if actor else None


def _mention_of(reading: Reading, claim: Claim) -> str | None:
    """The mention the claim is made with; of a list of places the one of its own place."""
    if claim.mention is None:
        return None
    fits = [m for m in reading.mentions if m.trigger_start == claim.mention]
    fits.sort(key=lambda m: (m.where.location != claim.where.location, m.start))
    return mention_id(reading.document.document_id, fits[0]) if fits else None


def _whole_of(reading: Reading, claim: Claim) -> str | None:
    """The claim this one is a part of, found by the place of its number or of its words."""
    if claim.whole is None:
        return None
    wholes = [
        c
        for c in reading.claims
        if c is not claim
        and c.whole is None
        and claim.whole in {(c.count_start, c.count_end), (c.start, c.end)}
    ]
    best = min(wholes, key=lambda c: (c.harm != claim.harm, c.count_start), default=None)
    return claim_id(reading.document.document_id, best) if best else None
