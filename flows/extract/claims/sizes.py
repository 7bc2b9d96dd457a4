"""How many people a collective noun is said to hold: "a family of seven", "its two-man crew"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set, read_victims
from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HYPHENS = frozenset({"-", "‐", "‑"})
MAX_DIGITS = 3


def find_size(words: Sequence[str], head: int) -> int | None:
    """The size of the collective noun at `head`, or None where none is told.

    >>> find_size("a family of seven".split(), 1), find_size("its two - man crew".split(), 4)
    (7, 2)
    >>> find_size("a crew of the ship".split(), 1), find_size("an elderly couple".split(), 2)
    (None, 2)
    """
    if words[head] not in read_set("collectives"):
        return read_sizes().get(words[head])
    if words[head + 1 : head + 2] == ["of"] and head + 2 < len(words):
        return parse_size(words[head + 2])
    tied = head >= 3 and words[head - 2] in HYPHENS and words[head - 1] in read_set("size_words")
    return parse_size(words[head - 3]) if tied else None


def parse_size(word: str) -> int | None:
    """The number one word spells, or None."""
    if word.isdigit() and len(word) <= MAX_DIGITS:
        return int(word) or None
    return read_units().get(word)


@cache
def read_sizes() -> Mapping[str, int]:
    """Nouns for people of one number, with the number."""
    sizes: Mapping[str, int] = read_victims()["sizes"]
    return sizes


@cache
def read_units() -> Mapping[str, int]:
    """The number words of one word, zero left out."""
    data = read_yaml("quantities.yml")
    return {word: value for key in ("units", "tens") for word, value in data[key].items() if value}
