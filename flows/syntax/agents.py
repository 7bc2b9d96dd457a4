"""Doers that the parser hung on the day before them: "was captured on 3 May by rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.labels import NOUNS
from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token


def mend_agent(token: Token) -> None:
    """Hangs who did a thing on the passive it is told by, with the clause that tells of the doer."""
    verb = _find_passive(token) if _is_behind_day(token) else None
    if verb is None:
        return
    told = [clause for clause in children(token.head, "acl:relcl") if clause.i > token.i]
    token.dep_ = "obl:agent"
    token.doc.hang((token, verb), *((clause, token) for clause in told))


def _is_behind_day(token: Token) -> bool:
    """Whether a phrase with "by" hangs on a day or its night before it, and is no such time itself."""
    day = token.head
    hangs = token.dep_ == "nmod" and token.pos_ in NOUNS and day.i < token.i and case_of(token) == "by"
    return hangs and _is_time(day) and not _is_time(token)


def _is_time(token: Token) -> bool:
    """Whether a word is a number, a month, a weekday, or part of a day."""
    return token.pos_ == "NUM" or any(
        token.lower_ in syntax_words(key) for key in ("months", "times", "weekdays")
    )


def _find_passive(token: Token) -> Token | None:
    """The passive above a day that has no doer of its own, or None."""
    verb = next((above for above in token.ancestors if above.pos_ == "VERB"), None)
    if verb is None or verb.tag_ != "VBN" or any(children(verb, "obl:agent", "obj")):
        return None
    return verb if verb.dep_ == "acl" or any(children(verb, "aux:pass")) else None
