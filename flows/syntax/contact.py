"""Relative clauses whose verb was read as a participle: "a city the militants captured in June"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.labels import NOUNS
from flows.syntax.trees import children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

OWN = ("aux", "aux:pass", "nsubj", "nsubj:pass", "obj", "obl:agent")  # what such a verb has none of


def mend_contact(verb: Token) -> None:
    """Hangs a verb and the subject right before it on the noun they tell of, as a clause in the past."""
    subject = verb.head
    told = _find_told(verb, subject) if verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBN"} else None
    if told is None:
        return
    verb.dep_, verb.tag_, subject.dep_ = "acl:relcl", "VBD", "nsubj"
    verb.doc.hang((verb, told), (subject, verb))


def _find_told(verb: Token, subject: Token) -> Token | None:
    """The noun with an article right before the subject, which the clause tells of, or None."""
    first = subject.left_edge.i
    if subject.i != verb.i - 1 or subject.head.i >= first or not first or any(children(verb, *OWN)):
        return None
    before = verb.doc[first - 1]
    fits = before.pos_ == "NOUN" and subject.pos_ in NOUNS and any(children(before, "det"))
    marked = subject.pos_ == "PROPN" or any(children(subject, "det"))
    return before if fits and marked and verb.lemma_.lower() in syntax_words("transitive_gap") else None
