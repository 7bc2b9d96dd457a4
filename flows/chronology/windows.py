"""Lengths of time and the days they cover at an anchor: "the past 24 hours", "over the two days"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.chronology.anchors import Anchor, find_base
from flows.chronology.moments import Resolution, add_days, bounds, shift_day

if TYPE_CHECKING:
    from datetime import date

    from flows.records import TimeShape

PRECISION = {"D": 1, "W": 2, "M": 3, "S": 3, "Y": 4, "E": 4, "C": 4}
DAY_UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365, "E": 3652, "C": 36524}
CALENDAR_UNITS = frozenset({"M", "Y"})
CLOCK_UNITS = frozenset({"H", "N", "S"})


def _window_value(shape: TimeShape) -> str:
    """The TIMEX3 duration of a window or duration: P3D, PT24H, PXM."""
    count = "X" if shape.count is None or shape.part == "ABOUT" else f"{shape.count:g}"
    units = {"H": ("PT", "H"), "N": ("PT", "M"), "S": ("PT", "S"), "E": ("P", "0Y"), "C": ("P", "00Y")}
    head, tail = units.get(shape.unit or "D", ("P", shape.unit or "D"))
    return f"{head}{count}{tail}"


def resolve_window(shape: TimeShape, anchor: Anchor) -> Resolution:
    """The days of "the past 24 hours": from so long before the base to the base, or on from it; of "the
    following weeks" only the first.
    """
    value = _window_value(shape)
    onward = shape.sign > 0 and not anchor.ahead  # "over the next four days", of what has happened
    base = find_base(replace(shape, base="narrative") if onward else shape, anchor)
    here = bounds(base) if base is not None and base.grain == "D" else None
    if here is not None and onward and shape.count is None and shape.unit in DAY_UNITS:
        return Resolution(value, here[0], None, max(PRECISION[shape.unit], 2))
    if here is None or shape.count is None or shape.unit is None:
        return Resolution(value)
    hours = shape.unit in CLOCK_UNITS
    edge = _find_edge(shape, here[0])
    start, end = min(edge, here[0]), max(edge, here[0])
    precision = 1 if hours else PRECISION[shape.unit]
    return Resolution(value, start, end, 2 if shape.part == "ABOUT" else precision)


def _find_edge(shape: TimeShape, day: date) -> date:
    """The other end of a window that begins or ends on a day; months and years go by the calendar."""
    assert shape.count is not None and shape.unit is not None
    if shape.unit in CALENDAR_UNITS and shape.count == round(shape.count):
        return shift_day(day, shape.sign * round(shape.count), shape.unit)
    days = round(shape.count / 24) if shape.unit == "H" else round(shape.count * DAY_UNITS.get(shape.unit, 0))
    return add_days(day, shape.sign * days)


def resolve_duration(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A length of time; only an anaphoric one ("over the two days") has days."""
    value = _window_value(shape)
    if shape.base != "told" or anchor.told is None or shape.unit != "D" or shape.count is None:
        return Resolution(value)
    return Resolution(value, add_days(anchor.told[1], 1 - round(shape.count)), anchor.told[1], 1)
