"""The victim_type people have by those told beside them: who was struck, who fell with them, whom they add up
to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.groups import find_group
from flows.extract.claims.victims import CIVILIAN, FIGHTERS, UNKNOWN, find_type
from flows.extract.claims.words import read_markers, read_people, read_set
from flows.syntax import case_of, children, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.claims.groups import Group, View
    from flows.extract.claims.harmed import Harmed
    from flows.extract.claims.setting import Setting
    from flows.records import Token

NAMED = 5  # the most people whose names a sentence lists
OTHER = frozenset({"other", "others"})


def by_companions(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of those named as others like a person, or whose names they are: "Abu Malik and two other
    commanders", "two commanders, Abu Malik and Abu Omar".
    """
    if item.group.quantity is not None or view.tags[item.group.head] != "NNP":
        return None
    listed = [noun.i for noun in children(view.doc[item.group.head], "conj")]
    others = [view.by_token.get(at) for at in listed if not OTHER.isdisjoint(_words_from(view, at))]
    kinds = (find_type(view, g, setting.country) for g in (*others, _find_named(view, item.group)) if g)
    return next((kind for kind in kinds if kind in FIGHTERS), None)


def _find_named(view: View, group: Group) -> Group | None:
    """The few people counted before a comma whose names open with that of a person, or go on to it."""
    token = view.doc[group.head]
    first = (token.head if token.dep_ == "conj" else token).left_edge.i
    counted = next((g for g in view.counted if g.last == first - 1 and view.words[g.last] == ","), None)
    return counted if counted and 1 < (counted.low or 0) <= NAMED else None


def _words_from(view: View, at: int) -> frozenset[str]:
    """The words of the noun phrase at a token."""
    return frozenset(view.words[slice(*noun_phrase(view.doc, at))])


def by_struck(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of those a bare number is taken out of: "ambushed soldiers, killing at least six", "hit a bus
    of policemen, killing five".
    """
    token = view.doc[item.anchor]
    if not item.group.is_bare or token.tag_ != "VBG":
        return None
    while token.dep_ in {"advcl", "conj"} and token.head.pos_ == "VERB":
        token = token.head
        kinds = {kind for noun in children(token, "obj") for kind in _find_struck(view, noun, setting)}
        kinds |= {
            kind for noun in _find_attacked(token) for kind in _find_struck(view, noun, setting)
        } & FIGHTERS
        if len(kinds) == 1:
            return kinds.pop()
    return None


def _find_struck(view: View, noun: Token, setting: Setting) -> set[str]:
    """The types of the people an object names, else of the fighters it carries or shelters."""
    kinds = _kind_at(view, noun, setting) & {*FIGHTERS, CIVILIAN}
    words = (token.lower_ for token in _find_carried(noun))
    return kinds or {read_people()[word] for word in words if word in read_people()} & FIGHTERS


def _find_carried(noun: Token) -> Iterator[Token]:
    """The words that say whose or full of whom a thing is: "a police patrol", "a lorry carrying soldiers"."""
    for child in children(noun, "acl", "amod", "compound", "nmod", "obj"):
        if child.dep_ != "nmod" or case_of(child) == "of":
            yield child
            yield from _find_carried(child)


def _find_attacked(verb: Token) -> list[Token]:
    """The nouns behind the prepositions of attack: "opened fire on soldiers", "a mine under policemen"."""
    return [
        noun for noun in children(verb, "obl") if case_of(noun) in read_set("attack_prepositions", "harm")
    ]


def _kind_at(view: View, noun: Token, setting: Setting) -> set[str]:
    """The type of the people a noun names, as a set of none or one."""
    group = find_group(view, noun.i)
    return {find_type(view, group, setting.country)} if group else set()


def by_toll(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of the people a bare number breaks down: "49 civilian casualties: 14 killed"."""
    group = item.group
    if not group.is_bare:
        return None
    tolls = read_set("mixed_tolls", "harm")
    before = [g for g in view.counted if g.last <= group.first and g.quantity]
    wholes = (g for g in before if view.doc[g.head].lemma_ in tolls or _opens_parts(view, g, group))
    kinds = [kind for g in wholes if (kind := find_type(view, g, setting.country)) != UNKNOWN]
    return kinds[-1] if kinds else None


def _opens_parts(view: View, whole: Group, group: Group) -> bool:
    """Whether a bare number breaks down the counted before it: "922 civilians, including 426 killed"."""
    between = " ".join(view.words[whole.last : group.first])
    return any(" ".join(marker) in between for marker in read_markers())
