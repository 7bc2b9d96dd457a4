"""Whom a nation's name or adjective means: "Turkish strikes", "an Indian post", "offered help to Chad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.kinds import View, find_kinds, is_epithet
from flows.extract.mentions.players import Player, as_player, make_group, role_words
from flows.lexicon.actors import armies_abroad, government_of, group_words
from flows.lexicon.countries import country_words
from flows.lexicon.fold import fold_pieces
from flows.syntax import children, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import Token


def find_government(view: View, head: int, slot: str) -> list[Player]:
    """The government of a country that a political act is towards: "offered help to Chad"."""
    place = view.places.get(head)
    if place is None or place.kind != "country" or place.country_code is None:
        return []
    return [as_player(government_of(place.country_code), slot)]


def find_nation(view: View, noun: Token) -> Iterator[Player]:
    """Whose nationality qualifies a noun: the forces before an act of theirs, else the government."""
    is_act = noun.lemma_.lower() in group_words("acts")
    for word in children(noun, "amod", "compound"):
        yield from find_demonym(view, word.i, "author", is_act)


def add_nations(view: View, head: int, found: list[Player]) -> list[Player]:
    """The forces of the nations whose adjectives say whose a post or a convoy is, beside the owners named
    (an alliance only: "NATO and Afghan outposts").
    """
    forces = any(player.actor.actor_type in role_words("state_types") for player in found)
    if forces or view.sentence.doc[head].lemma_.lower() not in role_words("posts"):
        return found
    beside = children(view.sentence.doc[head], "amod", "compound")
    words = (i for word in beside for i in expand(view.sentence.doc, word.i))
    own = (player for i in words for player in find_demonym(view, i, "owner", True))
    return [*found, *(player for player in own if player.actor.country not in armies_abroad())]


def find_demonym(view: View, head: int, slot: str, is_violent: bool) -> list[Player]:
    """Whom an adjective of nationality means: the forces before a violent act, else the government."""
    token = view.sentence.doc[head]
    beside = children(token.head, "amod", "compound")
    if not is_epithet(token) or any("state" in find_kinds(view, t.i) for t in beside if t.i in view.actors):
        return []  # the forces in "the U.S. military withdrawal" speak for themselves
    pieces = fold_pieces(token.text)
    for words, country, _ in country_words().get(pieces[0] if pieces else "", ()):
        if words == pieces:
            if is_violent:
                force = _force_of(view, token, country.code)
                return [p for p in [make_group(force, country.code, slot)] if p]
            return [as_player(government_of(country.code), slot)]
    return []


def _force_of(view: View, token: Token, country: str) -> str:
    """The class of a nation's forces that strike: its air force where it strikes from the air at home."""
    struck = token.head.lemma_.lower()
    aerial = struck in role_words("aerial") or any(
        t.lemma_.lower() in role_words("aerial") for t in children(token.head, "compound", "amod")
    )
    home = country == view.cast.settings[view.sentence.index].homeland
    return "air_force" if aerial and home else "soldiers"
