"""A time shape read at an anchor: its TIMEX3 value, its days and how exact they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.chronology.anchors import (
    Anchor,
    find_base,
    find_month,
    find_stepped_year,
    find_weekday,
    find_year,
)
from flows.chronology.moments import (
    Moment,
    Resolution,
    add_days,
    bounds,
    make_moment,
    shift_day,
    shift_moment,
    timex_value,
)
from flows.chronology.windows import CLOCK_UNITS, PRECISION, resolve_duration, resolve_window

if TYPE_CHECKING:
    from flows.records import TimeShape

WEEK = 7
SATURDAY = 5


def _make_resolution(moment: Moment | None, shape: TimeShape) -> Resolution:
    """The resolution of one moment, with the time of day the shape gives."""
    if moment is None:
        return Resolution()
    days = bounds(moment)
    if days is None and moment.year > 0:
        return Resolution()
    precision = 2 if moment.grain == "M" and moment.part else PRECISION[moment.grain]
    if moment.part == "WE":
        precision = 1
    start, end = days or (None, None)
    if shape.part == "OVER" and start is not None:
        start = add_days(start, -1)
    return Resolution(timex_value(moment) + _time_tail(shape), start, end, precision, moment)


def _time_tail(shape: TimeShape) -> str:
    """T16:30, TMO and so on, or nothing."""
    if shape.clock:
        return f"T{shape.clock}"
    return f"T{shape.daypart}" if shape.daypart else ""


def _open_value(shape: TimeShape) -> str:
    """The TIMEX3 value of a date whose year stays open: XXXX-06-13, XXXX-WXX-2, XXXX-XX-XXTNI."""
    if shape.weekday is not None and shape.day is None:
        value = f"XXXX-WXX-{shape.weekday + 1}"
    elif shape.season is not None:
        value = f"XXXX-{shape.season}"
    elif shape.month is not None:
        value = f"XXXX-{shape.month:02d}" + (f"-{shape.day:02d}" if shape.day is not None else "")
    else:
        value = "XXXX-XX-XX"
    return value + _time_tail(shape)


def _resolve_date(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A calendar date: whole, or completed from the anchor."""
    if shape.year is not None:
        stated = Moment(shape.year, shape.month, shape.day, None, shape.season, shape.width, shape.part)
        return _make_resolution(stated, shape)
    if shape.weekday is not None and shape.day is None:
        moment = None if shape.base == "event" else find_weekday(shape, anchor)
        return _make_resolution(moment, shape) if moment else Resolution(_open_value(shape))
    if shape.month is None and shape.season is None:
        return _resolve_time(shape, anchor) if shape.day is None else _resolve_day(shape, anchor)
    year = find_year(shape, anchor)
    if shape.sign:
        year = find_stepped_year(shape, anchor)
    if year is None:
        return Resolution(_open_value(shape))
    return _make_resolution(Moment(year, shape.month, shape.day, None, shape.season, 1, shape.part), shape)


def _resolve_day(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A day of the month told."""
    month = find_month(shape, anchor)
    if month is None:
        return Resolution(f"XXXX-XX-{shape.day:02d}")
    return _make_resolution(month._replace(day=shape.day), shape)


def _resolve_time(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A time of day with no date of its own: the day the narrative has reached."""
    moment = _last_night(anchor) if shape.part == "OVER" else anchor.narrative
    if moment is None or moment.grain != "D":
        return Resolution(_open_value(shape))
    if anchor.told is not None and anchor.told[0] != anchor.told[1] and moment is anchor.narrative:
        return Resolution(None, *anchor.told, 1, None)
    return _make_resolution(moment, shape)


def _last_night(anchor: Anchor) -> Moment | None:
    """The day whose night is last told of: the day of writing in news of that day or the day before."""
    spoken = bounds(anchor.speech) if anchor.speech and anchor.speech.grain == "D" else None
    told = bounds(anchor.narrative) if anchor.narrative and anchor.narrative.grain == "D" else None
    if spoken is None or (told is not None and told[1] < add_days(spoken[0], -1)):
        return anchor.narrative
    return anchor.speech


def _resolve_shift(shape: TimeShape, anchor: Anchor) -> Resolution:
    """So many units before or after the base, or the unit that holds it ("that year", "this week")."""
    base = find_base(shape, anchor)
    if base is None or shape.unit is None or shape.base == "event":
        return Resolution()
    if shape.end is not None:
        return _resolve_from(shape, shape.end, base)
    if shape.base == "speech" and anchor.speech is None and shape.unit == "D":
        return Resolution(None if shape.count else "PRESENT_REF")
    if shape.unit in CLOCK_UNITS:
        days = bounds(base) if base.grain == "D" else None
        return Resolution(None, *days, 1, None) if days else Resolution()
    if shape.count is None:
        return Resolution("PAST_REF" if shape.sign < 0 else "FUTURE_REF")
    if shape.sign > 0 and anchor.told is not None and base is anchor.narrative and base.grain == "D":
        base = make_moment(anchor.told[1])
    steps = shape.sign * round(shape.count)
    if shape.part == "WE" and not steps and base is anchor.speech and not anchor.ahead:
        steps = -_is_weekday(base)
    moment = shift_moment(base, steps, shape.unit)
    if anchor.named is not None and _lies_ahead(moment, anchor):
        moment = shift_moment(anchor.named, steps, shape.unit)  # "since 2014. One year later", in news
    if moment is None and base.grain == shape.unit and not shape.sign:
        moment = base
    found = _make_resolution(moment._replace(part=shape.part) if moment and shape.part else moment, shape)
    return _narrow_unit(found, shape, base, anchor)


def _lies_ahead(moment: Moment | None, anchor: Anchor) -> bool:
    """Whether a moment begins after the day of writing, in a clause that is not of the future."""
    days, spoken = bounds(moment) if moment else None, bounds(anchor.speech) if anchor.speech else None
    return days is not None and spoken is not None and not anchor.ahead and days[0] > spoken[1]


def _resolve_from(shape: TimeShape, inner: TimeShape, base: Moment) -> Resolution:
    """What the inner words say so many units from the base: "ten years ago this week"."""
    days = bounds(base)
    if days is None or base.grain != "D" or shape.unit is None or shape.count is None:
        return Resolution()
    there = make_moment(shift_day(days[0], shape.sign * round(shape.count), shape.unit))
    found = resolve_shape(inner, Anchor(speech=there, narrative=there, ahead=True))
    return found if inner.kind == "date" else found._replace(moment=there)


def _narrow_unit(found: Resolution, shape: TimeShape, base: Moment, anchor: Anchor) -> Resolution:
    """The days as told: "two weeks ago" is about a day, "this week", "so far this year" end when written."""
    is_week = shape.unit == "W" and shape.part != "WE"
    here = bounds(base) if base.grain == "D" and (is_week or shape.is_running) else None
    if here is None or found.start is None or found.end is None:
        return found
    if shape.is_counted and shape.count:
        day = add_days(here[0], 7 * shape.sign * round(shape.count))
        return found._replace(start=day, end=day)
    if not shape.sign and shape.base == "speech" and not anchor.ahead:
        return found._replace(end=min(found.end, here[1]))
    return found


def _is_weekday(moment: Moment) -> bool:
    """Whether a day lies before the weekend of its week, so that "the weekend" is the one before."""
    days = bounds(moment)
    return days is not None and days[0].weekday() < SATURDAY


def _resolve_range(shape: TimeShape, anchor: Anchor) -> Resolution:
    """From the start of the one end to the end of the other; the first takes what only the second states."""
    assert shape.begin is not None and shape.end is not None
    last = resolve_shape(shape.end, anchor)
    first = resolve_shape(_complete(shape.begin, shape.end, last), anchor)
    if first.value is None or last.value is None:
        return Resolution()
    if first.start and last.end and first.start > last.end:
        if shape.begin.weekday is None or shape.begin.day is not None:
            return last
        first = _make_resolution(make_moment(add_days(first.start, -WEEK)), shape.begin)
    precision = max(first.precision or 1, last.precision or 1)
    return Resolution(f"{first.value}/{last.value}", first.start, last.end, precision, last.moment)


def _complete(begin: TimeShape, end: TimeShape, last: Resolution) -> TimeShape:
    """The begin of a range with the year the end has: "28 December to 3 January 2014" began in 2013."""
    if begin.kind != "date" or begin.year is not None or begin.month is None or last.moment is None:
        return begin
    later = end.month is not None and begin.month > end.month
    return replace(begin, year=last.moment.year - later)


def _resolve_reference(shape: TimeShape, anchor: Anchor) -> Resolution:
    """PAST_REF and its kind: no days."""
    return Resolution(shape.reference)


def resolve_shape(shape: TimeShape, anchor: Anchor) -> Resolution:
    """Value, days and precision of a shape at an anchor; every field is None where it stays open."""
    readers = {
        "date": _resolve_date,
        "shift": _resolve_shift,
        "window": resolve_window,
        "duration": resolve_duration,
        "range": _resolve_range,
        "set": _resolve_reference,
        "reference": _resolve_reference,
    }
    return readers[shape.kind](shape, anchor)
