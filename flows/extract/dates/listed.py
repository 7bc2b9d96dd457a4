"""The day of each place of a list that gives them one each: "took Foo on Monday and Bar on Tuesday"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.records import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.extract.dates.timeline import Timeline
    from flows.records import PlaceName, Sentence, TimeExpression


def date_listed(timeline: Timeline, sentence: Sentence, names: Sequence[PlaceName]) -> Mapping[str, When]:
    """The days by the words of each place, of a list whose places each have a time right behind them."""
    stop = timeline.stops.get(sentence.index)
    if stop is None or len(names) < 2 or len(stop.times) < len(names):
        return {}
    ends = [*(after.first for _, after in pairwise(names)), len(sentence.doc)]
    times = [_find_behind(stop.times, name, end) for name, end in zip(names, ends, strict=True)]
    own = {name.text: _make_when(time) for name, time in zip(names, times, strict=True) if time}
    return own if len(own) == len(names) else {}


def _find_behind(times: Sequence[TimeExpression], name: PlaceName, end: int) -> TimeExpression | None:
    """The dated expression right behind a place (or its preposition), before the next place."""
    behind = (time for time in times if time.date_start and name.last <= time.first < end)
    return next((time for time in behind if time.first - name.last < 2), None)


def _make_when(time: TimeExpression) -> When:
    return When(time.date_start, time.date_end, time.precision, time.text, "time.own_clause")
