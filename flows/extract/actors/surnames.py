"""Bare surnames of persons whom the text names in full or by a title, where a sentence alone cannot tell.

"Obregón defeated Villa" names a town in one sentence and a general in a text that calls him one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.extract.actors.commanders import has_rank, is_force
from flows.lexicon.actors import group_words
from flows.lexicon.fold import fold_pieces
from flows.syntax import case_of
from flows.syntax.labels import NOUNS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.records import ActorName, PlaceName, Sentence, Token

TAKES_PART = SUBJECTS | {"conj", "nmod:poss", "obj", "obl:agent"}
AIMED = frozenset({"against", "by", "with"})


def name_surnames(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, each surname of a known person that takes part in something named as that person."""
    persons = _find_persons(sentences)
    return tuple(_name_in(sentence, persons) for sentence in sentences) if persons else sentences


def _find_persons(sentences: tuple[Sentence, ...]) -> Mapping[str, ActorName]:
    """Folded last name -> a naming of the person, without names under which the text places something."""
    found: dict[str, ActorName] = {}
    scenes = {fold_pieces(place.text)[-1:] for s in sentences for place in s.places if _is_scene(s, place)}
    for sentence in sentences:
        for name in sentence.actors:
            pieces = fold_pieces(name.name or "") if name.sort == "person" else ()
            told = len(pieces) > 1 or (bool(pieces) and has_rank(sentence, name))
            if told and pieces[-1:] not in scenes:
                found.setdefault(pieces[-1], name)
    return found


def _is_scene(sentence: Sentence, place: PlaceName) -> bool:
    """Whether something is said to lie or happen at the place, right before its name."""
    before = sentence.doc[place.first - 1].lower_ if place.first else ""
    return before in group_words("locatives") or place.bearing is not None


def _name_in(sentence: Sentence, persons: Mapping[str, ActorName]) -> Sentence:
    """The sentence with its surnames as persons, and without the places they were taken for."""
    heads = {i for name in sentence.actors if name.name for i in range(name.first, name.last)}
    heads |= {name.head for name in sentence.actors}
    meant = [t for t in sentence.doc if t.text[:1].isupper() and _takes_part(t) and _is_one_of(t, persons)]
    known = {name.head for name in sentence.actors if name.sort == "person"}
    places = tuple(p for p in sentence.places if not _is_taken(p, meant, heads - known))
    gone = {i for p in sentence.places if p not in places for i in range(p.first, p.last)}
    placed = {i for p in places for i in range(p.first, p.last)}
    new = tuple(_make_person(sentence, t, persons) for t in meant if t.i not in heads | placed)
    if not new and not gone:
        return sentence
    names = sorted((*sentence.actors, *new), key=lambda name: (name.first, name.last))
    return replace(sentence, places=places, actors=tuple(names))


def _is_one_of(token: Token, persons: Mapping[str, ActorName]) -> bool:
    pieces = fold_pieces(token.text)
    return len(pieces) == 1 and pieces[0] in persons


def _takes_part(token: Token) -> bool:
    if token.pos_ not in NOUNS:
        return False
    if token.dep_ not in {"nmod", "obl"}:
        return token.dep_ in TAKES_PART
    return case_of(token) in AIMED or (token.dep_ == "nmod" and is_force(token.head))


def _is_taken(place: PlaceName, meant: list[Token], others: set[int]) -> bool:
    """Whether a place of one word is a surname meant here, and no part of the name of anything else."""
    lone = place.last == place.first + 1 and (place.start, place.end) == (place.outer_start, place.outer_end)
    return lone and place.first not in others and any(token.i == place.first for token in meant)


def _make_person(sentence: Sentence, token: Token, persons: Mapping[str, ActorName]) -> ActorName:
    start = sentence.start + token.idx
    return persons[fold_pieces(token.text)[0]]._replace(
        start=start,
        end=start + len(token),
        first=token.i,
        last=token.i + 1,
        head=token.i,
        text=token.text,
        name=token.text,
        is_subject=token.dep_ in SUBJECTS,
        shares=None,
    )
