"""Moments: dates that may lack month or day, be a season, a decade or a century, or lie before Christ."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

# Days of a month; those below 1 count from its last day.
PART_DAYS = {
    "START": (1, 10), "MID": (11, 20), "END": (21, 31), "H1": (1, 15), "H2": (16, 31),
    "W1": (1, 7), "W2": (8, 14), "W3": (15, 21), "W4": (22, 28), "WL": (-6, 31),
}  # fmt: skip
PART_MONTHS = {
    "START": (1, 4), "MID": (5, 8), "END": (9, 12), "H1": (1, 6), "H2": (7, 12),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12),
    "M2": (1, 2), "M4": (1, 4), "M5": (1, 5), "M7": (1, 7), "M8": (1, 8), "M9": (1, 9), "M10": (1, 10),
}  # fmt: skip
PART_TENTHS = {"START": (0.0, 0.3), "MID": (0.4, 0.6), "END": (0.7, 1.0)}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


class Moment(NamedTuple):
    """A stretch of the calendar as words name it; years before Christ are negative, `width` is in years."""

    year: int
    month: int | None = None
    day: int | None = None
    week: int | None = None
    season: str | None = None
    width: int = 1
    part: str | None = None

    @property
    def grain(self) -> str:
        """The finest unit stated: D, W, M, S (season), Y, E (decade) or C (century)."""
        if self.width > 1:
            return "E" if self.width == 10 else "C"
        finest = (("D", self.day), ("W", self.week), ("M", self.month), ("S", self.season))
        return next((grain for grain, stated in finest if stated is not None), "Y")


class Resolution(NamedTuple):
    """A shape at its anchor; all None where the anchor does not tell."""

    value: str | None = None
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    moment: Moment | None = None


def make_moment(day: date, grain: str = "D") -> Moment:
    """The moment of one grain that holds a day.

    >>> timex_value(make_moment(date(2014, 6, 11), "W"))
    '2014-W24'
    """
    if grain == "W":
        year, week, _ = day.isocalendar()
        return Moment(year, week=week)
    if grain == "D":
        return Moment(day.year, day.month, day.day)
    if grain == "M":
        return Moment(day.year, day.month)
    widths = {"Y": 1, "E": 10, "C": 100}
    return Moment(day.year - day.year % widths[grain], width=widths[grain])


def timex_value(moment: Moment) -> str:
    """The TIMEX3 value: 2014-06-11, 2014-W24, 2014-06, 2014-SU, 201 (decade), 20 (century), BC0490."""
    digits = {1: 4, 10: 3, 100: 2}[moment.width]
    year = f"{abs(moment.year) // moment.width:0{digits}d}"
    value = f"BC{year}" if moment.year < 0 else year
    if moment.week is not None:
        return f"{value}-W{moment.week:02d}" + ("-WE" if moment.part == "WE" else "")
    if moment.season is not None:
        return f"{value}-{moment.season}"
    if moment.month is not None:
        value += f"-{moment.month:02d}"
    if moment.day is not None:
        value += f"-{moment.day:02d}"
    return value


def add_days(day: date, count: int) -> date:
    """The day so many days on, or the last the calendar has on that side."""
    return date.fromordinal(min(max(day.toordinal() + count, 1), date.max.toordinal()))


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    """First and last day of a stretch of months; months beyond 12 lie in the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    if not 0 < year <= end_year <= MAXYEAR:
        return None
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _day_bounds(moment: Moment) -> tuple[date, date] | None:
    """The one day itself, or None where the calendar has no such day."""
    assert moment.month is not None and moment.day is not None
    try:
        day = date(moment.year, moment.month, moment.day)
    except ValueError:
        return None
    return day, day


def _week_bounds(moment: Moment) -> tuple[date, date] | None:
    """Monday to Sunday of an ISO week, or its weekend."""
    assert moment.week is not None
    try:
        monday = date.fromisocalendar(moment.year, moment.week, 1)
        return add_days(monday, 5 if moment.part == "WE" else 0), add_days(monday, 6)
    except (ValueError, OverflowError):
        return None


def _month_bounds(moment: Moment) -> tuple[date, date] | None:
    """A month, or the days of it that early, mid or late mean, a week or a half of it."""
    assert moment.month is not None
    whole = _months(moment.year, moment.month, moment.month)
    if whole is None or moment.part is None:
        return whole
    first, last = PART_DAYS[moment.part]
    first += whole[1].day if first < 1 else 0
    return whole[0].replace(day=first), whole[0].replace(day=min(last, whole[1].day))


def _year_bounds(moment: Moment) -> tuple[date, date] | None:
    """A season, a year, or several years; early, mid and late mean about a third of them."""
    if moment.season is not None:
        first, last = SEASON_MONTHS[moment.season]
        return _months(moment.year, first, last)
    if moment.width == 1:
        return _months(moment.year, *PART_MONTHS[moment.part] if moment.part else (1, 12))
    low, high = PART_TENTHS[moment.part] if moment.part else (0.0, 1.0)
    first_year = moment.year + int(low * moment.width)
    last_year = moment.year + max(int(high * moment.width) - 1, 0)
    start, end = _months(first_year, 1, 12), _months(last_year, 1, 12)
    return (start[0], end[1]) if start and end else None


def bounds(moment: Moment) -> tuple[date, date] | None:
    """First and last day, inclusive; None before the year 1 and for days the calendar lacks."""
    readers = {"D": _day_bounds, "W": _week_bounds, "M": _month_bounds}
    return readers.get(moment.grain, _year_bounds)(moment)


def first_day(moment: Moment) -> date | None:
    """The first day of a moment.

    >>> first_day(Moment(2014, 6, part="END"))
    datetime.date(2014, 6, 21)
    """
    found = bounds(moment)
    return found[0] if found else None


def last_day(moment: Moment) -> date | None:
    """The last day of a moment.

    >>> last_day(Moment(2016, 2))
    datetime.date(2016, 2, 29)
    """
    found = bounds(moment)
    return found[1] if found else None


def _shift_years(moment: Moment, years: int, width: int) -> Moment | None:
    """A year, decade or century counted from another; there is no year 0."""
    year = moment.year + years
    if moment.year < 0 <= year:
        year += 1
    elif year <= 0 < moment.year:
        year -= 1
    if not -9999 <= year <= MAXYEAR:
        return None
    return Moment(year - year % width if year > 0 else -(-year - -year % width), width=width)


def shift_day(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years on; the day itself where the calendar does not go so far.

    >>> shift_day(date(2016, 2, 29), -1, "Y")
    datetime.date(2015, 2, 28)
    """
    days, weeks, months, years = ((unit == name) * count for name in "DWMY")
    try:
        return day + relativedelta(days=days, weeks=weeks, months=months, years=years)
    except (ValueError, OverflowError):
        return day


def shift_moment(moment: Moment, count: int, unit: str) -> Moment | None:
    """The moment `count` units on, of the unit's grain; None where the moment is not that exact.

    >>> timex_value(shift_moment(Moment(2014, 6, 30), 1, "D"))
    '2014-07-01'
    >>> timex_value(shift_moment(Moment(-490), -10, "Y"))
    'BC0500'
    """
    spans = {"Y": 1, "E": 10, "C": 100}
    if unit in spans:
        return _shift_years(moment, count * spans[unit], spans[unit])
    fine = (
        moment.grain == "D" or (unit == "M" and moment.grain == "M") or (unit == "W" and moment.grain == "W")
    )
    start = first_day(moment._replace(part=None))
    if start is None or not fine:
        return None
    steps = {
        "D": relativedelta(days=count),
        "W": relativedelta(weeks=count),
        "M": relativedelta(months=count),
    }
    try:
        return make_moment(start + steps[unit], unit)
    except (ValueError, OverflowError):
        return None
