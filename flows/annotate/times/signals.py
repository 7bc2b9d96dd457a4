"""The signal before an expression ("by", "since", "until") and how it bounds the time."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.times.grammar import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import TimeShape

LONGEST_SIGNAL = 40


def _alternation(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


@cache
def _signals() -> re.Pattern[str]:
    """A signal at the end of the words before an expression."""
    joined = _alternation(read_words()["relations"])
    rough = _alternation(read_words()["rough_signals"])
    return re.compile(rf"(?<!\w)({joined})(?:\s{{1,3}}(?:{rough}))?\s{{0,3}}$", re.IGNORECASE)


def find_relation(text: str, start: int, shape: TimeShape) -> str:
    """at, before, after or during, by the words before `start` and the kind of the shape.

    >>> from flows.records import TimeShape
    >>> find_relation("clashes since December 2013", 14, TimeShape("date"))
    'since'
    """
    if shape.kind == "window":
        return "during"
    if shape.kind == "range":
        return "during"
    match = _signals().search(text[max(0, start - LONGEST_SIGNAL) : start])
    if match is None:
        return "at"
    return str(read_words()["relations"][re.sub(r"\s+", " ", match[1].lower())])
