"""From claims to figures: low, best and high for each event, harm and kind of victims, by four rules.

The default rule `best`, in this order: parts beside their total, totals whose parts say who the people are,
numbers the same voice replaced or repeats, plurals and single persons beside numbers are left out; what one
clause counts side by side under different nouns is added up. Of the rest the one
of most independent voices stands; then the one more speakers give, the more exact, the later, the lower.
What a party says of its enemy's losses widens the bounds but never is the best figure alone.
`low` and `high` are the bounds of the claims used; `high` stays empty where "at least" leaves it open.

A number that a text calls unknown is none, under every rule: beside a number it is left out with that
reason, and alone it makes a row without figures, so that stated zero (a row of 0), stated unknown (a row of
nothing) and not mentioned (no row) stay apart. No default that another scheme writes for it is repeated here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.resolve.answers import (
    EXACTNESS,
    STANDING,
    add_side_by_side,
    choose_claims,
    find_doubled,
    is_unknown,
)
from flows.resolve.questions import gather_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from flows.resolve.questions import Question
    from flows.resolve.rows import Row

# What decides between numbers, in this order.
CRITERIA = ("voices", "speakers", "standing", "exactness", "recency", "lower")


class Figure(NamedTuple):
    """One resolved number."""

    low: int | None
    best: int | None
    high: int | None


class Sources(NamedTuple):
    """What a rule knows of texts and speakers: lineages, days of publication, sides of the parties."""

    lineages: Mapping[str, str]
    published: Mapping[str, date | None]
    sides: Mapping[str, str]


def make_resolution_rows(claims: Iterable[Row], sources: Sources) -> list[Row]:
    """One row an event, harm, kind of victims and rule; aggregates never enter."""
    incidents = [claim for claim in claims if claim["scope"] == "incident" and claim["event_id"]]
    doubled = find_doubled(incidents)
    return [
        row
        for question, answers in gather_claims(incidents).items()
        for row in _resolution_rows(question, answers, doubled, sources)
    ]


def _resolution_rows(
    question: Question, answers: list[Row], doubled: Mapping[str, str], sources: Sources
) -> Iterable[Row]:
    used, left_out = choose_claims(answers, doubled, sources.lineages)
    if not used:
        return
    said = add_side_by_side(used)
    for rule, resolve_by in RULES.items():
        yield {
            "event_id": question.scope,
            "harm": question.harm,
            "victim_type": question.victim_type,
            "rule": rule,
            **resolve_by(said, sources)._asdict(),
            "claim_ids": "|".join(sorted(claim["claim_id"] for claim in used)),
            "left_out": "|".join(f"{key}: {reason}" for key, reason in sorted(left_out.items())) or None,
        }


def is_partisan(claim: Row, sides: Mapping[str, str]) -> bool:
    """Whether a party speaks of the losses of its enemy: by its own side, else by the kind of victims."""
    speaker = sides.get(claim["attributed_actor_id"] or "")
    if speaker is None or speaker == sides.get(claim["victim_actor_id"] or ""):
        return False
    if speaker == sides.get(claim["perpetrator_actor_id"] or ""):
        return True
    enemy = "armed_group" if speaker.startswith("state ") else "state_forces"
    return bool(claim["victim_type"] == enemy)


def find_point(claim: Row) -> int | None:
    """The one number a claim stands for: the middle of a range, else its lower bound; none of "up to" or of
    a number that is not known.

    >>> find_point({"count_low": 1000, "count_high": 1800, "count_basis": "number"})
    1400
    """
    if is_unknown(claim):
        return None
    low: int | None = claim["count_low"]
    high: int | None = claim["count_high"]
    return (low + high) // 2 if low is not None and high is not None else low


def find_bounds(claims: list[Row]) -> tuple[int | None, int | None]:
    """The least and the greatest number the claims allow; None where one leaves a side open."""
    known = [c for c in claims if not is_unknown(c)]
    lows = [c["count_low"] for c in known if c["count_low"] is not None]
    highs = [c["count_high"] for c in known if c["count_high"] is not None]
    open_lows = [low for low in (c["count_low"] for c in known if c["count_high"] is None) if low is not None]
    high = max(highs, default=None)
    if high is not None and any(low > high for low in open_lows):
        high = None
    return min([*lows, *([high] if lows and high is not None else [])], default=None), high


def resolve_best(claims: list[Row], sources: Sources) -> Figure:
    """The number most independent voices give; what only a party says of its enemy just widens the bounds."""
    fair = [c for c in claims if not is_partisan(c, sources.sides)]
    best = _choose_point(fair, sources)
    low, high = find_bounds(claims)
    if not fair and (low, high) != (None, None):
        low = 0
    return _around(low, best, high)


def _choose_point(claims: list[Row], sources: Sources) -> int | None:
    points = {point for c in claims if (point := find_point(c)) is not None}
    return min(points, key=lambda point: find_preference(point, claims, sources), default=None)


def find_preference(point: int, claims: list[Row], sources: Sources) -> tuple[int, ...]:
    """How a number stands by each of the criteria, the least being the best."""
    saying = [c for c in claims if find_point(c) == point]
    return (
        -len({sources.lineages[c["document_id"]] for c in saying}),
        -len({c["attributed_to"] for c in saying}),
        min(STANDING[c["status"]] for c in saying),
        min(EXACTNESS[c["qualifier"]] for c in saying),
        -max(_day_told(c, sources) for c in saying),
        point,
    )


def _day_told(claim: Row, sources: Sources) -> int:
    published = sources.published.get(claim["document_id"])
    return published.toordinal() if published else 0


def resolve_acled(claims: list[Row], sources: Sources) -> Figure:
    """The most conservative number."""
    points = [point for c in claims if (point := find_point(c)) is not None]
    low, high = find_bounds(claims)
    return _around(low, min(points, default=None), high)


def resolve_gtd(claims: list[Row], sources: Sources) -> Figure:
    """Of the latest texts the number most claims give, the lowest of several."""
    latest = max(_day_told(c, sources) for c in claims)
    points = [p for c in claims if _day_told(c, sources) == latest and (p := find_point(c)) is not None]
    low, high = find_bounds(claims)
    return _around(low, min(points, key=lambda p: (-points.count(p), p), default=None), high)


def resolve_ibc(claims: list[Row], sources: Sources) -> Figure:
    """The lowest and the highest number given, none of them preferred."""
    known = [c for c in claims if not is_unknown(c)]
    points = [p for c in known for p in (c["count_low"], c["count_high"]) if p is not None]
    return Figure(min(points, default=None), None, max(points, default=None))


def _around(low: int | None, best: int | None, high: int | None) -> Figure:
    """The figure, its bounds around the best number; an open bound stays open."""
    if best is None:
        return Figure(low, best, high)
    return Figure(
        best if low is None else min(low, best), best, max(high, best) if high is not None else None
    )


RULES: Mapping[str, Callable[[list[Row], Sources], Figure]] = {
    "best": resolve_best,
    "acled": resolve_acled,
    "gtd": resolve_gtd,
    "ibc": resolve_ibc,
}
