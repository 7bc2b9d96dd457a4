"""What a text's claims add up to: the sum over incidents, parts, replaced figures and repetitions left
out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Claim

AGAIN = "claim.figure"  # the rule of figures that count again the people of a claim before
SURE_REPEAT = 10  # from this count on, an equal figure in one text is taken for the same


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the claims `kept`; `left_out` gives each other claim with a code of `left_out_reason`."""

    count: int | None
    kept: tuple[Claim, ...]
    left_out: tuple[tuple[Claim, str], ...]


def total_of(claims: Sequence[Claim], harm: str) -> Total:
    """The total of one harm over the claims of one text or event; its count is None where none is claimed."""
    ordered = sorted((c for c in claims if c.harm == harm), key=lambda c: (c.count_start, c.count_end))
    reasons = [_find_reason(ordered, i) for i in range(len(ordered))]
    kept = [claim for claim, reason in zip(ordered, reasons, strict=True) if reason is None]
    numbered = [claim for claim in kept if is_numbered(claim)]
    final = numbered or [claim for claim in kept if claim.count_basis != "unknown"]
    left = [(c, r) for c, r in zip(ordered, reasons, strict=True) if r is not None]
    left += [(claim, "unnumbered") for claim in kept if claim not in final]
    return Total(sum(map(count_of, final)) if final else None, tuple(final), tuple(left))


def count_of(claim: Claim) -> int:
    """The figure a claim counts with: its lower bound, else its upper one."""
    return claim.count_low if claim.count_low is not None else claim.count_high or 0


def is_numbered(claim: Claim) -> bool:
    """Whether the claim rests on a number, not on a plain plural."""
    if claim.count_basis == "unknown":
        return False
    return claim.qualifier != "vague" or (claim.count_low or 0) > 2 or claim.count_high is not None


def _find_reason(claims: Sequence[Claim], at: int) -> str | None:
    """Why the claim at `at` does not count, or None."""
    claim = claims[at]
    if claim.whole is not None:
        return "part"
    if any(later.supersedes and later.whole is None for later in claims[at + 1 :]):
        return "superseded"
    if claim.scope == "aggregate" and any(
        other.scope == "incident" and is_numbered(other) for other in claims
    ):
        return "aggregate"
    if claim.rule == AGAIN and not claim.supersedes and at:
        return "repeated"
    return (
        "repeated" if any(_repeats(claim, before) for before in claims[:at] if before.whole is None) else None
    )


def _repeats(claim: Claim, before: Claim) -> bool:
    """Whether a claim names again the people another counted."""
    same = (claim.count_low, claim.count_high) == (before.count_low, before.count_high)
    if not same or (claim.start, claim.end) == (before.start, before.end):
        return False
    first = (claim.count_text or "").split(" ")[0].lower()
    return count_of(claim) >= SURE_REPEAT or (first in read_set("definite", "harm") and count_of(claim) > 0)
