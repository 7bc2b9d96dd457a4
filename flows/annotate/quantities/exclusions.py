"""Numbers that count no things: years, ages, distances, prices, names, clock times, compounds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.quantities.numbers import HYPHENS, YEAR, read_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Tree

SUPERLATIVES = frozenset({"JJS", "RBS"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "IN"})


@cache
def read_words(table: str) -> frozenset[str]:
    """One list of `quantities.yml` as a set."""
    return frozenset(read_numbers()[table])


def counts_nothing(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """Whether the number of the words `[first, last)` measures, names or dates something."""
    checks = (_is_named, _is_measured, _is_compound, _is_age, _is_year, _is_superlative, _is_bullet, _is_rank)
    return any(check(doc, words, first, last) for check in checks)


def _is_named(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "Flight 705", "$300", "aged 12": a word before makes it a name, a price or a question ("how many")."""
    if first and words[first - 1] == "how":
        return True
    if not first or not words[last - 1][0].isdigit():
        return bool(first) and words[first - 1] in {"aged", "age"}
    return words[first - 1] in read_words("names_before") or words[first - 1][-1] in "$£€¥₦₹"


def _is_measured(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "30 km", "75 per cent", "one at a time": a unit of up to three words follows."""
    units = read_words("units_after")
    return any(" ".join(words[last : last + size]) in units for size in (1, 2, 3))


def _is_compound(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "two-day", "17-year-old": a hyphen ties the number to a word."""
    return (
        last + 1 < len(words)
        and words[last] in HYPHENS
        and not doc[last - 1].whitespace_
        and words[last + 1].isalpha()
    )


def _is_age(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "Ahmed Ali, 24, was shot": a small figure between commas after a name."""
    if first < 2 or last - first != 1 or not words[first].isdigit() or len(words[first]) > 2:
        return False
    closed = last >= len(words) or words[last] in {",", ")", ".", ";"}
    return closed and words[first - 1] in {",", "("} and doc[first - 2].tag_ in {"NNP", "NNPS", "NN"}


def _is_year(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "in 2014": four figures of a year that no plural noun follows."""
    if last - first == 3 and YEAR.fullmatch(words[first]) and YEAR.fullmatch(words[last - 1]):
        return True
    if last - first != 1 or not YEAR.fullmatch(words[first]):
        return False
    return last >= len(words) or doc[last].tag_ not in {"NNS", "NNPS", "JJ"}


def _is_superlative(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "one of the deadliest attacks" counts nothing."""
    return (
        words[first:last] == ["one"]
        and words[last : last + 2] == ["of", "the"]
        and doc[min(last + 2, len(doc) - 1)].tag_ in SUPERLATIVES
    )


def _is_bullet(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "3. Mosul": a figure that numbers a list item."""
    return (
        first == 0
        and last < len(words)
        and words[0].isdigit()
        and words[last] in {".", ")"}
        and last + 1 < len(words)
    )


def _is_rank(doc: Tree, words: Sequence[str], first: int, last: int) -> bool:
    """ "a third bomb", "a third of the town": an ordinal counts one person only before a verb of its own."""
    is_ordinal = last - first == len(("a", "third")) and words[last - 1] in read_words("ordinals")
    verb = next((i for i in range(last, len(words)) if doc[i].tag_ != "RB"), None)
    return is_ordinal and (verb is None or doc[verb].tag_[:2] not in {"VB", "MD"})
