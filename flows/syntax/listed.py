"""Names that go on with a list in a phrase, but were joined to its noun: "troops of Chad, Niger and Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

LINKS = frozenset({",", "and", "or"})


def mend_listed_name(name: Token) -> None:
    """Joins a name to the name before it, where the noun both hang on is a common one."""
    noun = name.head
    if name.dep_ != "conj" or name.pos_ != "PROPN" or noun.pos_ != "NOUN" or case_of(name):
        return
    inner = (child for child in children(noun, "nmod") if noun.i < child.i < name.i and case_of(child))
    first = next((child for child in inner if child.pos_ == "PROPN"), None)
    between = name.doc[first.right_edge.i + 1 : name.left_edge.i] if first is not None else ()
    others = children(noun, "appos", "conj")
    if first is not None and all(t.lower_ in LINKS or _is_in(t, others) for t in between):
        name.doc.hang((name, first))


def mend_dated_name(name: Token) -> None:
    """Joins a name to the one before the day it was joined to: "took Bama on Monday and Gwoza on Tuesday"."""
    day = name.head
    joined = name.dep_ in {"appos", "conj"} or any(children(name, "cc"))
    if not joined or not _is_named(name) or not _is_day(day):
        return
    phrases = (c for c in children(day.head, "obj", "obl", "nsubj:pass") if day.head.i < c.i < day.i)
    alike = [c for c in phrases if _is_named(c) and case_of(c) == case_of(name)]
    if alike and any(_is_day(other) and other.i > name.i for other in children(day.head, "obl")):
        name.dep_ = "conj"
        name.doc.hang((name, alike[-1]))


def _is_named(token: Token) -> bool:
    """Whether a word is a name, and not that of a day."""
    return token.pos_ == "PROPN" and not _is_day(token)


def _is_day(token: Token) -> bool:
    """Whether a word is a day: a weekday, a month, or the number beside its month."""
    days = syntax_words("weekdays") | syntax_words("months")
    return token.lower_ in days or (
        token.tag_ == "CD" and any(child.lower_ in days for child in children(token, "compound", "nmod"))
    )


def _is_in(token: Token, names: list[Token]) -> bool:
    """Whether a word is of one of the names."""
    return any(name.pos_ == "PROPN" and (token.i == name.i or name.is_ancestor(token)) for name in names)
