"""Subjects that the parser hung elsewhere: behind a conjunction or a date."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

INSIDE = frozenset({"amod", "appos", "compound", "conj", "flat", "nmod", "nummod"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
OPEN = frozenset({"acl", "advcl", "conj", "xcomp"})


def find_lost_subject(token: Token) -> Token | None:
    """The noun right before a past tense without a subject that can only be its subject, or None.

    "as Yemeni soldiers moved in" and "On Feb. 7 U.S. aircraft killed" are hung as if "as" and "On" were
    prepositions of the noun; in "On Monday, the minister, X, met" the minister is hung on Monday.
    """
    if token.tag_ != "VBD" or token.i == 0 or any(children(token, "cc", "expl")):
        return None
    apposed = _find_apposed(token)
    if apposed is not None:
        return apposed
    if _follows_aside(token):
        return next(iter(children(token.head, "nsubj")), None)
    noun = _top(_before(token))
    if noun.pos_ not in NOMINAL or noun.dep_ != "obl" or noun.head.i not in {token.i, token.head.i}:
        return None
    case = case_of(noun)
    opens = case in syntax_words("clause_openers")
    before = (t.lower_ for t in noun.subtree if t.i < noun.i)
    dated = noun.head.i == token.i and not syntax_words("months").isdisjoint(before)
    return noun if opens or dated else None


def _find_apposed(token: Token) -> Token | None:
    """The noun between a day and the verb it dates that was hung on the day, or None."""
    told = syntax_words("months") | syntax_words("weekdays")
    days = (day for day in children(token, "obl") if day.i < token.i and day.lower_ in told)
    return next((noun for day in days for noun in children(day, "appos") if noun.pos_ in NOMINAL), None)


def _follows_aside(token: Token) -> bool:
    """Whether the verb right before is a participle set off by commas: "the rebels, led by X, entered"."""
    aside, doc = token.head, token.doc
    by = any(case_of(agent) == "by" for agent in children(aside, "obl", "obl:agent"))
    bare = aside.i < token.i and not any(children(aside, "aux", "aux:pass", "obj"))
    apart = token.dep_ == "advcl" and doc[token.i - 1].text == "," and not any(children(token, "mark"))
    return by and bare and apart


def is_lost_past(token: Token) -> bool:
    """Whether a participle on the top noun is a past tense: no passive takes the preposition after it.

    "Norway, a guarantor of the talks, called on both" is hung as if the guarantor were called.
    """
    if token.tag_ != "VBN" or token.dep_ != "acl" or token.head.dep_ != "ROOT":
        return False
    prepositions = _active_past().get(token.lemma_.lower(), frozenset())
    follows = {word.lower_ for word in token.doc[token.i + 1 : token.i + 2]}
    return bool(follows & prepositions) and not any(children(token, "aux", "aux:pass"))


def find_resumed(token: Token) -> Token | None:
    """The verb beside which a past tense stands that was hung on an infinitive below it, or None.

    "The army warned them not to come and vowed": the army vowed, not they.
    """
    head = token.head
    if token.tag_ != "VBD" or any(children(token, "aux", "aux:pass")):
        return None
    while head.tag_ in {"VB", "VBG"} and head.dep_ in OPEN:
        head = head.head
    return head if head.i != token.head.i and head.tag_ in {"VBD", "VBN", "VBZ"} else None


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
def _active_past() -> dict[str, frozenset[str]]:
    return {verb: frozenset(words) for verb, words in read_yaml("syntax.yml")["active_past"].items()}
