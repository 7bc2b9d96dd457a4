"""Sources that are nouns: "rebels made claims of", "reports of", "according to" apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set
from flows.extract.sources import Said
from flows.syntax import find_subjects, noun_phrase

if TYPE_CHECKING:
    from flows.extract.claims.groups import View
    from flows.records import Token

MAX_CLIMB = 5


def find_counter(token: Token) -> Token | None:
    """Who counts `token`: "a police source put the toll at five", "it recorded 9 casualties: 4 killed"."""
    counted = token.dep_ == "obj" or (token.dep_ == "conj" and token.tag_ == "VBN")
    counts = counted and token.head.lemma_ in read_set("counting_verbs", "harm")
    subjects = find_subjects(token.head) if counts else []
    return subjects[0] if subjects else None


def find_report(view: View, anchor: int) -> Said | None:
    """The noun of saying a predicate hangs on, or who made it; None where there is none."""
    token = view.doc[anchor]
    for _ in range(MAX_CLIMB):
        if token.i != anchor and token.lemma_ in read_set("saying_nouns", "harm") and token.pos_ == "NOUN":
            makers = (
                find_subjects(token.head) if token.head.lemma_ in read_set("making_verbs", "harm") else []
            )
            first, last = noun_phrase(view.doc, makers[0].i) if makers else (token.i, token.i + 1)
            return Said(view.doc.quote(first, last), "claimed", None)
        subject = next(
            (s for s in find_subjects(token) if s.lemma_ in read_set("saying_nouns", "harm")), None
        )
        if subject is not None:
            first, last = noun_phrase(view.doc, subject.i)
            return Said(view.doc.quote(first, last), "claimed", None)
        counter = find_counter(token)
        if counter is not None:
            first, last = noun_phrase(view.doc, counter.i)
            return Said(view.doc.quote(first, last), "claimed", None)
        if token.head is token or token.dep_ in {"acl:relcl", "advcl", "parataxis"}:
            return None
        token = token.head
    return None
