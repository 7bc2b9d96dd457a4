"""Subjects that the parser hung elsewhere: before a verb that has none, behind a conjunction or a date."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.syntax.trees import case_of, children

if TYPE_CHECKING:
    from flows.records import Token

INSIDE = frozenset({"amod", "appos", "compound", "conj", "flat", "nmod", "nummod"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def find_lost_subject(token: Token) -> Token | None:
    """The noun right before a past tense without a subject that can only be its subject, or None.

    "as Yemeni soldiers moved in" and "On Feb. 7 U.S. aircraft killed" are hung as if "as" and "On" were
    prepositions of the noun.
    """
    if token.tag_ != "VBD" or token.i == 0 or any(children(token, "cc", "expl")):
        return None
    noun = _top(_before(token))
    if noun.pos_ not in NOMINAL or noun.dep_ != "obl" or noun.head.i not in {token.i, token.head.i}:
        return None
    case = case_of(noun)
    opens = case in _words("clause_openers")
    dated = noun.head.i == token.i and any(t.lower_ in _words("months") for t in noun.subtree if t.i < noun.i)
    return noun if opens or dated else None


def _before(token: Token) -> Token:
    """The word before, adverbs passed over."""
    before = token.doc[token.i - 1]
    while before.i and before.dep_ == "advmod" and before.head.i == token.i:
        before = before.doc[before.i - 1]
    return before


def _top(token: Token) -> Token:
    """The noun whose phrase the word ends."""
    while token.dep_ in INSIDE and token.head.i != token.i:
        token = token.head
    return token


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("syntax.yml")[key])
