"""Scanning a text for time expressions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.times.grammar import DIGIT, WORD, Grammar, Rule, read_grammar
from flows.annotate.times.joining import join_parts
from flows.annotate.times.shapes import make_shape
from flows.annotate.times.signals import find_relation
from flows.chronology import Anchor, resolve_shape
from flows.records import TimeExpression, TimeShape

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = re.compile(r"\d")
REACH = 8  # words an expression may stretch to the left of its first trigger


class Match(NamedTuple):
    """One match of a rule: where, its groups, and the spans of the ends of a range."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str]
    parts: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """One expression inside a text, not yet resolved."""

    start: int
    end: int
    shape: TimeShape


def _words_worth_trying(text: str, grammar: Grammar) -> list[tuple[int, str]]:
    """Start and small letters of the words from which a trigger or a digit is near; empty in most texts."""
    if not NUMBER.search(text) and grammar.triggers.isdisjoint(WORD.findall(text.lower())):
        return []
    words = [(match.start(), match[0].lower()) for match in WORD.finditer(text)]
    near = [n for n, (_, word) in enumerate(words) if word in grammar.triggers or word[0].isdigit()]
    kept = sorted({n for trigger in near for n in range(max(0, trigger - REACH), trigger + 1)})
    return [words[n] for n in kept]


def _match_at(text: str, start: int, rules: tuple[Rule, ...]) -> Match | None:
    """The first rule that fits at a word, or at the apostrophe before it."""
    before = start - 1 if start and text[start - 1] in "'’" else start
    for rule in rules:
        match = rule.pattern.match(text, start) or (before < start and rule.pattern.match(text, before))
        if match:
            groups = {name: value for name, value in match.groupdict().items() if value is not None}
            first, last = match.span("x") if "x" in groups else match.span()
            return Match(
                rule, first, last, groups, _range_parts(match, groups) if rule.kind == "range" else ()
            )
    return None


def _range_parts(match: re.Match[str], groups: dict[str, str]) -> tuple[tuple[int, int], ...]:
    """The spans of the two ends of a range."""
    near = max(match.end(name) for name in groups if not name.endswith("2"))
    far = min(match.start(name) for name in groups if name.endswith("2"))
    return (match.start(), near), (far, match.end())


def find_matches(text: str, grammar: Grammar) -> Iterator[Match]:
    """The rule, span and groups of each match, left to right, without overlaps."""
    position = 0
    for start, word in _words_worth_trying(text, grammar):
        if start < position:
            continue
        rules = grammar.rules.get(DIGIT if word[0].isdigit() else word)
        found = _match_at(text, start, rules) if rules else None
        if found is not None:
            position = found.end
            yield found


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
        replace(
            found.shape, parts=tuple((first + offset, last + offset) for first, last in found.shape.parts)
        ),
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
    found = [
        (one.start, one.end, replace(make_shape(one.rule, one.groups), parts=one.parts))
        for one in find_matches(text, grammar)
        if one.rule.kind != "none"
    ]
    joined = join_parts(text, found)
    return tuple(_make_expression(text, start, Found(*one)) for one in joined)
