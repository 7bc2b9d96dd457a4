"""Which language a text is in, by its script and its small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from flows.lexicon import read_yaml

SAMPLE = 20_000
LEAST_SCORE = 1.0
LEAST_WORDS = 3  # distinct small words without which a language is a guess
_WORD = re.compile(r"(?<!['’])\b[^\W\d_]+|(?<=['’])[^\W\d_]{2,}")  # the "s" of a possessive is no word


@cache
def _read_words() -> dict[str, dict[str, None]]:
    return {code: dict.fromkeys(words) for code, words in read_yaml("languages.yml")["words"].items()}


def _find_script(text: str) -> str:
    """The script most letters are in, by the first word of their Unicode names; empty without letters."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if not char.isalpha():
            continue
        scripts["LATIN" if char.isascii() else unicodedata.name(char, "?").split(" ")[0]] += count
    return min(scripts, key=lambda script: (-scripts[script], script)) if scripts else ""


def _find_by_letters(text: str, codes: list[str]) -> str:
    """Of the languages of one script the one whose own letters the text holds most."""
    own = read_yaml("languages.yml")["letters"]
    counts = {code: sum(text.count(char) for char in own.get(code, "")) for code in codes}
    best = max(codes, key=lambda code: (counts[code], -codes.index(code)))
    return best if counts[best] or len(codes) == 1 else "und"


def _score_words(text: str) -> dict[str, float]:
    """For each language how many of the words are its small words, distinct ones counting more."""
    words = Counter(word.casefold() for word in _WORD.findall(text))
    scores = {}
    for code, small in _read_words().items():
        hits = [words[word] for word in small if word in words]
        is_told = len(hits) >= LEAST_WORDS or code == "en"
        scores[code] = sum(hits) * (len(hits) / len(small)) ** 0.5 if is_told else 0.0
    return scores


def find_language(text: str) -> str:
    """The ISO 639 code of the text's language, `und` where nothing tells.

    A Latin text too short to hold small words of any language passes for English, the language asked for.

    >>> find_language("Une bombe a explosé dans le centre de la ville et les secours sont sur place.")
    'fr'
    """
    sample = text[:SAMPLE]
    script = _find_script(sample)
    if script != "LATIN":
        codes = read_yaml("languages.yml")["scripts"].get(script, [])
        return _find_by_letters(sample, codes) if codes else "und"
    scores = _score_words(sample)
    best = max(sorted(scores), key=lambda code: (scores[code], code == "en"))
    is_clear = best == "en" or scores[best] >= LEAST_SCORE
    return best if is_clear and scores[best] > 1.2 * scores["en"] * (best != "en") else "en"
