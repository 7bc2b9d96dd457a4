"""A time shape read at an anchor: its TIMEX3 value, its days and how exact they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.chronology.moments import Moment, bounds, make_moment, shift_moment, timex_value
from flows.records import TimeShape

PRECISION = {"D": 1, "W": 2, "M": 3, "S": 3, "Y": 4, "E": 4, "C": 4}
DAY_UNITS = {"D": 1, "W": 7, "M": 30, "Y": 365}
MONTHS_BACK = 8  # a narrative seldom goes back so far without saying the year
CLOCK_UNITS = frozenset({"H", "N", "S"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from.

    `speech` is the day of writing (None where it says nothing of what is told), `narrative` the moment
    the text has reached, `night_end` the last day where that is a stretch of days. `inherits` says that
    a date without a year takes the narrative's; `ahead` that the clause speaks of the future.
    """

    speech: Moment | None = None
    narrative: Moment | None = None
    told: tuple[date, date] | None = None
    inherits: bool = True
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """A shape at its anchor; all None where the anchor does not tell."""

    value: str | None = None
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    moment: Moment | None = None


def _make_resolution(moment: Moment | None, shape: TimeShape) -> Resolution:
    """The resolution of one moment, with the time of day the shape gives."""
    if moment is None:
        return Resolution()
    days = bounds(moment)
    if days is None and moment.year > 0:
        return Resolution()
    precision = 2 if moment.grain == "M" and moment.part else PRECISION[moment.grain]
    start, end = days or (None, None)
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


def _base(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The moment a relative shape counts from: each falls back on the other."""
    pair = (anchor.speech, anchor.narrative)
    return next((m for m in (pair if shape.base == "speech" else pair[::-1]) if m is not None), None)


def _nearest_year(shape: TimeShape, anchor: Anchor) -> int | None:
    """The year of a date that names none: the narrative's, else the latest not after the day of writing."""
    if anchor.inherits and anchor.narrative is not None:
        return anchor.narrative.year + _turns_year(anchor.narrative, shape)
    speech = anchor.speech
    if speech is None or shape.month is None:
        return speech.year if speech else None
    days = bounds(Moment(speech.year, shape.month, shape.day))
    written = bounds(speech)
    if days is None or written is None:
        return speech.year
    if anchor.ahead:
        return speech.year + (days[1] < written[0])
    return speech.year - (days[0] > written[1] + timedelta(10))


def _turns_year(narrative: Moment, shape: TimeShape) -> bool:
    """Whether a month without a year lies in the next one: a narrative goes from December on to April."""
    if narrative.month is None or shape.month is None:
        return False
    return narrative.month - shape.month >= MONTHS_BACK


def _weekday_moment(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The day a weekday names: before the day of writing (or after it, if ahead), else on from the narrative."""
    assert shape.weekday is not None
    spoken = bounds(anchor.speech) if anchor.speech else None
    if spoken is not None:
        back = (spoken[0].weekday() - shape.weekday) % 7
        if anchor.ahead or shape.sign > 0:
            return make_moment(spoken[0] + timedelta(7 - back if back or shape.sign > 0 else 0))
        return make_moment(spoken[0] - timedelta(back or 7 * (shape.sign < 0)))
    if anchor.narrative is None or anchor.narrative.grain != "D":
        return None
    told = bounds(anchor.narrative)
    if told is None:
        return None
    return make_moment(told[0] + timedelta((shape.weekday - told[0].weekday()) % 7))


def _resolve_date(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A calendar date: whole, or completed from the anchor."""
    if shape.year is not None:
        stated = Moment(shape.year, shape.month, shape.day, None, shape.season, shape.width, shape.part)
        return _make_resolution(stated, shape)
    if shape.weekday is not None and shape.day is None:
        moment = _weekday_moment(shape, anchor)
        return _make_resolution(moment, shape) if moment else Resolution(_open_value(shape))
    if shape.month is None and shape.season is None:
        return _resolve_time(shape, anchor)
    year = _nearest_year(shape, anchor)
    if shape.sign:
        year = _stepped_year(shape, anchor)
    if year is None:
        return Resolution(_open_value(shape))
    return _make_resolution(Moment(year, shape.month, shape.day, None, shape.season, 1, shape.part), shape)


def _stepped_year(shape: TimeShape, anchor: Anchor) -> int | None:
    """The year of "last June", "next spring", "the following winter": the nearest one on that side."""
    base = _base(shape, anchor)
    if base is None:
        return None
    days, here = bounds(Moment(base.year, shape.month, season=shape.season)), bounds(base)
    if days is None or here is None:
        return base.year + (shape.sign if shape.season is None else max(shape.sign, 0))
    if shape.sign < 0:
        return base.year - (days[1] >= here[0])
    return base.year + (days[0] <= here[1])


def _resolve_time(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A time of day with no date of its own: the day the narrative has reached."""
    moment = anchor.narrative
    if moment is None or moment.grain != "D":
        return Resolution(_open_value(shape))
    if anchor.told is not None and anchor.told[0] != anchor.told[1]:
        return Resolution(None, *anchor.told, 1, None)
    found = _make_resolution(moment, shape)
    if shape.part == "OVER" and found.start is not None:
        return replace(found, start=found.start - timedelta(1))
    return found


def _resolve_shift(shape: TimeShape, anchor: Anchor) -> Resolution:
    """So many units before or after the base, or the unit that holds it ("that year", "this week")."""
    base = _base(shape, anchor)
    if base is None or shape.unit is None or shape.base == "event":
        return Resolution()
    if shape.base == "speech" and anchor.speech is None and shape.unit == "D":
        return Resolution(None if shape.count else "PRESENT_REF")
    if shape.unit in CLOCK_UNITS:
        days = bounds(base) if base.grain == "D" else None
        return Resolution(None, *days, 1, None) if days else Resolution()
    if shape.count is None:
        return Resolution("PAST_REF" if shape.sign < 0 else "FUTURE_REF")
    if shape.sign > 0 and anchor.told is not None and base is anchor.narrative and base.grain == "D":
        base = make_moment(anchor.told[1])
    moment = shift_moment(base, shape.sign * round(shape.count), shape.unit)
    if moment is None and base.grain == shape.unit and not shape.sign:
        moment = base
    return _make_resolution(replace(moment, part=shape.part) if moment and shape.part else moment, shape)


def _window_value(shape: TimeShape) -> str:
    """The TIMEX3 duration of a window or duration: P3D, PT24H, PXM."""
    count = "X" if shape.count is None else f"{shape.count:g}"
    units = {"H": ("PT", "H"), "N": ("PT", "M"), "S": ("PT", "S"), "E": ("P", "0Y"), "C": ("P", "00Y")}
    head, tail = units.get(shape.unit or "D", ("P", shape.unit or "D"))
    return f"{head}{count}{tail}"


def _resolve_window(shape: TimeShape, anchor: Anchor) -> Resolution:
    """The days of "the past 24 hours": from so long before the base to the base, or on from it."""
    value = _window_value(shape)
    base = _base(shape, anchor)
    here = bounds(base) if base is not None and base.grain == "D" else None
    if here is None or shape.count is None or shape.unit is None:
        return Resolution(value)
    hours = shape.unit in CLOCK_UNITS
    days = round(shape.count / 24) if shape.unit == "H" else round(shape.count * DAY_UNITS.get(shape.unit, 0))
    edge = here[0] + timedelta(shape.sign * days)
    start, end = min(edge, here[0]), max(edge, here[0])
    precision = 1 if hours or shape.unit == "D" else PRECISION[shape.unit]
    return Resolution(value, start, end, precision)


def _resolve_duration(shape: TimeShape, anchor: Anchor) -> Resolution:
    """A length of time; only an anaphoric one ("over the two days") has days."""
    value = _window_value(shape)
    if shape.base != "told" or anchor.told is None or shape.unit != "D" or shape.count is None:
        return Resolution(value)
    return Resolution(value, anchor.told[1] - timedelta(round(shape.count) - 1), anchor.told[1], 1)


def _resolve_range(shape: TimeShape, anchor: Anchor) -> Resolution:
    """From the start of the one end to the end of the other; the first takes what only the second states."""
    assert shape.begin is not None and shape.end is not None
    last = resolve_shape(shape.end, anchor)
    first = resolve_shape(_complete(shape.begin, shape.end, last), anchor)
    if first.value is None or last.value is None:
        return Resolution()
    if first.start and last.end and first.start > last.end:
        return last
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
        "window": _resolve_window,
        "duration": _resolve_duration,
        "range": _resolve_range,
        "set": _resolve_reference,
        "reference": _resolve_reference,
    }
    return readers[shape.kind](shape, anchor)
