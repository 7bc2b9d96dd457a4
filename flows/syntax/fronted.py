"""Subjects that the parser hung on the phrase before them: "In the east, soldiers and militiamen fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.actors import group_words
from flows.syntax.labels import NOUNS
from flows.syntax.lost import find_lost_subject
from flows.syntax.roots import CLAUSE_MARKS
from flows.syntax.trees import FINITE, case_of, children

if TYPE_CHECKING:
    from flows.records import Token

HUNG = frozenset({"appos", "conj", "nmod"})


def mend_fronted(verb: Token) -> None:
    """Gives a verb the nouns behind the comma of a fronted place, which were joined to that place."""
    if verb.tag_ not in FINITE or verb.dep_ != "ROOT" or any(children(verb, *CLAUSE_MARKS)):
        return
    comma = next((t.i for t in reversed(verb.doc[: verb.i]) if t.text == ","), 0)
    tops = [t for t in verb.doc[comma + 1 : verb.i] if t.head.i < comma]
    fits = tops and all(t.dep_ in HUNG and t.head.i == tops[0].head.i and not case_of(t) for t in tops)
    if not comma or not fits or not _is_fronted(tops[0].head, verb) or find_lost_subject(verb):
        return
    subject, *others = tops
    if subject.pos_ not in NOUNS:
        return
    subject.dep_ = "nsubj"
    for other in others:
        other.dep_ = "conj"
    verb.doc.hang((subject, verb), *((other, subject) for other in others))


def _is_fronted(noun: Token, verb: Token) -> bool:
    """Whether a noun stands in a phrase of place or time before the verb: "South of the capital, …"."""
    top = noun
    while top.head.i not in {verb.i, top.i}:
        top = top.head
    return top.head.i == verb.i and top.dep_ in {"advmod", "obl"} and bool(case_of(noun))


def mend_adjuncts(noun: Token) -> None:
    """Joins a state's name to the adjective beside it: "US and Iraqi air strikes" are of both."""
    first = noun.head
    if noun.dep_ != "conj" or first.text not in group_words("adjuncts"):
        return
    joint = next(iter(children(noun, "cc")), None)
    if joint is None:
        return
    other = noun.doc[joint.i + 1]
    if joint.i != first.i + 1 or (other.dep_, other.head.i) != ("amod", noun.i) or other.tag_ != "JJ":
        return
    noun.dep_, above = first.dep_, first.head
    first.dep_ = "amod"
    moved = ((child, noun) for child in first.children if child.i < first.i)
    noun.doc.hang((noun, above), (first, noun), (joint, other), *moved)
