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

INHERITED = frozenset({None, "time.back_reference", "time.narrative"})
DAYS = 1  # the precision of days


def find_courses(
    document: Document, sentences: Sequence[Sentence], stops: Mapping[int, Stop]
) -> dict[int, When]:
    """The first to the last day told of the course, for the sentences that add up what it cost.

    Those of an aftermath and of the course itself do that name the whole; in an aftermath and in a section of
    losses those that give a total.
    """
    courses: dict[int, When] = {}
    course = When()
    for sentence in sentences:
        passage = document.passages[sentence.passage]
        is_after = is_titled(passage, "aftermath_headings")
        if passage.headings and not is_after and not is_titled(passage, "background_headings"):
            for days in stops[sentence.index].told[1:]:
                course = _widen(course, days)
        is_total = (is_after or is_titled(passage, "losses_headings")) and _gives_total(sentence)
        if is_total or _adds_up(sentence, is_after):
            courses[sentence.index] = course
    return courses


def is_titled(passage: Passage, key: str) -> bool:
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
    """The days of the campaign where a sentence adds up what it cost, else those given."""
    course = timeline.courses.get(sentence.index)
    is_dated = when.rule is None and bool(sentence.times)  # "in the last week alone", whenever that was
    if course is None or course.start is None or when.rule not in INHERITED or is_dated:
        return when
    return course


def _gives_total(sentence: Sentence) -> bool:
    """Whether a sentence says that a number is a total: "a total of 124 soldiers", "lost 12 in all"."""
    words = [token.lower_ for token in sentence.doc]
    pairs = (" ".join(pair) for pair in pairwise(words))
    return not read_list("totalling_words").isdisjoint([*words, *pairs])


def _adds_up(sentence: Sentence, is_after: bool) -> bool:
    """Whether a sentence names the campaign as a whole: "in the offensive", "the course of the battle".

    Outside of an aftermath it says that something was during all of it.
    """
    words = [token.lower_ for token in sentence.doc]
    nouns, spans = read_list("campaign_nouns"), read_list("spanning_prepositions")
    named = (n for n, pair in enumerate(pairwise(words)) if pair[0] == "the" and pair[1] in nouns)
    return any(is_after or bool(spans & set(words[max(n - 3, 0) : n])) for n in named)
