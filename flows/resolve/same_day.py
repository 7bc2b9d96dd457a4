"""How the days of two mentions lie to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.resolve.candidates import Candidate
    from flows.resolve.days import Days

# What the days of two mentions of one course say no more where one of them may not be its own.
LOOSE = frozenset({
    "day_apart", "day_doubt", "day_near", "day_near_here", "day_next", "day_overlap", "day_told_apart",
    "day_told_before", "span_apart", "span_overlap",
})  # fmt: skip


def find_day_features(one: Candidate, other: Candidate) -> list[str]:
    """The features of `same_event.yml` about days that hold of a pair."""
    found = list(_compare_days(one, other))
    if may_be_one_course(one, other) and _is_loosely_dated(one, other):
        return list(dict.fromkeys("course_days" if feature in LOOSE else feature for feature in found))
    return found


def may_be_one_course(one: Candidate, other: Candidate) -> bool:
    """Whether two mentions tell a course of events over an area, by the same initiators."""
    both = one.is_course and other.is_course and not (one.is_fresh or other.is_fresh)
    return both and bool(one.initiators.actors & other.initiators.actors)


def _is_loosely_dated(one: Candidate, other: Candidate) -> bool:
    """Whether a day may be that of the passage or of the clause that takes the course up, and none is far."""
    if one.days is None or other.days is None:
        return True
    loose = one.refers_back or other.refers_back or not (one.days.stated and other.days.stated)
    return loose and _find_gap(one.days, other.days) <= _limit("doubt_days")


def _compare_days(one: Candidate, other: Candidate) -> Iterator[str]:
    a, b = one.days, other.days
    if _is_told_before(a, other) or _is_told_before(b, one):
        yield "day_told_before"
    if a is None or b is None:
        if not (a is None and one.refers_back) and not (b is None and other.refers_back):
            yield "day_unsaid"
    elif not (a.exact and b.exact):
        yield "span_overlap" if _find_gap(a, b) <= 0 else "span_apart"
    elif _find_gap(a, b) <= 0:
        yield "day_same" if a[:2] == b[:2] else "day_overlap"
    else:
        yield _find_gap_feature(one, other, _find_gap(a, b))


def _find_gap(one: Days, other: Days) -> int:
    """The days from the end of the earlier to the start of the later; 0 or less where they overlap."""
    return max(one.first - other.last, other.first - one.last)


def _is_told_before(days: Days | None, mention: Candidate) -> bool:
    """Whether the text of a mention appeared before these days, beyond the reach of time zones."""
    return days is not None and days.stated and mention.told is not None and days.first > mention.told + 1


def _find_gap_feature(one: Candidate, other: Candidate, gap: int) -> str:
    if gap == 1 and one.code == other.code and one.code in read_settings()["lasting"]:
        return "day_next"
    if gap <= _limit("doubt_days") and (_is_doubtful(one) or _is_doubtful(other)):
        return "day_doubt"
    if gap > _limit("near_days"):
        return "day_apart"
    if one.document_id != other.document_id:
        return "day_near"
    stated = all(mention.days is not None and mention.days.stated for mention in (one, other))
    return "day_told_apart" if stated else "day_near_here"


def _is_doubtful(mention: Candidate) -> bool:
    """Whether the date may be the passage's rather than the event's."""
    return mention.refers_back and mention.days is not None and not mention.days.stated


def _limit(name: str) -> int:
    return int(read_settings()[name])
