"""The actors that take part, with the words that name them, and the word lists that say who may."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.actors import group_name, groups
from flows.records import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.extract.mentions.kinds import View
    from flows.lexicon.actors import NamedActor
    from flows.records import ActorName


class Player(NamedTuple):
    """One actor found in one slot, with the words that name it (None where the passage does)."""

    actor: Actor
    name: ActorName | None
    rule: str


def as_player(named: NamedActor, slot: str) -> Player:
    """A named actor that no words of its own name."""
    kept = (named.name, named.actor_type, named.country, named.member_of, "inferred", named.wikidata_id)
    return Player(Actor(*kept), None, slot)


def group_of(view: View, group: str) -> Player | None:
    """The generic actor of a class in the country of the sentence ("Iraqi Police")."""
    country = view.cast.homes[view.sentence.index]
    return make_group(group, country, "keeper") if country else None


def make_group(group: str, country: str, rule: str) -> Player | None:
    """The generic actor of a class in a country, found by a rule."""
    kind = groups()[group]
    name = group_name(kind, country, None)
    return Player(Actor(name, kind.actor_type, country, None, "inferred"), None, rule) if name else None


def unique(found: Iterable[Player]) -> list[Player]:
    """Each actor once, at its first place."""
    return list({each.actor.name: each for each in reversed(list(found))}.values())[::-1]


@cache
def role_groups(key: str) -> dict[str, str]:
    """One table of `roles.yml`: code -> group of `groups.yml`."""
    return dict(read_yaml("roles.yml")[key])


@cache
def role_words(key: str) -> frozenset[str]:
    """One list of `roles.yml`."""
    return frozenset(read_yaml("roles.yml")[key])
