"""Whom "rebels" are in a war everybody knows: the opposition in Syria, the Houthis in Yemen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.actors import group_words
from flows.lexicon.fold import fold_pieces
from flows.lexicon.wars import actor_then, oppositions

if TYPE_CHECKING:
    from datetime import date

    from flows.lexicon.actors import NamedActor
    from flows.records import ActorName


def find_opposition(name: ActorName, country: str | None, told: date | None) -> NamedActor | None:
    """Whom "rebels" are in a country at the time the text tells of, None where nobody can tell."""
    words = {word.removesuffix("s") for word in fold_pieces(name.text)}
    sides = tuple(side for side in oppositions() if not side.words.isdisjoint(words))
    unknown = name.is_unidentified and group_words("beside").isdisjoint(words)
    return None if unknown else actor_then(sides, country, told)


def take_side(name: ActorName, side: NamedActor) -> ActorName:
    """The "rebels" of a text under the name of those whom everybody knows them to be."""
    return name._replace(
        name=side.name,
        actor_type=side.actor_type,
        country=side.country,
        member_of=side.member_of,
        basis="inferred",
        wikidata_id=side.wikidata_id,
    )
