"""Time expressions of any English text, without the rest of the pipeline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.annotate.times import find_time_expressions
from flows.chronology import Moment, make_moment
from flows.extract.dates.reading import BOUNDING, Cue, Told, is_stated, read_expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import pandas as pd

    from flows.records import TimeExpression

COLUMNS = ("start", "end", "text", "type", "value", "date_start", "date_end", "precision")
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
PERFECT = re.compile(r"(?<!\w)had(?!\w)[^.!?]{0,120}$")


def find_times(text: str, published: date | None = None) -> pd.DataFrame:
    """The time expressions of a text, one row each, in order, resolved against its date and one another.

    Columns: start and end (characters), text, type (DATE, TIME, DURATION, SET), value (TIMEX3), date_start
    and date_end (inclusive days), precision (1 day, 2 week, 3 month, 4 year or wider); null where open.
    """
    import pandas as pd  # noqa: PLC0415  (heavy, and not needed to import flows)

    rows = [tuple(getattr(time, column) for column in COLUMNS) for time in read_times(text, published)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    whole = {"start": "int64", "end": "int64", "precision": "Int64"}
    return frame.astype({**whole, "text": "string", "type": "string", "value": "string"})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _first_year(times: list[TimeExpression]) -> Told:
    """The first year a text states: where an undated text starts."""
    for time in times:
        shape = (time.shape.begin or time.shape) if time.shape else None
        if shape is not None and shape.year is not None and shape.width == 1:
            return Told(Moment(shape.year))
    return Told()


def _moves(text: str, time: TimeExpression) -> bool:
    """Whether the narrative moves to a time: not to one in a past perfect, nor to a mere bound."""
    if time.relation in BOUNDING and time.type != "TIME" and not is_stated(time):
        return False
    return PERFECT.search(text[max(0, time.start - 130) : time.start]) is None


def read_times(text: str, published: date | None = None) -> tuple[TimeExpression, ...]:
    """The expressions of a text in order, each resolved where it stands."""
    found = [time for start, line in _lines(text) for time in find_time_expressions(line, start)]
    speech = make_moment(published) if published else None
    told = Told() if speech else _first_year(found)
    read: list[TimeExpression] = []
    for time in found:
        if read and SENTENCE_END.search(text, read[-1].end, time.start):
            told = told._replace(beside=None)
        moves = _moves(text, time)
        resolved, told = read_expression(time, told, Cue(speech, moves))
        read.append(resolved)
    return tuple(read)
