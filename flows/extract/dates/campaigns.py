"""The days of a whole campaign, for the totals that an account of it gives when it is over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.dates.words import read_list
from flows.records import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.extract.dates.timeline import Stop, Timeline
    from flows.records import Document, Passage, Sentence

INHERITED = frozenset({"time.back_reference", "time.narrative"})
DAYS = 1  # the precision of days


def find_courses(
    document: Document, sentences: Sequence[Sentence], stops: Mapping[int, Stop]
) -> dict[int, When]:
    """The first to the last day told in the sections of the course, for the sentences of the aftermath."""
    courses: dict[int, When] = {}
    course = When()
    for sentence in sentences:
        passage = document.passages[sentence.passage]
        if _is_titled(passage, "aftermath_headings"):
            courses[sentence.index] = course
        elif passage.headings and not _is_titled(passage, "background_headings"):
            for days in stops[sentence.index].told[1:]:
                course = _widen(course, days)
    return courses


def _is_titled(passage: Passage, key: str) -> bool:
    """Whether a section above a passage has a title of the list."""
    return any(title.strip().lower() in read_list(key) for title in passage.headings)


def _widen(course: When, days: When) -> When:
    """The course with more days in it."""
    if days.start is None or days.end is None or days.precision != DAYS:
        return course
    if course.start is None or course.end is None:
        return When(days.start, days.end, DAYS, None, "time.campaign")
    return course._replace(start=min(course.start, days.start), end=max(course.end, days.end))


def span_campaign(timeline: Timeline, sentence: Sentence, when: When) -> When:
    """The days of the campaign where a sentence of the aftermath adds up what it cost, else those given."""
    course = timeline.courses.get(sentence.index)
    if course is None or course.start is None or when.rule not in INHERITED or not _adds_up(sentence):
        return when
    return course


def _adds_up(sentence: Sentence) -> bool:
    """Whether a sentence names the campaign as a whole: "in the offensive", "the course of the battle"."""
    words = [token.lower_ for token in sentence.doc]
    nouns = read_list("campaign_nouns")
    return any(first == "the" and second in nouns for first, second in pairwise(words))
