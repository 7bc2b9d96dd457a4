"""The word lists of `times_clauses.yml`, and what a single word is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.syntax.labels import NOUNS, VERBAL

if TYPE_CHECKING:
    from flows.records import Token


@cache
def read_list(name: str) -> frozenset[str]:
    """One word list of `times_clauses.yml`."""
    return frozenset(read_yaml("times_clauses.yml")[name])


@cache
def read_map(name: str) -> dict[str, str | None]:
    """One mapping of `times_clauses.yml`."""
    return dict(read_yaml("times_clauses.yml")[name])


@cache
def read_lists(name: str) -> dict[str, frozenset[str]]:
    """One mapping of `times_clauses.yml` from a word to a list of words."""
    return {word: frozenset(others) for word, others in read_yaml("times_clauses.yml")[name].items()}


def is_verb(word: Token) -> bool:
    """Whether a word is a verb, and not an event noun."""
    return word.pos_ in VERBAL


def is_noun(word: Token) -> bool:
    """Whether a word is a noun or a name."""
    return word.pos_ in NOUNS
