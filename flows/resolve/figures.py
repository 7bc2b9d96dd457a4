"""From claims to figures: low, best and high for each event, harm and kind of victims, by four rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from flows.resolve.rows import Row

STANDING = {"reported": 0, "claimed": 1, "disputed": 2}
EXACTNESS = {"exact": 0, "range": 1, "about": 2, "at_least": 3, "at_most": 4, "vague": 5}


class Figure(NamedTuple):
    """One resolved number."""

    low: int | None
    best: int | None
    high: int | None


def make_resolution_rows(claims: Iterable[Row], lineages: Mapping[str, str]) -> list[Row]:
    """One row an event, harm, kind of victims and rule; aggregates and parts of a total are left out."""
    asked: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["event_id"] and claim["scope"] == "incident":
            asked[claim["event_id"], claim["harm"], claim["victim_type"]].append(claim)
    return [
        _resolution_row(question, rule, answers, lineages)
        for question, answers in sorted(asked.items())
        for rule in RULES
    ]


def _resolution_row(
    question: tuple[str, str, str], rule: str, answers: list[Row], lineages: Mapping[str, str]
) -> Row:
    used, left_out = choose_claims(answers, lineages)
    figure = RULES[rule](used)
    event_id, harm, victim_type = question
    return {
        "event_id": event_id,
        "harm": harm,
        "victim_type": victim_type,
        "rule": rule,
        **figure._asdict(),
        "claim_ids": "|".join(claim["claim_id"] for claim in used),
        "left_out": "|".join(f"{key}: {reason}" for key, reason in sorted(left_out.items())) or None,
    }


def choose_claims(answers: list[Row], lineages: Mapping[str, str]) -> tuple[list[Row], dict[str, str]]:
    """The claims a figure rests on, and why each other one is left out."""
    left_out = {c["claim_id"]: "part of a total" for c in answers if c["part_of"]}
    kept = [c for c in answers if c["claim_id"] not in left_out] or answers
    left_out = left_out if kept is not answers else {}
    ranked = sorted(kept, key=_rank)
    voices: dict[tuple[str, int | None, int | None], Row] = {}
    for claim in ranked:
        key = (lineages[claim["document_id"]], claim["count_low"], claim["count_high"])
        if key in voices:
            left_out[claim["claim_id"]] = "the same voice says it again"
        voices.setdefault(key, claim)
    superseded = _superseded(list(voices.values()), lineages)
    left_out |= dict.fromkeys(superseded, "superseded by a later number")
    used = [c for c in voices.values() if c["claim_id"] not in superseded]
    return used, left_out


def _superseded(claims: list[Row], lineages: Mapping[str, str]) -> set[str]:
    """Claims of a voice that gives a running total later on."""
    last = {
        lineages[c["document_id"]]: c["start"]
        for c in sorted(claims, key=lambda c: int(c["start"]))
        if c["supersedes"]
    }
    return {c["claim_id"] for c in claims if c["start"] < last.get(lineages[c["document_id"]], -1)}


def _rank(claim: Row) -> tuple[int, int, str, int]:
    """Best standing first: asserted before claimed, exact before vague."""
    return (STANDING[claim["status"]], EXACTNESS[claim["qualifier"]], claim["document_id"], claim["start"])


def _bounds(claims: list[Row]) -> tuple[int | None, int | None]:
    lows = [c["count_low"] for c in claims if c["count_low"] is not None]
    highs = [c["count_high"] for c in claims if c["count_high"] is not None]
    low = min(lows, default=None)
    return low, max(highs + lows, default=None)


def _point(claim: Row) -> int | None:
    """The one number a claim stands for: the middle of a range, else its bound."""
    low: int | None = claim["count_low"]
    high: int | None = claim["count_high"]
    if low is None or high is None:
        return high if low is None else low
    return (low + high) // 2


def resolve_best(claims: list[Row]) -> Figure:
    """The figure of the best standing: the number most voices give, then the best-founded one."""
    points = Counter(_point(c) for c in claims)
    top = max(points.values())
    best = next(_point(c) for c in sorted(claims, key=_rank) if points[_point(c)] == top)
    return Figure(*_around(claims, best))


def resolve_acled(claims: list[Row]) -> Figure:
    """The most conservative number."""
    best = min((p for c in claims if (p := _point(c)) is not None), default=None)
    return Figure(*_around(claims, best))


def resolve_gtd(claims: list[Row]) -> Figure:
    """The most frequent number, the lowest of several."""
    points = Counter(p for c in claims if (p := _point(c)) is not None)
    best = min(points, key=lambda p: (-points[p], p), default=None)
    return Figure(*_around(claims, best))


def resolve_ibc(claims: list[Row]) -> Figure:
    """The lowest and the highest number, none of them preferred."""
    low, high = _bounds(claims)
    return Figure(low, None, high)


def _around(claims: list[Row], best: int | None) -> tuple[int | None, int | None, int | None]:
    low, high = _bounds(claims)
    if best is None:
        return low, best, high
    return min(low if low is not None else best, best), best, max(high if high is not None else best, best)


RULES: Mapping[str, Callable[[list[Row]], Figure]] = {
    "best": resolve_best,
    "acled": resolve_acled,
    "gtd": resolve_gtd,
    "ibc": resolve_ibc,
}
