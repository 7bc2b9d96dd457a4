"""The phrases of `quantities.yml`, indexed by their first word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.quantities.numbers import read_numbers, read_starts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, longest first, each with what it means."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def match(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        """(the word after the phrase, its meaning) for the longest phrase at word `at`."""
        for phrase, meaning in self.by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return at + len(phrase), meaning
        return None


def make_phrases(entries: Mapping[str, str]) -> Phrases:
    """An index of phrases written as blank-separated words."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in entries.items():
        parts = tuple(phrase.split())
        index.setdefault(parts[0], []).append((parts, meaning))
    return Phrases({word: tuple(sorted(found, key=lambda p: -len(p[0]))) for word, found in index.items()})


@cache
def read_phrases(table: str) -> Phrases:
    """The phrases of one table of `quantities.yml`: a list of its own, or lists by meaning."""
    data = read_numbers()[table]
    if isinstance(data, list):
        return make_phrases({phrase: phrase for phrase in data})
    if all(isinstance(value, list) and table in {"before", "after"} for value in data.values()):
        return make_phrases({phrase: kind for kind, phrases in data.items() for phrase in phrases})
    return make_phrases({phrase: phrase for phrase in data})


@cache
def read_triggers() -> frozenset[str]:
    """Every word that can start a count, figures aside."""
    tables = ("vague", "zero", "counted", "additions", "before", "multiples")
    firsts = {word for table in tables for word in read_phrases(table).by_first}
    return frozenset(firsts | read_starts() | {BETWEEN})
