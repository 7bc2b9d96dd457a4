"""Whether a figure is of one incident or adds up a period, a country, a campaign."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.words import read_harm

if TYPE_CHECKING:
    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import When

GREAT = 10_000  # killed, hurt or taken: more than one incident has
REACH = 8  # words before the clause in which a cue may stand
LONG = 12  # days from which a dated span is a period rather than an incident
INCIDENT, AGGREGATE = "incident", "aggregate"


def find_scope(view: View, item: Harmed, when: When, first: int, last: int) -> str:
    """`aggregate` where the clause counts over a period or many events, else `incident`."""
    if _is_one(item):
        return INCIDENT
    great = item.harm != "displaced" and (item.group.low or 0) >= GREAT
    return (
        AGGREGATE
        if great or _has_cue(view, first, last) or _spans_period(view, when, first, last)
        else INCIDENT
    )


def _is_one(item: Harmed) -> bool:
    """Whether the claim is of one person told without a number, who is harmed but once."""
    return item.group.quantity is None and item.group.high == 1


def _has_cue(view: View, first: int, last: int) -> bool:
    """Whether words of a period or of many events stand in the clause."""
    text = " ".join(view.words[max(first - REACH, 0) : last + 3])
    return any(f" {cue} " in f" {text} " for cue in read_cues())


@cache
def read_cues() -> tuple[str, ...]:
    """The phrases that make a figure an aggregate."""
    return tuple(read_harm()["aggregate_cues"])


def _spans_period(view: View, when: When, first: int, last: int) -> bool:
    """Whether an expression of a long span or of a duration stands in the clause itself and dates it."""
    for time in view.sentence.times:
        inside = first <= time.first < last
        if (
            inside
            and time.type == "DURATION"
            and time.relation in {"during", "at"}
            and _counts_over(view, time.first)
        ):
            return True
        if (
            inside
            and when.text == time.text
            and when.start
            and when.end
            and (when.end - when.start).days >= LONG
        ):
            return True
    return False


def _counts_over(view: View, first: int) -> bool:
    """Whether a duration is the stretch counted over: "over the two days", "in the previous 24 hours"."""
    return any(
        word in {"over", "in", "during", "within", "throughout", "past", "previous", "last"}
        for word in view.words[max(first - 2, 0) : first + 3]
    )
