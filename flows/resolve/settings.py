"""The hand-kept words, limits and weights by which resolve decides."""

from __future__ import annotations

from functools import cache
from typing import Any

from flows.lexicon import read_yaml


@cache
def read_settings() -> Any:
    """The settings of `same_event.yml`; a list of words that has no order is a frozenset."""
    settings = read_yaml("same_event.yml", "resolve")
    return {key: frozenset(value) if _is_set(value) else value for key, value in settings.items()}


def _is_set(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
