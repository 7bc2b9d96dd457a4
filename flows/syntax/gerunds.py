"""Verbs that the parser hung on their own object, as adjectives: "killing people and burning homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

# tag of the misplaced verb -> tags its partner may have; participles of the past are adjectives too often
PARTNERS = {"VBG": frozenset({"VBG"}), "VBD": frozenset({"VBD", "VBN"})}
CHARGING = frozenset({"of", "for", "from"})


def find_partner(token: Token) -> Token | None:
    """The verb whose doer does what the misplaced verb says, too; None for true adjectives."""
    noun = token.head
    listed = noun.dep_ == "conj" and token.i < noun.i and token.doc[token.i - 1].dep_ == "cc"
    if token.tag_ not in PARTNERS or token.dep_ != "amod" or not listed:
        return None
    verb = next((above for above in noun.ancestors if above.tag_.startswith("V")), None)
    return verb if verb is not None and verb.tag_ in PARTNERS[token.tag_] else None


def find_charge(token: Token) -> Token | None:
    """The verb that charges somebody with what a gerund, or the object it was hung on, says."""
    head = token.head.head if token.dep_ == "nmod" else token.head
    marked = any(mark.lower_ in CHARGING for mark in children(token, "mark", "case"))
    perfect = any(aux.tag_ == "VBG" for aux in children(token, "aux"))  # "of having opened the gates"
    gerund = perfect or token.tag_ == "VBG" or token.dep_ in {"nmod", "obl"}
    return head if marked and gerund and head.lemma_.lower() in syntax_words("gerund_control") else None


def is_gerund(token: Token) -> bool:
    """Whether a verb before its object was taken for an adjective."""
    if token.dep_ != "amod":
        return False
    charged = token.tag_ == "VBG" and find_charge(token.head) is not None
    return charged or find_partner(token) is not None
