"""The timeline of a document: every expression resolved in order, and where the narrative stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from flows.chronology import Moment, first_day
from flows.extract.dates.campaigns import find_courses
from flows.extract.dates.cues import make_cue, tells_stretch
from flows.extract.dates.entering import Place, enter, return_to, turn_back
from flows.extract.dates.events import Days, add_events, count_on
from flows.extract.dates.hanging import Hanging, find_hangings
from flows.extract.dates.leads import LEAD_SENTENCES, find_happened, find_lead, find_post_leads
from flows.extract.dates.reading import (
    Told,
    bound,
    find_days,
    go_on_from,
    is_stated,
    with_days,
)
from flows.extract.dates.resuming import find_resumed, note_days
from flows.extract.dates.sections import find_sections
from flows.extract.dates.speech import find_spoken, find_written
from flows.records import Document, Sentence, TimeExpression, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Stop(NamedTuple):
    """One sentence on the timeline: its resolved expressions and the days told before and after each of them.

    `told[i]` is where the narrative stands before expression i; the last is where the sentence leaves it.
    `spoken` is the day of writing, `posted` says that the sentence stands in a post, which tells the news;
    `aside` is the day that the sentence before named last, where the narrative did not move to it.
    """

    times: tuple[TimeExpression, ...]
    told: tuple[When, ...]
    hangings: tuple[Hanging, ...] = ()
    spoken: date | None = None
    posted: bool = False
    aside: When = When()

    def find_told(self, position: int) -> When:
        """The days the narrative has reached at a position of the text."""
        told = self.told[0]
        for time, days in zip(self.times, self.told[1:], strict=True):
            if time.start < position or told.start is None:
                told = days
        return told


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stops of a document by sentence index, and the days its lead is about.

    `leads` gives, for the sentences that open a post, the first day which that post names; `happened` is the
    day of what the lead only says was told, where the sentences after it give that day. `courses` gives, for
    the sentences of an aftermath, the days of the campaign told before it.
    """

    stops: dict[int, Stop] = field(default_factory=dict)
    lead: When = field(default_factory=When)
    lead_ends: int = 0
    happened: When = field(default_factory=When)
    looks_back: bool = False
    leads: dict[int, When] = field(default_factory=dict)
    courses: dict[int, When] = field(default_factory=dict)

    @property
    def told(self) -> dict[int, When]:
        """The days told where each sentence begins, by sentence index."""
        return {index: stop.told[0] for index, stop in self.stops.items()}

    @property
    def left(self) -> dict[int, When]:
        """The days told where each sentence ends, by sentence index."""
        return {index: stop.told[-1] for index, stop in self.stops.items()}


def _first_year(sentences: Sequence[Sentence]) -> Told:
    """The year a text that looks back starts in: the first it states."""
    for time in chain.from_iterable(sentence.times for sentence in sentences):
        shape = (time.shape.begin or time.shape) if time.shape else None
        if shape is not None and shape.year is not None and shape.width == 1:
            return Told(Moment(shape.year))
    return Told()


def _find_open_dates(sentences: Sequence[Sentence]) -> dict[int, TimeExpression | None]:
    """For each sentence the first date in it or after it, where that date names no year."""
    found: dict[int, TimeExpression | None] = {}
    ahead: TimeExpression | None = None
    for sentence in reversed(sentences):
        dated = (t for t in sentence.times if t.shape and (t.shape.begin or t.shape).month is not None)
        first = next(dated, ahead)
        ahead = found[sentence.index] = first if first and not is_stated(first) else None
    return found


def _read_sentence(
    sentence: Sentence, told: Told, spoken: Moment | None, posted: bool, days: Days
) -> tuple[Stop, Told]:
    """The stop of one sentence, and where the narrative is after it."""
    times: list[TimeExpression] = []
    wholes: list[TimeExpression] = []
    told, stations = told._replace(beside=None), [told.days]
    for time in sentence.times:
        is_dated = any(earlier.date_start for earlier in times) or tells_stretch(time, sentence.times)
        cue = make_cue(sentence, time, spoken, is_dated)
        found = count_on(sentence, time, days, told) or find_days(time, told, cue)
        bounded = bound(found, time)
        told = go_on_from(told, time, bounded, cue)
        times.append(with_days(time, bounded))
        wholes.append(with_days(time, found))
        stations.append(told.days)
    written = first_day(spoken) if spoken and spoken.grain == "D" else None
    stop = Stop(
        tuple(times),
        tuple(stations),
        find_hangings(sentence, zip(times, wholes, strict=True)),
        written,
        posted,
        told.aside,
    )
    return stop, told._replace(is_opening=False, aside=_find_aside(times, told))


def _find_aside(times: Sequence[TimeExpression], told: Told) -> When:
    """The last day a sentence named, where the narrative did not move to it."""
    last = next((time for time in reversed(times) if time.date_start and time.precision == 1), None)
    if last is None or told.days.start is None or last.date_start == told.days.start:
        return When()
    return When(last.date_start, last.date_end, 1, last.text)


def make_timeline(document: Document, sentences: Sequence[Sentence]) -> Timeline:
    """The timeline of a document; a text that looks back is read from the years it states itself."""
    every = tuple(chain.from_iterable(sentence.times for sentence in sentences))
    written = find_written(document, every)
    told = Told() if written else _first_year(sentences)
    sections = find_sections(document, sentences)
    ahead = _find_open_dates(sentences)
    stops: dict[int, Stop] = {}
    told_of: dict[str, set[When]] = {}
    place: Place | None = None
    days: Days = {}
    for sentence in sentences:
        here = Place(document.passages[sentence.passage], sections[sentence.passage])
        spoken = find_spoken(here.passage, here.section, written)
        if place is None or here.passage is not place.passage:
            told, place = enter(here, place, told, spoken, ahead[sentence.index]), here
        told = turn_back(sentence, told)
        stop, onward = _read_sentence(sentence, told, spoken, here.passage.post is not None, days)
        days = add_events(days, sentence, onward.days)
        told = told if here.passage.kind == "caption" else onward
        stops[sentence.index] = stop
        if here.passage.kind == "heading":
            resumed = find_resumed(sentence, told_of)
            told = return_to(told, resumed) if resumed.start and not here.passage.post else told
        else:
            note_days(told_of, sentence, stop)
    lead, ends = find_lead(sentences, stops) if written else (When(), 0)
    happened = find_happened(sentences[ends:LEAD_SENTENCES], stops, lead)
    leads = find_post_leads(document, sentences, stops)
    courses = find_courses(document, sentences, stops)
    return Timeline(stops, lead, ends, happened, written is None, leads, courses)
