"""The days of one row, as same-event decisions compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from flows.resolve.rows import Row

# Days by which a date of each precision may be wrong beyond what it says.
SLACK = {1: 0, 2: 3, 3: 0, 4: 0}


class Days(NamedTuple):
    """First and last day as ordinals; `exact` of precision 1, `stated` by words beside the event."""

    first: int
    last: int
    exact: bool
    stated: bool


def make_days(row: Row) -> Days | None:
    """The days of a row, None where it has none; "by 30 June" is that day and some before it."""
    first, last = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    if first is None:
        return None
    precision = row["date_precision"] or 1
    slack = SLACK[precision]
    inherited = row["date_rule"] in read_settings()["inherited"]
    before = int(read_settings()["open_days"]) if row["date_start"] is None else 0
    is_exact = precision == 1 and not before
    return Days(first.toordinal() - slack - before, last.toordinal() + slack, is_exact, not inherited)
