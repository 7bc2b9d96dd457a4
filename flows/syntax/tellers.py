"""Which of those named beside a verb of speech tells what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children
from flows.syntax.words import speech_words

if TYPE_CHECKING:
    from flows.records import Token


def choose_teller(verb: Token, subject: Token) -> Token:
    """Who tells it: whom the subject passes on, else the subject, a share of the counted passed over."""
    return _find_first_teller(verb, _pass_share(subject))


def _pass_share(subject: Token) -> Token:
    """Who tells it behind a share of the counted: "most of them in Darfur, Li Fung of the UN told"."""
    is_share = any(child.lower_ in speech_words("partitives") for child in children(subject, "nmod"))
    return next(iter(children(subject, "conj")), subject) if is_share else subject


def _find_first_teller(verb: Token, subject: Token) -> Token:
    """Whom a source only passes on: "killed nine, according to residents, the newspaper reports"."""
    tellers = [child for child in children(verb, "obl") if child.i < subject.left_edge.i]
    cited = (
        t for t in tellers if is_according(t) and t.left_edge.i and verb.doc[t.left_edge.i - 1].text == ","
    )
    return next(cited, subject)


def is_according(token: Token) -> bool:
    """Whether a noun is a source by the words before it: "according to residents"."""
    if token.lower_ in speech_words("source_prepositions"):
        return True
    return any(c.lower_ in speech_words("source_prepositions") for c in children(token, "case", "mark"))
