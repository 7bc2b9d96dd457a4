"""Calendar dates and clock times as headers write them; never a relative date."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.layout import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOISE = re.compile(
    r"(?<=\d)(?:st|nd|rd|th)\b|[.,]|\b(?:sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)(?:day|nesday|rsday|urday|sday)?\b",
    re.I,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEPT = re.compile(r"\bsept\b", re.I)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d(?!\d))")
_CENTURY = 2000  # of years written with two figures, as the stamps of live pages are
_CLOCK_NOISE = re.compile(r"(?i)(?<=\d) ?([ap])\.?m\.?")


@cache
def _formats(key: str) -> tuple[str, ...]:
    return tuple(read_yaml("layout.yml")[key])


@cache
def _stated() -> re.Pattern[str]:
    return compile_pattern(r"(?<!\w)(?&date)(?=T\d|\W|$)")


@cache
def _clock() -> re.Pattern[str]:
    return compile_pattern(r"(?<![\d:/.])(?&clock)(?![\d/])")


def _parse(words: str, formats: tuple[str, ...]) -> datetime | None:
    """The first format that reads the words."""
    for form in formats:
        try:
            return datetime.strptime(words, form)
        except ValueError:
            continue
    return None


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Whether numeric dates put the day first, as one number over 12 in any of them shows.

    >>> is_day_first(["6/7/2014", "25/6/2014"])
    True
    """
    for text in texts:
        for first, second, _ in _NUMERIC.findall(text):
            if (int(first) > 12) != (int(second) > 12):
                return int(first) > 12
    return None


def _parse_numeric(words: str, day_first: bool | None) -> date | None:
    """A date of three numbers; None where day and month could be either."""
    found = _NUMERIC.search(words)
    if not found:
        return None
    first, second, year = (int(part) for part in found.groups())
    if day_first is None and first != second:
        # Dots between the numbers are written only where the day comes first.
        day_first = True if "." in found[0] else is_day_first([words])
        if day_first is None:
            return None
    day, month = (first, second) if day_first else (second, first)
    try:
        return date(year + _CENTURY * (len(found[3]) == 2), month, day)
    except ValueError:
        return None


def parse_date(words: str, day_first: bool | None = None) -> date | None:
    """The calendar date some words state, None where they state none or two readings are possible.

    >>> parse_date("Wednesday, Sept. 3rd, 2014")
    datetime.date(2014, 9, 3)
    >>> parse_date("6/7/2014") is None
    True
    """
    found = _stated().search(words)
    if not found:
        return None
    if _NUMERIC.search(found[0]):
        return _parse_numeric(found[0], day_first)
    plain = _SEPT.sub("Sep", _NOISE.sub(" ", found[0]))
    named = re.sub(r"(?<=[A-Za-z])-|-(?=[A-Za-z])", " ", plain)
    stamp = _parse(" ".join(named.split()), _formats("date_formats"))
    return stamp.date() if stamp else None


def parse_day(words: str, year: int) -> date | None:
    """The date of a day and month without a year.

    >>> parse_day("June 11", 2014)
    datetime.date(2014, 6, 11)
    """
    plain = " ".join(_SEPT.sub("Sep", _NOISE.sub(" ", words)).split())
    # A year is parsed along: 29 February has no date in strptime's default year.
    stamp = _parse(f"{plain} {year}", tuple(f"{form} %Y" for form in _formats("day_formats")))
    return stamp.date() if stamp else None


def parse_clock(words: str) -> time | None:
    """The clock time some words state, without its zone.

    >>> parse_clock("6/25/2014 6:52:29 PM")
    datetime.time(18, 52, 29)
    """
    found = _clock().search(_stated().sub(" ", words).replace("T", " "))
    if not found:
        return None
    plain = _CLOCK_NOISE.sub(r" \1m", found[0]).replace(".", ":")
    digits = re.match(r"[\d:]+(?: [ap]m)?", plain, re.I)
    stamp = _parse(digits[0], _formats("clock_formats")) if digits else None
    return stamp.time() if stamp else None


def parse_weekday(words: str) -> int | None:
    """The weekday some words name, Monday being 0.

    >>> parse_weekday("Thurs, 14:05 GMT")
    3
    """
    found = re.search(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)", words)
    return _WEEKDAYS.index(found[1].lower()) if found else None


def parse_stamp(words: str, day_first: bool | None = None) -> datetime | None:
    """The date and the minute a post carries; midnight where it has no clock time.

    >>> parse_stamp("6/25/2014 6:52:29 AM")
    datetime.datetime(2014, 6, 25, 6, 52, 29)
    """
    day = parse_date(words, day_first)
    return datetime.combine(day, parse_clock(words) or time()) if day else None
