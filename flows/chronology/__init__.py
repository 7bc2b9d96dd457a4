"""The calendar of time expressions: partial dates, TIMEX3 values, and reading a shape at an anchor."""

from flows.chronology.anchors import Anchor
from flows.chronology.moments import (
    Moment,
    Resolution,
    add_days,
    bounds,
    first_day,
    last_day,
    make_moment,
    shift_day,
    shift_moment,
    timex_value,
)
from flows.chronology.resolution import resolve_shape
from flows.chronology.windows import CLOCK_UNITS

__all__ = [
    "CLOCK_UNITS",
    "Anchor",
    "Moment",
    "Resolution",
    "add_days",
    "bounds",
    "first_day",
    "last_day",
    "make_moment",
    "resolve_shape",
    "shift_day",
    "shift_moment",
    "timex_value",
]
