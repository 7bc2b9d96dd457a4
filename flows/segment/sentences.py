"""Sentences: where one ends, by its punctuation, the word before and the word after."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.layout import compile_pattern
from flows.records import Document, Passage, SentenceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE = 1500
# The stop, what closes after it, and reference remnants such as [12] or [citation needed].
_STOP = (
    r"""(?P<stop>[.!?…؟]{1,20})(?P<close>["'”’»)\]*_]{0,9})"""
    r"""(?P<note>(?: ?\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2}|citation needed|(?&agency))\]){0,20})"""
    r"""(?=(?P<gap>\s*))"""
)
_WORD_BEFORE = re.compile(r"""[^\s"“”‘«»()\[\]—–/]+$""")
_NEXT_WORD = re.compile(
    r"""["'“‘«(\[*_—–•·|>-]{0,9}\s?["'“‘«(\[*_]{0,4}(?P<word>[^\W_]+(?:[.'’-][^\W_]+)*)"""
)
_INLINE_BULLET = re.compile(r"\s[•◦▪●‣]\s+")
_CELL = re.compile(r"\|[\s|]*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


@cache
def _stop() -> re.Pattern[str]:
    return compile_pattern(_STOP)


@cache
def _read_list(key: str) -> frozenset[str]:
    return frozenset(read_yaml("abbreviations.yml")[key])


def _find_word_before(text: str, stop: int, start: int) -> str:
    """The word that carries the stop, without what opens before it."""
    found = _WORD_BEFORE.search(text, max(start, stop - 40), stop)
    return found[0].lstrip("'’*_-") if found else ""


def _find_next_word(text: str, at: int, end: int) -> str:
    """The first word after the gap, without what opens it."""
    found = _NEXT_WORD.match(text, at, min(end, at + 80))
    return found["word"] if found else ""


def _is_starter(word: str) -> bool:
    """Whether a capital word is a likely beginning rather than the rest of a name."""
    return word[:1].isupper() and word.casefold() in _read_list("starters")


def _stop_ends(before: str, word: str) -> bool:
    """Whether a single full stop after `before` ends a sentence when `word` comes next."""
    name = before.casefold()
    if name in _read_list("before_name") or name in _read_list("never"):
        return False
    if name in _read_list("before_number"):
        return not word[:1].isdigit() and (_is_starter(word) or name in _read_list("plain_words"))
    if name in _read_list("inside"):
        return _is_starter(word)
    if _INITIAL.fullmatch(before) and before[:1].isupper() and before != "I":
        return _is_starter(word)
    return True


def _ends_here(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    at = found.end("gap")
    if at >= end:
        return False
    stop, word = found["stop"], _find_next_word(text, at, end)
    if not found["gap"] and not found["note"]:
        return _is_glued(text, found, start, word)
    if text[at].islower() or word[:1].islower():
        return False
    if stop != "." or not word:
        return bool(word)
    if found["close"] or found["note"]:
        return found["close"][:1] not in {")", "]"} or _stop_ends(
            _find_word_before(text, found.start(), start), word
        )
    return _stop_ends(_find_word_before(text, found.start(), start), word)


def _is_glued(text: str, found: re.Match[str], start: int, word: str) -> bool:
    """Whether a sentence begins right after the stop, the space between having been lost."""
    before = _find_word_before(text, found.start(), start)
    is_plain = len(before) > 2 and before[-1].islower() and "." not in before and found["stop"] == "."
    return is_plain and _is_starter(word) and len(word) > 1


def _find_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The positions after which a new sentence begins, within `[start, end)`."""
    begun = start
    for found in _stop().finditer(text, start, end):
        if _ends_here(text, found, begun, end):
            begun = found.end("gap")
            yield begun


def _find_breaks(text: str, passage: Passage) -> list[int]:
    """The ends of all sentences of one passage, sorted, the passage's own end last."""
    start, end = passage.start, passage.end
    breaks = set(_find_ends(text, start, end)) if passage.kind != "heading" else set()
    breaks.update(found.end() for found in _INLINE_BULLET.finditer(text, start, end) if found.end() < end)
    if passage.kind == "table_row":
        breaks.update(found.end() for found in _CELL.finditer(text, start, end))
    return [*sorted(at for at in breaks if start < at < end), end]


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of bearable length, cut at a blank where there is one.

    A parser must not meet a sentence of a million characters.
    """
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) + 1
        yield start, cut or start + LONGEST_SENTENCE
        start = cut or start + LONGEST_SENTENCE
    yield start, end


def _find_in(text: str, index: int, passage: Passage) -> Iterator[SentenceSpan]:
    """The sentences of one passage; they tile it."""
    start = passage.start
    for end in _find_breaks(text, passage):
        for piece in _cut_long(text, start, end):
            yield SentenceSpan(*piece, index)
        start = end


def find_sentences(document: Document) -> tuple[SentenceSpan, ...]:
    """The sentences of all passages that are read, in order."""
    return tuple(
        sentence
        for index, passage in enumerate(document.passages)
        if passage.is_read
        for sentence in _find_in(document.text, index, passage)
    )
