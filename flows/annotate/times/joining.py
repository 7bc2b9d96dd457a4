"""Neighbours that are one expression: a time of day and its date, the two ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.times.grammar import read_words
from flows.records import TimeShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Part = tuple[int, int, TimeShape]

LONGEST_JOINT = 20
WIDER_THAN_DAYS = frozenset({"W", "M", "Y"})
BETWEEN = re.compile(r"(?<!\w)(?:from|between)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)


@cache
def _read_joints(name: str) -> frozenset[str]:
    """The words that may stand between two parts of one expression."""
    return frozenset(read_words()["joints"][name])


def _between(text: str, left: Part, right: Part) -> str:
    """What stands between two parts, without commas and in single spaces."""
    if right[0] - left[1] > LONGEST_JOINT:
        return "too far"
    return " ".join(text[left[1] : right[0]].replace(",", " ").lower().split())


def _is_time_of_day(shape: TimeShape) -> bool:
    """Whether a shape is a time of day and nothing more."""
    dated = (shape.year, shape.month, shape.day, shape.weekday, shape.season)
    return shape.kind == "date" and bool(shape.clock or shape.daypart) and all(part is None for part in dated)


def _is_day(shape: TimeShape) -> bool:
    """Whether a shape names a day that may take a time of day."""
    if shape.clock or shape.daypart:
        return False
    if shape.kind == "shift":
        return shape.unit == "D" and shape.base != "event"
    return shape.kind == "date" and _names_day(shape)


def _is_calendar(shape: TimeShape) -> bool:
    """Whether a shape may be one end of a range; a time of day needs its day."""
    timed = bool(shape.clock or shape.daypart)
    return shape.kind == "date" and shape.part != "OVER" and (not timed or _names_day(shape))


def _names_day(shape: TimeShape) -> bool:
    return shape.day is not None or shape.weekday is not None


def _grain(shape: TimeShape) -> tuple[bool, ...]:
    """Which calendar fields a shape states; the ends of a range state alike."""
    return (
        shape.day is not None,
        shape.weekday is not None,
        shape.month is not None,
        shape.season is not None,
    )


def _with_time(day: TimeShape, time: TimeShape) -> TimeShape:
    """A day with a time of day; the part words of a time ("late on") are no time of day."""
    if time.clock == "part":
        return day
    return replace(day, clock=time.clock, daypart=time.daypart)


def _join_time(text: str, left: Part, right: Part) -> Part | None:
    """A time of day and its date, either way round; a night goes with the two days it lies between."""
    between = _between(text, left, right)
    if _is_time_of_day(left[2]) and right[2].kind == "range" and between in _read_joints("time_to_range"):
        return left[0], right[1], right[2]
    if left[2].part == "OVER" and _is_day(right[2]) and between in _read_joints("night_to_day"):
        return left[0], right[1], replace(right[2], part="OVER", daypart=left[2].daypart)
    if _is_time_of_day(left[2]) and _is_day(right[2]) and between in {"", *_read_joints("time_to_date")}:
        return left[0], right[1], _with_time(right[2], left[2])
    if _is_day(left[2]) and _is_time_of_day(right[2]) and between in {"", *_read_joints("date_to_time")}:
        return left[0], right[1], _with_time(left[2], right[2])
    return None


def _join_days(text: str, left: Part, right: Part) -> Part | None:
    """A weekday and its date: "Tuesday (10 June)"."""
    pair = (left[2], right[2])
    if not all(shape.kind == "date" for shape in pair) or not re.fullmatch(
        r",?\s{0,3}\(?", text[left[1] : right[0]]
    ):
        return None
    if left[2].weekday is not None and left[2].day is None and right[2].day is not None:
        return left[0], right[1], right[2]
    return None


def _join_ago(text: str, left: Part, right: Part) -> Part | None:
    """So long before a time of now: "ten years ago this week"."""
    far, near = left[2], right[2]
    deictic = near.kind == "shift" and near.base == "speech" and near.end is None and not near.count
    counted = far.kind == "shift" and far.base == "speech" and far.sign < 0 and far.unit in WIDER_THAN_DAYS
    if not (deictic and counted) or _between(text, left, right):
        return None
    return left[0], right[1], replace(far, end=near)


def _join_year(text: str, left: Part, right: Part) -> Part | None:
    """A date and the year of writing or the one before: "in April last year"."""
    day, year = left[2], right[2]
    dated = day.kind == "date" and day.month is not None and day.year is None and not day.sign
    stepped = year.kind == "shift" and (year.unit, year.base) == ("Y", "speech") and year.sign <= 0
    if (
        not (dated and stepped)
        or year.is_counted
        or year.part
        or _between(text, left, right) not in {"", "of"}
    ):
        return None
    return left[0], right[1], replace(year, end=replace(day, base="told"))


def _join_range(text: str, left: Part, right: Part) -> Part | None:
    """Two dates of one grain with "to" or a dash between, or "and" after "between" or of two weekdays."""
    if not (_is_calendar(left[2]) and _is_calendar(right[2])):
        return None
    between = _between(text, left, right)
    if between not in _read_joints("range_ends") or "," in text[left[1] : right[0]]:
        return None
    if between == "and" and not _allows_and(text, left, right):
        return None
    if _grain(left[2]) != _grain(right[2]):
        return None
    shape = TimeShape("range", begin=left[2], end=right[2], parts=(left[:2], right[:2]))
    return left[0], right[1], shape


def _allows_and(text: str, left: Part, right: Part) -> bool:
    """Whether "and" joins two dates into a range: after "between", of two days or neighbouring months."""
    days = left[2].weekday is not None and right[2].weekday is not None
    return (
        days
        or _are_neighbours(left[2], right[2])
        or BETWEEN.search(text[max(0, left[0] - 20) : left[0]]) is not None
    )


def _are_neighbours(first: TimeShape, last: TimeShape) -> bool:
    """Whether two shapes follow each other: "in June and July", "late 2016 and early 2017"."""
    if first.part == "END" and last.part == "START":
        months = 12 * ((last.year or 0) - (first.year or 0)) + (last.month or 1) - (first.month or 12)
        return months == 1
    if first.month is None or last.month is None or first.day or first.part or last.part:
        return False
    return last.month == first.month + 1 and first.year in {None, last.year}


JOINTS = (_join_time, _join_days, _join_ago, _join_year, _join_range)


def join_parts(text: str, parts: Iterable[Part]) -> Sequence[Part]:
    """The expressions with neighbours joined, left to right."""
    joined: list[Part] = []
    for part in parts:
        last = part
        while joined:
            one = next(
                (found for join in JOINTS if (found := join(text, joined[-1], last))),
                None,
            )
            if one is None:
                break
            joined.pop()
            last = one
        joined.append(last)
    return [part for part in joined if part[2].clock != "part"]
