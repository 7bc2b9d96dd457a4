"""The verb that brings an event noun into the text, and how: "launched an assault", "fighting continued"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.forms import find_forms_of
from flows.syntax import case_of, children
from flows.syntax.labels import NOUNS

if TYPE_CHECKING:
    from flows.records import Token

OPTIONS = {
    "nsubj": ("phases", "effects"),
    "nsubj:pass": ("does", "suffers", "tells"),
    "obj": ("does", "suffers", "tells"),
}
BRINGING = frozenset({"under", "to", "with", "out"})  # "came under attack", "responded with a raid"


def find_link(token: Token) -> tuple[Token, str | None]:
    """The verb that brings an event noun in, and how; the noun itself and None where nothing does."""
    top = find_bearer(token)
    told = _linked(top.head, token, _options(top))
    for relative in children(token, "acl:relcl", "acl"):
        done = relative.tag_ == "VBN" and (is_one_of(relative, "does") or _is_claimed(relative))
        if done and relative.dep_ == "acl":
            return relative, "does"
        if is_one_of(relative, "effects") or (is_one_of(relative, "phases") and told[1] != "effects"):
            return relative, "effects"
        if done:
            return relative, "does"
    return told


def _is_claimed(verb: Token) -> bool:
    """Whether a participle says who takes responsibility for the event: "a bombing claimed by the group"."""
    return is_one_of(verb, "claims") and any(children(verb, "obl:agent"))


def _options(top: Token) -> tuple[str, ...]:
    """How the verb above may bring the noun in, by what the noun is to it.

    Headlines leave out the auxiliary of a passive: "Explosions heard in Kharkiv".
    """
    if top.dep_.startswith("obl"):
        return ("suffers", "harms", "does") if case_of(top) in BRINGING else ("harms",)
    headline = top.dep_ == "nsubj" and top.doc[-1].text != "." and not any(children(top.head, "obj", "ccomp"))
    return OPTIONS.get("nsubj:pass" if headline and is_one_of(top.head, "tells") else top.dep_, ())


def find_bearer(token: Token) -> Token:
    """The noun that stands for the event in the sentence: "a wave of attacks", "days of fighting"."""
    top = token
    while top.dep_ == "conj" and top.head.i != top.i and top.head.pos_ in NOUNS:
        top = top.head
    counted = top.head.lemma_.lower() in _bearers() or top.head.pos_ == "NUM"  # "one of the raids"
    return top.head if top.dep_ == "nmod" and case_of(top) == "of" and counted else top


def is_defined(token: Token) -> bool:
    """Whether a noun is the subject of a predicate noun, which says what it was: "the raid was an ambush"."""
    return token.dep_ == "nsubj" and token.head.pos_ == "NOUN" and any(children(token.head, "cop"))


@cache
def _bearers() -> frozenset[str]:
    things = read_yaml("things.yml")
    return frozenset({*things["transparent"], *things["durations"]})


def _linked(verb: Token, token: Token, options: tuple[str, ...]) -> tuple[Token, str | None]:
    if "does" in options and _is_owned_up(verb, token):
        return verb, "does"
    link = next((option for option in options if is_one_of(verb, option)), None)
    if link is None and "phases" in options and f"{case_of(verb)} {verb.lower_}" in support_words("phases"):
        link = "phases"  # "fighting was under way"
    if link is None and "phases" in options and any(children(verb, "expl")):
        link = "phases"  # "there have been clashes"
    return (verb, link) if link else (token, None)


def _is_owned_up(verb: Token, token: Token) -> bool:
    """Whether somebody says that acts new to the text were his: "the group claimed seven attacks"."""
    known = any(c.lower_ in support_words("definites") for c in children(token, "det", "det:predet"))
    return token.dep_ == "obj" and verb.tag_ == "VBD" and is_one_of(verb, "claims") and not known


def is_one_of(token: Token, key: str) -> bool:
    """Whether the token is a form of one of the verbs listed under `key` in `support_verbs.yml`."""
    return token.lower_ in support_forms(key) or token.lemma_.lower() in support_forms(key)


@cache
def support_forms(key: str) -> frozenset[str]:
    """The written forms of the verbs of one list of `support_verbs.yml`."""
    verbs = read_yaml("support_verbs.yml")[key]
    return frozenset(form for verb in verbs for form in find_forms_of(verb, "verb"))


@cache
def support_words(key: str) -> frozenset[str]:
    """One list of `support_verbs.yml` as it is written."""
    return frozenset(read_yaml("support_verbs.yml")[key])
