"""The days that stand above their entries: date lines and dated headings of round-ups and chronicles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.stamps import parse_date
from flows.records import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from flows.records import Document, Passage, Sentence, TimeExpression


def find_sections(document: Document, sentences: Iterable[Sentence]) -> tuple[When, ...]:
    """For each passage the day its section is dated with; empty everywhere in a text with one date line.

    A single date line is the date of the text; only several tell which day stands above which entry.
    """
    titles = _find_titles(document, sentences)
    marks = {
        index: when
        for index, passage in enumerate(document.passages)
        if (when := titles.get(index) or _read_date_line(document, passage))
    }
    if len({when.start for when in marks.values()}) < 2:
        return (When(),) * len(document.passages)
    return _spread(marks, document.passages)


def _spread(marks: Mapping[int, When], passages: Sequence[Passage]) -> tuple[When, ...]:
    """The day of the last mark at or above each passage."""
    days, last = [], When()
    for index in range(len(passages)):
        last = marks.get(index, last)
        days.append(last)
    return tuple(days)


def _read_date_line(document: Document, passage: Passage) -> When | None:
    """The day of a date line that stands on a line of its own, outside of posts."""
    closed = document.text[passage.end - 1 : passage.end + 1].strip(" ")
    if passage.kind != "date_line" or passage.post is not None or "\n" not in closed:
        return None
    words = document.text[passage.start : passage.end].strip()
    return _make_day(parse_date(words), words)


def _find_titles(document: Document, sentences: Iterable[Sentence]) -> dict[int, When]:
    """The headings outside of posts that hold one full date and no other time."""
    found = {}
    for sentence in sentences:
        passage = document.passages[sentence.passage]
        if passage.kind == "heading" and passage.post is None and len(sentence.times) == 1:
            time = sentence.times[0]
            if _is_full(time) and (when := _make_day(time.date_start, time.text)):
                found[sentence.passage] = when
    return found


def _is_full(time: TimeExpression) -> bool:
    """Whether an expression is one day of a stated year."""
    shape = time.shape
    return shape is not None and shape.kind == "date" and shape.year is not None and time.precision == 1


def _make_day(day: date | None, words: str) -> When | None:
    """One day as the narrative's."""
    return When(day, day, 1, words) if day else None
