"""Subjects and objects that the parser hung elsewhere: behind a conjunction or a date, or as if told when."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.syntax.trees import case_of, children

if TYPE_CHECKING:
    from flows.records import Token, Tree

INSIDE = frozenset({"amod", "appos", "compound", "conj", "flat", "nmod", "nummod"})
OBJECTS = ("ccomp", "nsubj:pass", "obj", "xcomp")
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
    noun = _top(_before(token))
    if noun.pos_ not in NOMINAL or noun.dep_ != "obl" or noun.head.i not in {token.i, token.head.i}:
        return None
    case = case_of(noun)
    opens = case in _words("clause_openers")
    dated = noun.head.i == token.i and any(t.lower_ in _words("months") for t in noun.subtree if t.i < noun.i)
    return noun if opens or dated else None


def _find_apposed(token: Token) -> Token | None:
    """The noun between a day and the verb it dates that was hung on the day, or None."""
    told = _words("months") | _words("weekdays")
    days = (day for day in children(token, "obl") if day.i < token.i and day.lower_ in told)
    return next((noun for day in days for noun in children(day, "appos") if noun.pos_ in NOMINAL), None)


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


def mend_arguments(tree: Tree) -> None:
    """Makes a lost subject its verb's, and the name right behind a verb without an object that object.

    The parser takes a name it does not know for a day or a way ("the army retook Lalibela on Monday"); what
    has a preposition stays as it is.
    """
    for token in tree:
        lost = find_lost_subject(token)
        if lost is not None and lost.head.i == token.i:
            lost.dep_ = "nsubj"
        verb = token.head
        misread = token.dep_ in {"advmod", "obl"} and verb.pos_ == "VERB"
        if not misread or any(children(verb, *OBJECTS)) or not (_follows(token) or _is_behind_day(token)):
            continue
        token.dep_ = "obj"


def mend_complements(tree: Tree) -> None:
    """Makes an infinitive the complement of a verb that made somebody do it: "forced police to abandon"."""
    for token in tree:
        verb = token.head
        infinitive = token.dep_ == "advcl" and any(mark.lower_ == "to" for mark in children(token, "mark"))
        if infinitive and verb.lemma_.lower() in _words("object_control") and any(children(verb, "obj")):
            token.dep_ = "xcomp"


def _follows(token: Token) -> bool:
    """Whether a name stands right behind the verb."""
    return token.i == token.head.i + 1 and token.pos_ == "PROPN" and _is_name(token)


def _is_behind_day(token: Token) -> bool:
    """Whether a noun without preposition follows the day behind the verb: "captured on Monday the town"."""
    if token.dep_ != "obl" or token.pos_ != "NOUN" or not any(children(token, "det")) or case_of(token):
        return False
    first = token.left_edge.i
    return first > token.head.i and token.doc[first - 1].lower_ in _words("weekdays")


def _is_name(token: Token) -> bool:
    """Whether a capitalised word alone names something other than a day."""
    told = _words("months") | _words("weekdays")
    return token.text[:1].isupper() and not case_of(token) and token.lower_ not in told


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


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("syntax.yml")[key])
