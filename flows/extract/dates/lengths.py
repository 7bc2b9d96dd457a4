"""The days of what a text gives the length of: "after four days of fighting", "had been held for a week"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.chronology import add_days, shift_day
from flows.extract.dates.clauses import CHAINED
from flows.extract.dates.cues import is_perfect, leads_sentence, root_of
from flows.extract.dates.words import is_noun, read_list
from flows.records import Sentence, TimeExpression, When
from flows.syntax import children, clause_of
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.dates.timeline import Stop
    from flows.records import Token

AFTER = ("after", "following")
RULE = "time.length"
PRECISION = {"D": 1, "W": 2, "M": 3, "Y": 4}
# How the days lie to the date they are counted from: they end the day before, end on it, or begin on it; or
# the date is of what comes after them.
BEFORE, UNTIL, ONWARD, BEHIND = "before", "until", "onward", "behind"


class Length(NamedTuple):
    """A stretch of counted days, the word whose date bounds it, and on which side."""

    time: TimeExpression
    at: int
    side: str


def find_length(stop: Stop, sentence: Sentence, token: Token) -> Length | None:
    """How long the text says that an event took, and what that is counted from; None where it does not."""
    for time in stop.times:
        unit = root_of(sentence.doc, time, sentence.start) if _is_counted(time) else None
        if unit is None:
            continue
        noun = _find_measured(unit)
        found = (
            _measure_noun(time, unit, noun, token) if noun is not None else _measure_verb(time, unit, token)
        )
        found = found or _measure_told(stop, sentence, time, unit)
        if found is not None:
            return found
    return None


def _is_counted(time: TimeExpression) -> bool:
    """Whether an expression is a whole number of days or longer units, and has no days of its own."""
    shape = time.shape
    if shape is None or shape.kind not in {"duration", "window"} or time.date_start is not None:
        return False
    return shape.is_counted and shape.unit in PRECISION and shape.count == round(shape.count or 0.5)


def _find_measured(unit: Token) -> Token | None:
    """The event noun that a length is of: "four days of fighting", "a siege of a week", "a four-day raid"."""
    of = [noun for noun in children(unit, "nmod") if _has_mark(noun, "of")]
    if of:
        return of[0]
    compound = unit.dep_ in {"amod", "compound"} or (unit.dep_ == "nmod" and _has_mark(unit, "of"))
    return unit.head if compound and is_noun(unit.head) else None


def _has_mark(noun: Token, *words: str) -> bool:
    """Whether a preposition of a noun is one of the words."""
    return any(mark.lower_ in words for mark in children(noun, "case"))


def _measure_noun(time: TimeExpression, unit: Token, noun: Token, token: Token) -> Length | None:
    """The length of a noun for what is told by it or of it: "a day of fighting that killed ten"."""
    top = min(unit, noun, key=lambda one: len([*one.ancestors]))
    side = _find_side(top)
    if side is not None and any(one.i in {unit.i, noun.i} for one in _find_described(token)):
        return Length(time, top.head.i, side)
    if _fills(top, unit, token):
        return Length(time, token.i, BEFORE)
    return Length(time, token.i, BEHIND) if top.head.i == token.i and _has_mark(top, *AFTER) else None


def _fills(top: Token, unit: Token, token: Token) -> bool:
    """Whether a verb is of all of such days: "killed 46 in two days of clashes"."""
    return top.i == unit.i and unit.dep_ == "obl" and unit.head.i == token.i and _has_mark(unit, "in")


def _find_side(top: Token) -> str | None:
    """On which side of the clause above it the phrase of a length lies."""
    marks = {mark.lower_ for mark in children(top, "case")}
    if not marks.isdisjoint(AFTER):
        return BEFORE
    if not marks and top.dep_ in {"nsubj", "obj"} and top.head.lemma_.lower() in read_list("ending_verbs"):
        return UNTIL
    return BEFORE if "in" in marks and top.dep_ == "obl" else None


def _find_described(token: Token) -> Iterator[Token]:
    """An event noun, those it is joined to, and those that a clause describes."""
    yield token
    clause = token if is_noun(token) else clause_of(token)
    while clause.dep_ in DESCRIBING | CHAINED:
        clause = clause.head
        yield clause


def _measure_verb(time: TimeExpression, unit: Token, token: Token) -> Length | None:
    """The length of what had gone on: "had been under siege for a week", "after holding it for two years"."""
    if unit.head.i != token.i or unit.dep_ not in {"nmod", "obl"} or not _has_mark(unit, "for"):
        return None
    after = token.tag_ == "VBG" and any(mark.lower_ == "after" for mark in children(token, "mark"))
    return Length(time, token.i, UNTIL) if after or is_perfect(token, "had") else None


def _measure_told(stop: Stop, sentence: Sentence, time: TimeExpression, unit: Token) -> Length | None:
    """The length of all that a sentence of a history tells: "In five days they overran ten camps"."""
    opens = stop.spoken is None and unit.dep_ == "obl" and _has_mark(unit, "in")
    return Length(time, unit.head.i, ONWARD) if opens and leads_sentence(sentence, time) else None


def lay_out(length: Length, edge: When, is_history: bool) -> When | None:
    """The days of a length beside those that bound it; None where these are not exact.

    A history that tells no day of its own goes on to that on which such a length was over.
    """
    shape = length.time.shape
    if shape is None or shape.unit is None or edge.start is None or edge.end is None or edge.precision != 1:
        return None
    goes_on = is_history and edge.rule == "time.narrative" and length.side in {BEFORE, BEHIND}
    count, unit = round(shape.count or 0), shape.unit
    after = shift_day(edge.start, count, unit)
    if length.side == BEHIND:
        return When(after, after, 1, length.time.text, RULE) if goes_on else None
    if length.side == ONWARD or goes_on:
        return When(edge.start, add_days(after, -1), PRECISION[unit], length.time.text, RULE)
    last = add_days(edge.end, -1) if length.side == BEFORE else edge.end
    return When(shift_day(edge.end, -count, unit), last, PRECISION[unit], length.time.text, RULE)
