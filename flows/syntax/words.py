"""The word lists that reading a tree asks for, each as a set."""

from __future__ import annotations

from functools import cache

from flows.lexicon import read_yaml


@cache
def syntax_words(key: str) -> frozenset[str]:
    """One list of `syntax.yml`."""
    return frozenset(read_yaml("syntax.yml")[key])


@cache
def speech_words(key: str) -> frozenset[str]:
    """One list of `speech.yml`."""
    return frozenset(read_yaml("speech.yml")[key])


@cache
def realis_words(key: str) -> frozenset[str]:
    """One list of `realis.yml`."""
    return frozenset(read_yaml("realis.yml")[key])
