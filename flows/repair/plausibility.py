"""How implausible a stretch of text is as prose in any language: a sum of small named signs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from flows.repair.readings import read_table

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile("[aALlomu]*[lLomu][aALlomu]*")
_BLOCKS = (
    ("\u0300", "\u036f", "k"),
    ("\u2500", "\u259f", "b"),
    ("\ufe00", "\ufe0f", "e"),
    ("\U0001f000", "\U0001faff", "e"),
)
_ASCII = (("a", str.islower), ("A", str.isupper), ("1", str.isdigit), ("_", str.isspace), (".", bool))
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
    rest_mixed: float
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
        Sign(row["sign"], re.compile(row["pattern"]), row["weight"])
        for row in read_table("signs.yml")["signs"]
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
        return next(kind for kind, holds in _ASCII if holds(char))
    listed = _symbol_classes().get(char)
    if listed:
        return listed
    block = next((kind for first, last, kind in _BLOCKS if first <= char <= last), None)
    return block or _class_of_category(char)


def _class_of_category(char: str) -> str:
    kind = _BY_CATEGORY.get(unicodedata.category(char))
    if char in _alphabets():
        return kind or "n"
    return "s" if kind is None else "u" if kind in "lLom" else kind


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


@lru_cache(maxsize=1 << 12)
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
