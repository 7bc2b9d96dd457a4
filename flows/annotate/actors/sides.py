"""Whole peoples and parties that fight: "the Russians captured", "the Republicans were routed"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.actors import NamedActor, group_name, group_words, groups
from flows.syntax import case_of, children
from flows.syntax.labels import OBJECTS, PLURAL_TAGS

if TYPE_CHECKING:
    from flows.lexicon.countries import Country
    from flows.records import Token


def make_forces(country: Country) -> NamedActor | None:
    """The armed forces of a country, whom its people stand for where they fight."""
    soldiers = groups()["soldiers"]
    name = group_name(soldiers, country.code, None)
    kept = (soldiers.sort, soldiers.side, soldiers.actor_type, country.code, None, None)
    return NamedActor(name, *kept) if name else None


def is_party(token: Token) -> bool:
    """Whether a capitalised plural no list knows fights as one: "the Nationalists took Teruel"."""
    return token.tag_ in PLURAL_TAGS and token.text[:1].isupper() and is_side(token)


def is_side(token: Token) -> bool:
    """Whether "the Xs", unnumbered, do or suffer what only forces do or suffer."""
    definite = any(child.lower_ in group_words("definite") for child in children(token, "det"))
    if not definite or any(children(token, "nummod", "amod", "nmod")):
        return False
    first = _first_of_list(token)
    if any(_is_one_of(verb, "does") for verb in children(token, "acl:relcl")):
        return True
    verb = first.head
    if first.dep_ in {"nsubj", "obl:agent"} or (first.dep_ == "obl" and case_of(first) == "by"):
        return _is_one_of(verb, "does")
    if first.dep_ in OBJECTS:
        return _is_one_of(verb, "suffers")
    return first.dep_ == "nmod" and _is_one_of(verb, "nouns")


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.tag_ in PLURAL_TAGS:
        token = token.head
    return token


def _is_one_of(token: Token, key: str) -> bool:
    """Whether the word, or a verb it is joined to or controls, is on one list of `sides.yml`."""
    if token.lemma_.lower() in _words(key):
        return True
    return any(
        child.lemma_.lower() in _words(key)
        for child in children(token, "conj", "xcomp")
        if not any(children(child, "nsubj", "nsubj:pass"))
    )


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("sides.yml")[key])
