"""The day that a heading takes up: that of what the text above it tells of its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.words import read_words
from flows.records import Sentence, When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.extract.dates.timeline import Stop


def note_days(told_of: dict[str, set[When]], sentence: Sentence, stop: Stop) -> None:
    """Adds the days that a sentence names to those told of its places; a heading tells of none."""
    days = {
        When(time.date_start, time.date_end, 1, time.text)
        for time in stop.times
        if time.date_start and time.precision == 1
    }
    for place in sentence.places if days else ():
        told_of.setdefault(place.location, set()).update(days)


def find_resumed(heading: Sentence, told_of: Mapping[str, set[When]]) -> When:
    """The one day that was told of the place an undated heading names ("Killings in Foo"); else none."""
    wide = read_words().wide_kinds
    named = {place.location for place in heading.places if place.kind not in wide}
    days = set().union(*(told_of.get(name, ()) for name in named))
    return days.pop() if len(days) == 1 and not heading.times else When()
