"""Figures and number words of a sentence, read as integers."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,3})?")
YEAR = re.compile(r"(?:19|20)\d\d")
HYPHENS = frozenset("-‐‑")


class Number(NamedTuple):
    """A number of the words `[first, last)`; `is_round` when a dozen or a score made it."""

    value: int
    first: int
    last: int
    is_round: bool = False


@cache
def read_numbers() -> Mapping[str, Any]:
    """The hand-kept tables of number words."""
    data: Mapping[str, Any] = read_yaml("quantities.yml")
    return data


@cache
def read_starts() -> frozenset[str]:
    """Every word that can start a spelt number."""
    data = read_numbers()
    fractions = {phrase.split()[0] for phrase in data["fractions"]}
    return frozenset(
        {*data["units"], *data["tens"], *data["dozens"], *data["scales"], *fractions, *data["one_words"]}
    )


def parse_number(words: Sequence[str], at: int) -> Number | None:
    """The number that starts at word `at`, or None.

    >>> parse_number("1.5 million people".split(), 0)
    Number(value=1500000, first=0, last=2, is_round=False)
    >>> parse_number("two hundred and fifty men".split(), 0).value
    250
    """
    word = words[at]
    if word[:1].isdigit():
        return _parse_figure(words, at)
    if word not in read_starts():
        return None
    return _parse_half(words, at) or _parse_words(words, at)


def _parse_figure(words: Sequence[str], at: int) -> Number | None:
    """A number written in figures, with the scale or dozen after it."""
    if not FIGURE.fullmatch(words[at]):
        return None
    value = Fraction(words[at].replace(",", ""))
    last = at + 1
    while value < 1000 and last < len(words) and len(words[last]) == 3 and words[last].isdigit():
        value, last = value * 1000 + int(words[last]), last + 1
    return _scale(words, at, last, value)


def _scale(words: Sequence[str], first: int, last: int, value: Fraction) -> Number | None:
    """`value` multiplied by the scale or dozen at word `last`; None where it stays a fraction."""
    data = read_numbers()
    word = words[last] if last < len(words) else ""
    dozen = data["dozens"].get(word)
    scale = data["scales"].get(word) or dozen
    if scale:
        value, last = value * scale, last + 1
    return Number(int(value), first, last, bool(dozen)) if value.denominator == 1 else None


def _parse_half(words: Sequence[str], at: int) -> Number | None:
    """ "half a million", "a quarter of a million", "half a dozen"."""
    data = read_numbers()
    for length in (2, 1):
        share = data["fractions"].get(" ".join(words[at : at + length]))
        if share:
            last = at + length
            while last < len(words) and words[last] in {"of", "a", *HYPHENS}:
                last += 1
            number = _scale(words, at, last, Fraction(*share))
            return number if number and number.last > last else None
    return None


def _parse_words(words: Sequence[str], at: int) -> Number | None:
    """A spelt number of any length: "two hundred and fifty thousand"."""
    data = read_numbers()
    total, group, last, is_round = 0, None, at, False
    while last < len(words):
        word = words[last]
        if word in data["units"] or word in data["tens"]:
            if not _may_follow(group, word, data):
                break
            group = (group or 0) + int(data["units"].get(word, data["tens"].get(word)))
        elif word == "hundred" and (group is not None or last > at):
            group = (group or 1) * 100
        elif word in data["scales"] and (group is not None or last > at):
            total, group = total + (group or 1) * int(data["scales"][word]), None
        elif word in data["dozens"] and (group is not None or last > at):
            group, is_round = (group or 1) * int(data["dozens"][word]), True
        elif not (word in data["one_words"] and last == at):
            skip = _find_link(words, last, at, data)
            if not skip:
                break
            last += skip
            continue
        last += 1
    value = total + (group or 0)
    spelt = words[at] not in data["one_words"] or last > at + 1
    return Number(value, at, last, is_round) if spelt and (value or group == 0) else None


def _may_follow(group: int | None, word: str, data: Mapping[str, Any]) -> bool:
    """Whether a unit or ten can be added to the group so far ("twenty" + "five", "hundred" + "six")."""
    if group is None:
        return True
    if word in data["tens"]:
        return group >= 100 and group % 100 == 0
    return data["units"][word] > 0 and (
        group % 100 == 0 or (group % 10 == 0 and data["units"][word] < 10 and group % 100 >= 20)
    )


def _find_link(words: Sequence[str], last: int, at: int, data: Mapping[str, Any]) -> int:
    """How many joining words to pass: 1 for a hyphen or an "and" between two parts of one number, else 0."""
    if last <= at or last + 1 >= len(words):
        return 0
    small = words[last + 1] in data["units"] or words[last + 1] in data["tens"]
    if words[last] in HYPHENS:
        tied = words[last - 1] in data["tens"] and words[last + 1] in data["units"]
        return int(tied or words[last + 1] in data["scales"] or words[last + 1] in data["dozens"])
    return int(words[last] == "and" and small and words[last - 1] in data["scales"])
