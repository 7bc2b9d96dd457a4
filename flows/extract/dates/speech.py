"""The day of writing: a post's stamp or the document's date, where the text speaks from that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.chronology import Moment, make_moment, shift_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Document, Passage, TimeExpression, TimeShape, When

# A text whose dated days lie this long before its own date looks back on them.
RETROSPECT = timedelta(90)


def find_written(document: Document, times: Iterable[TimeExpression]) -> Moment | None:
    """The document's date where it is exact and the text speaks from it; None for a text that looks back."""
    if document.published is None or looks_back(document.published, times):
        return None
    return make_moment(document.published, "D" if document.published_precision in {1, 2, None} else "M")


def find_spoken(passage: Passage, section: When, written: Moment | None) -> Moment | None:
    """The day a passage speaks from: its post's stamp, else its section's date, else the document's."""
    post = passage.post
    day = post.stamp.date() if post and post.stamp else section.start
    if day is None and post and post.days_back and written and written.grain == "D":
        return shift_moment(written, -post.days_back, "D")
    return make_moment(day) if day else written


def looks_back(published: date, times: Iterable[TimeExpression]) -> bool:
    """Whether most of the days a text dates in full lie long before its own date.

    A text that opens with a time counted from the day of writing, or with a date of a year it takes for
    granted, speaks from that day.
    """
    times = tuple(times)
    if times and (_is_news(times[0].shape) or _takes_year_for_granted(times)):
        return False
    days = [day for time in times if (day := _full_date(time))]
    spoken = sum(1 for time in times if _is_deictic(time.shape))
    far = sum(1 for day in days if published - day > RETROSPECT)
    return far > (len(days) - far) + spoken


def _takes_year_for_granted(times: Iterable[TimeExpression]) -> bool:
    """Whether the first calendar time of a text is a day of a month and no year."""
    shapes = ((time.shape.end or time.shape) for time in times if time.shape)
    first = next((shape for shape in shapes if shape.kind == "date" and (shape.year or shape.month)), None)
    return first is not None and first.year is None and first.day is not None


def _full_date(time: TimeExpression) -> date | None:
    """The day of an expression that gives year and month in its own words."""
    shape = time.shape.end or time.shape if time.shape else None
    stated = shape is not None and shape.year is not None and shape.month is not None
    return time.date_end or time.date_start if stated else None


def _is_news(shape: TimeShape | None) -> bool:
    """Whether the words are of the days before writing: on Monday, yesterday, last week; not years ago."""
    if shape is None or shape.base != "speech" or shape.end is not None:
        return False
    return shape.kind == "date" or shape.unit in {"D", "W"}


def _is_deictic(shape: TimeShape | None) -> bool:
    """Whether the words count from the day of writing: yesterday, Tuesday, two weeks ago."""
    return shape is not None and shape.base == "speech"
