"""The written forms of verbs and nouns, so that a wrong lemma does not lose one."""

from __future__ import annotations

from functools import cache
from typing import Any

from flows.lexicon import read_yaml

VOWELS = "aeiou"


@cache
def find_forms_of(lemma: str, pos: str) -> tuple[str, ...]:
    """The inflected forms of a verb or noun, the lemma first.

    >>> find_forms_of("rape", "verb")
    ('rape', 'rapes', 'raped', 'raping')
    >>> find_forms_of("overrun", "verb")
    ('overrun', 'overruns', 'overran', 'overrunning')
    >>> find_forms_of("sortie", "noun")
    ('sortie', 'sorties')
    """
    if pos == "noun":
        return tuple(dict.fromkeys((lemma, _with_s(lemma))))
    past = find_past_of(lemma)
    return tuple(dict.fromkeys((lemma, _with_s(lemma), *past, _with_ending(lemma, "ing"))))


def find_past_of(lemma: str) -> tuple[str, ...]:
    """The past tense of a verb and, where it differs, its participle.

    >>> find_past_of("strike"), find_past_of("kidnap")
    (('struck', 'stricken'), ('kidnapped',))
    """
    return _irregular(lemma) or (_with_ending(lemma, "ed"),)


@cache
def find_irregular_pasts() -> frozenset[str]:
    """Every past form of the irregular verbs, as written."""
    return frozenset(form for forms in _lists()["past"].values() for form in forms)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ending(word: str, ending: str) -> str:
    if word.endswith("e") and not (ending == "ing" and word.endswith(("ee", "oe", "ye"))):
        return word[:-1] + ending
    if word.endswith("y") and ending == "ed" and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + ending


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles: short words ending consonant-vowel-consonant, and those listed."""
    if word in _lists()["doubling"]:
        return True
    short = len(word) > 2 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS
    return short and sum(letter in VOWELS for letter in word) == 1


def _irregular(lemma: str) -> tuple[str, ...]:
    """The past forms of an irregular verb, also under a prefix ("retake", "overrun")."""
    table = _lists()["past"]
    for start in range(len(lemma) - 1):
        if lemma[start:] in table and (start == 0 or lemma[:start].rstrip("-") in _lists()["prefixes"]):
            return tuple(lemma[:start] + form for form in table[lemma[start:]])
    return ()


@cache
def _lists() -> dict[str, Any]:
    rows: dict[str, Any] = read_yaml("verb_forms.yml")
    return rows
