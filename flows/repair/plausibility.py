"""How implausible a stretch of text is as prose in any language: a sum of small named signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module

from flows.repair.readings import read_table

_WORD = re.compile("[aALlomu]*[lLomu][aALlomu]*")
_COMMON_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331"
_BY_CATEGORY = {
    "Lu": "L", "Lt": "L", "Ll": "l", "Lo": "o", "Lm": "o", "Mn": "m", "Mc": "m", "Me": "m",
    "Nd": "n", "Nl": "s", "No": "s", "Zs": "p", "Zl": "p", "Zp": "p", "Cc": "x", "Cf": "q",
    "Co": "z", "Cn": "z", "Cs": "z", "So": "e", "Sm": "h", "Sc": "s", "Sk": "s",
}  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """One sign of implausible text: a pattern over character classes and its weight."""

    name: str
    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True)
class Weights:
    """The weights of `signs.yml` that are not patterns."""

    mixed_word: float
    rest: float
    ftfy_badness: float
    each_trail: float
    deeper: float
    clean_elsewhere: float
    rivals: float
    near: int
    proof: float
    proof_of_all: float
    proven: float
    proven_of_all: float
    spaced_clean: float
    spaced_alone: float


@cache
def read_weights() -> Weights:
    """The weights of `signs.yml`."""
    table = read_table("signs.yml")
    return Weights(**{name: value for name, value in table.items() if name not in ("classes", "signs")})


@cache
def read_signs() -> tuple[Sign, ...]:
    """The signs of `signs.yml`, compiled."""
    return tuple(
        Sign(row["sign"], re.compile(row["pattern"]), row["weight"]) for row in read_table("signs.yml")["signs"]
    )


@cache
def _symbol_classes() -> dict[str, str]:
    """The class of each character that `signs.yml` lists by hand."""
    return {char: kind for kind, chars in read_table("signs.yml")["classes"].items() for char in chars}


@cache
def _alphabets() -> dict[str, int]:
    """For each letter the alphabets that hold it, one bit an alphabet."""
    held: dict[str, int] = {}
    for place, row in enumerate(read_table("alphabets.yml")):
        for char in _letters(row["letters"]):
            held[char] = held.get(char, 0) | 1 << place
    return held


def _letters(listed: str) -> set[str]:
    """The letters of a list with ranges, small and capital."""
    ranges = re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), listed)
    return {char for letter in ranges for char in (letter, letter.upper(), letter.lower()) if len(char) == 1}


@cache
def _latin() -> int:
    """The alphabets that hold the ASCII letters."""
    rows = read_table("alphabets.yml")
    return sum(1 << place for place, row in enumerate(rows) if row["script"] in ("latin", "japanese"))


@lru_cache(maxsize=1 << 16)
def char_class(char: str) -> str:
    """The class of a character, one letter, as `signs.yml` explains them."""
    if char < "\x80":
        return "a" if char.islower() else "A" if char.isupper() else "1" if char.isdigit() else "." if char.strip() else "_"
    listed = _symbol_classes().get(char)
    if listed:
        return listed
    if "\u2500" <= char <= "\u259f":
        return "b"
    if "\U0001f000" <= char <= "\U0001faff" or "\ufe00" <= char <= "\ufe0f":
        return "e"
    if "\u0300" <= char <= "\u036f":
        return "m" if char in _COMMON_MARKS else "k"
    kind = _BY_CATEGORY.get(unicodedata.category(char), "Q")
    return "u" if kind in "lLom" and char not in _alphabets() else kind


def count_changes(word: str) -> int:
    """How often the alphabet must change to write the word.

    >>> count_changes("Öztürk"), count_changes("ErdoÄŸan")
    (0, 1)
    """
    held, changes, now = _alphabets(), 0, -1
    for char in word:
        mine = _latin() if char < "\x80" else held.get(char, -1)
        now &= mine
        if not now:
            changes, now = changes + 1, mine
    return changes


@lru_cache(maxsize=1 << 14)
def sign_cost(classes: str) -> float:
    """The weights of all signs in a text, given the classes of its characters."""
    return sum(sign.weight * len(sign.pattern.findall(classes)) for sign in read_signs())


@cache
def _ftfy_badness() -> Callable[[str], int]:
    badness: Callable[[str], int] = import_module("ftfy.badness").badness
    return badness


def cost(text: str) -> float:
    """How implausible the text is: 0 for ASCII, little for good prose in any script, much for garbled text.

    >>> cost("Erdogan"), cost("Erdoğan") < 1 < cost("ErdoÄŸan")
    (0.0, True)
    """
    if text.isascii():
        return 0.0
    weights = read_weights()
    classes = "".join(map(char_class, text))
    changes = sum(count_changes(text[word.start() : word.end()]) for word in _WORD.finditer(classes))
    return sign_cost(classes) + weights.mixed_word * changes + weights.ftfy_badness * _ftfy_badness()(text)
