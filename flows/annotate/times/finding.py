"""Scanning a text for time expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.annotate.times.grammar import WORD, Grammar, Rule, read_grammar
from flows.annotate.times.joining import join_parts
from flows.annotate.times.shapes import make_shape
from flows.annotate.times.signals import find_relation
from flows.chronology import Anchor, resolve_shape
from flows.records import TimeExpression, TimeShape


@dataclass(frozen=True, slots=True)
class Found:
    """One expression inside a text, not yet resolved."""

    start: int
    end: int
    shape: TimeShape


def is_worth_scanning(text: str, grammar: Grammar) -> bool:
    """Whether a trigger or a digit stands in the text."""
    return not grammar.triggers.isdisjoint(text.lower().replace("-", " ").split()) or any(
        word in grammar.triggers or word[0].isdigit() for word in WORD.findall(text.lower())
    )


def _find_matches(text: str, grammar: Grammar) -> Iterator[tuple[Rule, int, int, dict[str, str]]]:
    """The rule, span and groups of each match, left to right, without overlaps."""
    position = 0
    for word in WORD.finditer(text):
        if word.start() < position:
            continue
        start = word.start() - (word.start() > position and text[word.start() - 1] in "'’,")
        fit = grammar.scanner.match(text, word.start()) or (
            grammar.scanner.match(text, start) if start < word.start() else None
        )
        if fit is None or fit.lastgroup is None:
            continue
        rule = grammar.rules[int(fit.lastgroup[1:])]
        match = rule.pattern.match(text, fit.start())
        if match is None:
            continue
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        span = match.span("x") if "x" in groups else match.span()
        position = span[1]
        yield rule, span[0], span[1], groups


def _make_expression(text: str, offset: int, found: Found) -> TimeExpression:
    """The record of one expression, resolved as far as its own words go."""
    own = resolve_shape(found.shape, Anchor())
    return TimeExpression(
        found.start + offset,
        found.end + offset,
        -1,
        -1,
        text[found.start : found.end],
        find_type(found.shape),
        own.value,
        own.start,
        own.end,
        own.precision,
        find_relation(text, found.start, found.shape),
        replace(found.shape, parts=tuple((first + offset, last + offset) for first, last in found.shape.parts)),
    )


def find_type(shape: TimeShape) -> str:
    """TIMEX3's DATE, TIME, DURATION or SET."""
    if shape.kind in {"duration", "window"}:
        return "DURATION"
    if shape.kind == "set":
        return "SET"
    if shape.kind == "range" and shape.end is not None:
        return find_type(shape.end)
    timed = shape.clock or shape.daypart or (shape.kind == "shift" and shape.unit in {"H", "N", "S"})
    return "TIME" if timed else "DATE"


def find_time_expressions(text: str, start: int = 0) -> tuple[TimeExpression, ...]:
    """The time expressions of one sentence, in order; offsets count from `start`, tokens are not known (-1).

    >>> [found.value for found in find_time_expressions("It fell on 10 June 2014 after four days.")]
    ['2014-06-10', 'P4D']
    """
    grammar = read_grammar()
    if not is_worth_scanning(text, grammar):
        return ()
    found = [
        Found(first, last, make_shape(rule, groups))
        for rule, first, last, groups in _find_matches(text, grammar)
        if rule.kind != "none"
    ]
    joined = join_parts(text, [(one.start, one.end, one.shape) for one in found])
    return tuple(_make_expression(text, start, Found(*one)) for one in joined)
