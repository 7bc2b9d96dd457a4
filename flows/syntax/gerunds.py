"""Gerunds that the parser hung on their own object, as adjectives: "killing people and burning homes"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.syntax.trees import children

if TYPE_CHECKING:
    from flows.records import Token

CHARGING = frozenset({"of", "for", "from"})


def find_partner(token: Token) -> Token | None:
    """The verb whose doer does what the misplaced gerund says, too; None for true adjectives."""
    if token.tag_ != "VBG" or token.dep_ != "amod" or token.i > token.head.i:
        return None
    noun = token.head
    if noun.dep_ == "conj" and token.doc[token.i - 1].dep_ == "cc":
        return noun.head.head if noun.head.dep_ == "obj" and noun.head.head.tag_ == "VBG" else None
    return None


def find_charge(token: Token) -> Token | None:
    """The verb that charges somebody with what a gerund, or the object it was hung on, says."""
    head = token.head.head if token.dep_ == "nmod" else token.head
    marked = any(mark.lower_ in CHARGING for mark in children(token, "mark", "case"))
    gerund = token.tag_ == "VBG" or token.dep_ in {"nmod", "obl"}
    return head if marked and gerund and head.lemma_.lower() in _controllers() else None


def is_gerund(token: Token) -> bool:
    """Whether a gerund before its object was taken for an adjective."""
    if token.tag_ != "VBG" or token.dep_ != "amod":
        return False
    return find_charge(token.head) is not None or find_partner(token) is not None


@cache
def _controllers() -> frozenset[str]:
    return frozenset(read_yaml("syntax.yml")["gerund_control"])
