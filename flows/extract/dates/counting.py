"""Dates counted from another event: "a day after the truce ended", "since then"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.chronology import CLOCK_UNITS, Anchor, make_moment, resolve_shape
from flows.extract.dates.clauses import counts_since
from flows.extract.dates.words import is_noun, read_list
from flows.records import Sentence, TimeExpression, When
from flows.syntax import children, clause_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from flows.extract.dates.timeline import Stop
    from flows.records import TimeShape, Token, Tree


def find_counted(stop: Stop, sentence: Sentence, head: Token) -> When | None:
    """The date of a clause that is counted from another; empty where it cannot be told, None for others."""
    return _count_from_event(stop, sentence, head) or _count_since(stop, sentence, head)


def _count_since(stop: Stop, sentence: Sentence, head: Token) -> When | None:
    """The stretch from the days told on, up to the day of writing where there is one."""
    told = stop.find_told(head.idx + sentence.start) if counts_since(head) else When()
    if told.start is None or told.rule == "time.written":
        return None
    end = max(told.start, stop.spoken) if stop.spoken else None
    return When(told.start, end, told.precision, told.text, "time.since_told")


def _count_from_event(stop: Stop, sentence: Sentence, head: Token) -> When | None:
    """The date of what follows "a day after": so long before the day told, by the nearest such words."""
    for time, told in reversed([*zip(stop.times, stop.told[1:], strict=True)]):
        shape = time.shape
        if shape is None or shape.base != "event" or shape.kind != "shift" or not told.end:
            continue
        if told.precision == 1 and any(
            _follows(sentence.doc, time, sentence.start, one) for one in _find_counted_heads(head)
        ):
            return _count_back(time, shape, told.end)
    return None


def find_counted_on(stop: Stop, sentence: Sentence, head: Token) -> When | None:
    """The date of what stands behind "comes a month after" in its sentence and has no day of its own."""
    for time, told in reversed([*zip(stop.times, stop.told[1:], strict=True)]):
        shape = time.shape
        if shape is None or shape.base != "event" or shape.kind != "shift" or not told.end:
            continue
        span = sentence.doc.find_words(time.start - sentence.start, time.end - sentence.start)
        if told.precision == 1 and span and _stands_behind(head, *span):
            return _count_back(time, shape, told.end)
    return None


def _stands_behind(head: Token, first: int, last: int) -> bool:
    """Whether a head follows words that follow the main verb, with no turn back to that verb between."""
    root = next((token for token in (head, *head.ancestors) if token.dep_ == "ROOT"), head)
    between = head.doc[last : head.i]
    turns = (
        one.text == ";" or (one.text == "," and next_one.lower_ in read_list("turning_words"))
        for one, next_one in pairwise(between)
    )
    return root.i < first and last <= head.i and not any(turns)


def _find_counted_heads(head: Token) -> Iterator[Token]:
    """An event noun, its clause, and the clause that tells it: "after it said that a deal was reached"."""
    if is_noun(head):
        yield head
    clause = clause_of(head)
    yield clause
    if clause.dep_ == "ccomp":
        yield clause.head


def _count_back(time: TimeExpression, shape: TimeShape, told: date) -> When:
    """The days so long before (after) the day told; none where the words do not say how long."""
    if shape.unit in CLOCK_UNITS:
        return When(told, told, 1, time.text, "time.counted_from_event")
    if not shape.count or not shape.sign or shape.unit is None:
        return When()
    counted = replace(shape, base="narrative", sign=-shape.sign)
    found = resolve_shape(counted, Anchor(narrative=make_moment(told)))
    return When(found.start, found.end, found.precision, time.text, "time.counted_from_event")


def _follows(doc: Tree, time: TimeExpression, start: int, clause: Token) -> bool:
    """Whether a clause is the one "a day after" counts from: its mark is the last word of the expression."""
    span = doc.find_words(time.start - start, time.end - start)
    if span is None:
        return False
    first, last = span
    openers = [clause, *children(clause, "nsubj", "nsubj:pass")]  # a parser may hang "after" on the subject
    if any(first <= mark.i < last for one in openers for mark in children(one, "mark", "case")):
        return True
    above = min(([t.i for t in token.ancestors] for token in doc[first:last]), key=len)
    return clause.left_edge.i <= last - 1 < clause.i and clause.i not in above
