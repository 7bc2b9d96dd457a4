"""Which claims answer how many there were, why others do not, and what one clause says in several numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.resolve.clauses import find_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

EXACTNESS = {"exact": 0, "range": 1, "about": 2, "at_least": 3, "at_most": 4, "vague": 5}
NOT_KNOWN = "its number is not known"
STANDING = {"reported": 0, "claimed": 1, "disputed": 2}


def find_doubled(claims: list[Row]) -> dict[str, str]:
    """claim_id -> why it would count people twice: a part of a total, or a total whose parts say more."""
    by_id = {claim["claim_id"]: claim for claim in claims}
    parts: dict[str, list[Row]] = {}
    for claim in claims:
        if claim["part_of"] in by_id:
            parts.setdefault(claim["part_of"], []).append(claim)
    doubled: dict[str, str] = {}
    for whole, members in sorted(parts.items()):
        if is_unknown(by_id[whole]):
            doubled[whole] = NOT_KNOWN
        elif _say_more(by_id[whole], members):
            doubled[whole] = "counted in its parts"
        else:
            doubled.update({member["claim_id"]: "part of a total" for member in members})
    return doubled


def _say_more(whole: Row, parts: list[Row]) -> bool:
    """Whether the parts add up to the whole exactly, in its event, and name kinds it leaves open."""
    same = all((p["event_id"], p["harm"]) == (whole["event_id"], whole["harm"]) for p in parts)
    known = whole["victim_type"] in {"mixed", "unknown"}
    lows = [p["count_low"] for p in parts if p["count_low"] is not None and not is_unknown(p)]
    return same and known and len(lows) == len(parts) and sum(lows) == whole["count_low"]


def choose_claims(
    answers: list[Row], doubled: Mapping[str, str], lineages: Mapping[str, str]
) -> tuple[list[Row], dict[str, str]]:
    """The claims a figure rests on, and why each other one is left out."""
    kept = [c for c in sorted(answers, key=_rank) if c["claim_id"] not in doubled]
    left_out = {c["claim_id"]: doubled[c["claim_id"]] for c in answers if c["claim_id"] in doubled}
    reasons = {c["claim_id"]: _find_reason(c, kept, lineages) for c in kept}
    left_out |= {key: reason for key, reason in reasons.items() if reason}
    used = [c for c in kept if c["claim_id"] not in left_out]
    again = _find_repeated(used, lineages)
    left_out |= dict.fromkeys(again, "the same voice says it again")
    return [c for c in used if c["claim_id"] not in again], left_out


def _find_reason(claim: Row, kept: list[Row], lineages: Mapping[str, str]) -> str | None:
    """Why a claim is no answer beside the others."""
    if is_superseded(claim, kept, lineages):
        return "replaced by a later number"
    if is_unknown(claim) and any(not is_unknown(c) for c in kept):
        return NOT_KNOWN
    if not is_numbered(claim) and any(is_numbered(c) for c in kept):
        return "a plural beside a number"
    return "one person beside a number" if _is_one_of_more(claim, kept) else None


def _is_one_of_more(claim: Row, kept: Iterable[Row]) -> bool:
    """Whether a text that names one person elsewhere counts several."""
    return claim["count_low"] == claim["count_high"] == 1 and any(
        c["document_id"] == claim["document_id"]
        and (c["count_low"] or 0) > 1
        and is_numbered(c)
        and not is_beside(c, claim)
        for c in kept
    )


def is_beside(one: Row, other: Row) -> bool:
    """Whether two claims of one clause count people of one kind under two nouns, so that they add up."""
    same_clause = one["mention_id"] is not None and one["mention_id"] == other["mention_id"]
    same_words = one["start"] < other["end"] and other["start"] < one["end"]
    same_kind = (one["harm"], one["victim_type"]) == (other["harm"], other["victim_type"])
    return (
        same_clause and same_words and same_kind and find_head(one["victims"]) != find_head(other["victims"])
    )


def _find_repeated(claims: list[Row], lineages: Mapping[str, str]) -> frozenset[str]:
    """The claims whose figure a voice has given already, in another clause."""
    first: dict[tuple[object, ...], Row] = {}
    for claim in claims:
        first.setdefault((lineages[claim["document_id"]], claim["count_low"], claim["count_high"]), claim)
    told = {claim["claim_id"] for claim in first.values()}
    return frozenset(
        claim["claim_id"]
        for claim in claims
        if claim["claim_id"] not in told and not any(is_beside(claim, c) for c in claims)
    )


def add_side_by_side(claims: list[Row]) -> list[Row]:
    """The answers: what one clause counts side by side as one claim of the sum, each other claim as it is.

    `claim_ids` of an answer names the claims it is made of.
    """
    clauses: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        clauses[claim["mention_id"] or claim["claim_id"]].append(claim)
    return [answer for group in clauses.values() for answer in _add_up(group)]


def _add_up(group: list[Row]) -> list[Row]:
    pairs = [(one, other) for at, one in enumerate(group) for other in group[:at]]
    if not pairs or not all(is_beside(one, other) for one, other in pairs):
        return [{**claim, "claim_ids": (claim["claim_id"],)} for claim in group]
    lows, highs = ([claim[bound] for claim in group] for bound in ("count_low", "count_high"))
    total = {
        "claim_ids": tuple(sorted(claim["claim_id"] for claim in group)),
        "count_low": None if None in lows else sum(lows),
        "count_high": None if None in highs else sum(highs),
        "qualifier": max((claim["qualifier"] for claim in group), key=lambda q: EXACTNESS[q]),
        "status": max((claim["status"] for claim in group), key=lambda s: STANDING[s]),
    }
    return [{**min(group, key=lambda claim: str(claim["claim_id"])), **total}]


def _rank(claim: Row) -> tuple[int, int, str, int, str]:
    """Best standing first: asserted before claimed, exact before vague."""
    return (
        STANDING[claim["status"]], EXACTNESS[claim["qualifier"]], claim["document_id"], claim["start"],
        claim["claim_id"],
    )  # fmt: skip


def is_unknown(claim: Row) -> bool:
    """Whether the text says that the number is not known, which is no number and not zero."""
    return bool(claim["count_basis"] == "unknown")


def is_numbered(claim: Row) -> bool:
    """Whether the claim rests on a number or a word for one, not on a plain plural."""
    return claim["count_basis"] != "unknown" and (
        claim["qualifier"] != "vague" or (claim["count_low"] or 0) > 2
    )


def is_superseded(claim: Row, claims: Iterable[Row], lineages: Mapping[str, str]) -> bool:
    """Whether the same voice replaces the claim later on in the same text ("the toll rose to")."""
    return any(
        later["supersedes"]
        and later["document_id"] == claim["document_id"]
        and later["start"] > claim["start"]
        and lineages[later["document_id"]] == lineages[claim["document_id"]]
        for later in claims
    )
