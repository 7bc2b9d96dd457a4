"""The time a figure covers: all days, or those of most events where a few far-off ones squeeze the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST = 0.9
SQUEEZED = 3  # the whole is so many times longer than what holds most events


class Period(NamedTuple):
    """First and last day, inclusive, and how many days were left outside."""

    first: date
    last: date
    outside: int

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last

    def describe_rest(self, noun: str) -> str:
        """What is not shown, as a sentence; nothing where all is."""
        many = "" if self.outside == 1 else "s"
        return f"{self.outside} {noun}{many} long before or after not shown." if self.outside else ""


def find_period(days: Iterable[date]) -> Period | None:
    """The period of a figure; None without days.

    >>> from datetime import date
    >>> find_period([date(1991, 1, 1), *(date(2014, 6, n) for n in range(1, 31))])
    Period(first=datetime.date(2014, 6, 1), last=datetime.date(2014, 6, 30), outside=1)
    """
    known = sorted(days)
    if not known:
        return None
    cut = round(len(known) * (1 - MOST) / 2)
    first, last = known[cut], known[-1 - cut]
    if (known[-1] - known[0]).days <= SQUEEZED * max((last - first).days, 1):
        return Period(known[0], known[-1], 0)
    inside = [day for day in known if _is_near(day, first, last)]
    return Period(inside[0], inside[-1], len(known) - len(inside))


def _is_near(day: date, first: date, last: date) -> bool:
    """Whether a day lies within the main days or no farther from them than half their length."""
    room = (last - first) / 2
    return first - room <= day <= last + room
