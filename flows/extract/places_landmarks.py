"""Places that are only named to say where another one is: "X, just south of Y", "the Y port city of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from flows.records import PlaceName, Token, Tree

MODIFYING = frozenset({",", "-LRB-", "-RRB-", "CD", "DT", "IN", "JJ", "RB"})


def is_landmark(doc: Tree, outer: PlaceName, inner: PlaceName) -> bool:
    """Whether a place only says where another one is that the same words name."""
    return is_bearing_of(doc, outer, inner) or is_before_kind(doc, outer, inner)


def is_bearing_of(doc: Tree, outer: PlaceName, inner: PlaceName) -> bool:
    """Whether a comma and the way from the one lie behind the other: "Nawa, just south of Lashkar Gah"."""
    if not outer.is_near or inner.is_near or inner.kind in read_words().wide_kinds:
        return False
    between = doc[inner.last : outer.first] if inner.last < outer.first else ()
    kind_noun = len(between) > 1 and between[0].lower_ in read_words().kinds
    between = between[kind_noun:]
    return bool(between) and between[0].text == "," and all(map(is_of_way, between))


def is_of_way(token: Token) -> bool:
    """Whether a word may stand in what says how far and in which direction something lies from a place."""
    words = read_words()
    return token.tag_ in MODIFYING or token.lower_ in words.lengths or token.lower_ in words.bearings


def is_before_kind(doc: Tree, outer: PlaceName, inner: PlaceName) -> bool:
    """Whether the one stands before the noun for the kind of the other: "the Red Sea port of Hodeidah"."""
    words = read_words()
    between = [token.lower_ for token in doc[outer.last : inner.first]] if outer.last < inner.first else []
    if between[-1:] != ["of"] or len(between) < 2 or inner.kind in words.wide_kinds:
        return False
    return all(words.kinds.get(word) in words.settlements for word in between[:-1])
