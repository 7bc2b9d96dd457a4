"""Figures of headings: each says again what the text below tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.scope import AGGREGATE
from flows.extract.claims.totals import count_of, is_numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Claim, Passage

HEADING = "heading"


def retell_headings(passages: Sequence[Passage], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, a figure in a heading a sum of no mention where the text below it sums up to the same."""
    headings = [(passage.start, passage.end) for passage in passages if passage.kind == HEADING]
    inside = [any(start <= claim.count_start < end for start, end in headings) for claim in claims]
    below = [claim for claim, is_heading in zip(claims, inside, strict=True) if not is_heading]
    return tuple(
        _retell(claim, below) if is_heading else claim
        for claim, is_heading in zip(claims, inside, strict=True)
    )


def _retell(heading: Claim, below: Sequence[Claim]) -> Claim:
    """The figure of a heading, a sum where the first claim below with its harm and number, however hedged, is
    one; of the people that one tells of, where the heading names none.
    """
    alike = (c for c in below if c.harm == heading.harm and count_of(c) == count_of(heading))
    told = next((c for c in alike if c.count_start > heading.count_start), None)
    if told is None or told.scope != AGGREGATE or not is_numbered(heading):
        return heading
    kind = heading.victim_type if heading.victims else told.victim_type
    return heading._replace(scope=AGGREGATE, mention=None, victim_type=kind)
