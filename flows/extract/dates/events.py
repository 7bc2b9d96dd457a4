"""The days of the events told of so far, by the noun for each: "two days after the raid"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.chronology import Anchor, Moment, Resolution, make_moment, resolve_shape
from flows.extract.dates.words import read_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.extract.dates.reading import Told
    from flows.records import Sentence, TimeExpression, When

UNITS = frozenset({"D", "W", "M", "Y"})
DEFINITE = frozenset({"that", "the", "this"})
REACH = 2  # words behind an expression: "the raid"
Days = dict[str, Moment | None]


def count_on(
    sentence: Sentence, time: TimeExpression, days: Mapping[str, Moment | None], told: Told
) -> Resolution | None:
    """The days so long before or after a known event whose day was told; None for all other expressions.

    What opens a sentence counts from the day told where the text has called nothing so yet.
    """
    shape = time.shape
    if shape is None or shape.kind != "shift" or shape.base != "event" or shape.unit not in UNITS:
        return None
    behind = [token for token in sentence.doc if token.idx >= time.end - sentence.start][:REACH]
    if len(behind) < REACH or behind[0].lower_ not in DEFINITE or _is_told_more_of(sentence, behind[1].i):
        return None
    noun, here = behind[1].lemma_.lower(), told.moment
    opens = time.start == sentence.start and noun in read_list("incident_nouns") and len(sentence.times) == 1
    day = days.get(noun) or (here if opens and here is not None and here.grain == "D" else None)
    return resolve_shape(replace(shape, base="narrative"), Anchor(narrative=day)) if day else None


def _is_told_more_of(sentence: Sentence, noun: int) -> bool:
    """Whether words behind a noun say which event is meant, so that it may be another one."""
    return not any(token.is_punct for token in sentence.doc[noun + 1 : noun + 2])


def add_events(days: Days, sentence: Sentence, told: When) -> Days:
    """The days with those of the events a sentence names; what has none yet takes the next day told."""
    nouns = {token.lemma_.lower() for token in sentence.doc} & read_list("incident_nouns")
    exact = told.precision == 1 and told.start is not None and told.start == told.end
    day = make_moment(told.start) if exact and told.start else None
    is_dated = any(time.date_start for time in sentence.times)
    named = dict.fromkeys(nouns - days.keys(), None) | (dict.fromkeys(nouns, day) if is_dated else {})
    return {noun: found or day for noun, found in {**days, **named}.items()}
