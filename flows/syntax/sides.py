"""The two that fight "between" each other, where the parser hung their phrase or what it tells elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.labels import NOUNS
from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

MODIFIERS = frozenset({"amod", "compound"})


def mend_sides(token: Token) -> None:
    """Hangs "between" on its noun, that noun on its verb, and a clause on the side right before it."""
    if token.dep_ == "case":
        _mend_case(token)
    elif token.dep_ == "nmod":
        _mend_lasting(token)
    elif token.dep_ == "acl:relcl":
        _mend_teller(token)


def _mend_case(word: Token) -> None:
    """Hangs a preposition on the noun of its phrase, not on the first word of a compound before that noun.

    "Between al-Qaida-linked fighters and troops": the preposition is that of the fighters.
    """
    noun = word.head
    while noun.dep_ in MODIFIERS and noun.head.i > noun.i:
        noun = noun.head
    opens = noun is not word.head and noun.left_edge.i == word.i and word.doc[word.i + 1].text != "-"
    if opens and noun.pos_ in NOUNS and not case_of(noun):
        word.doc.hang((word, noun))


def _mend_lasting(noun: Token) -> None:
    """Hangs the two on the verb where the time before them took them: "raged for hours between X and Y"."""
    time = noun.head
    lasts = time.dep_ in {"obl", "nmod"} and time.lemma_.lower() in syntax_words("lengths")
    if lasts and case_of(noun) == "between" and any(children(noun, "conj")):
        noun.dep_ = "obl" if time.head.pos_ == "VERB" else "nmod"
        noun.doc.hang((noun, time.head))


def _mend_teller(verb: Token) -> None:
    """Hangs a clause on the second of the two, right before it: "between X and Y who crossed the border"."""
    first = verb.head
    sides = children(first, "conj") if case_of(first) == "between" else []
    last = next((side for side in sides if side.right_edge.i == verb.left_edge.i - 1), None)
    if last is not None and last.pos_ in NOUNS:
        verb.doc.hang((verb, last))
