"""The victim_type of a claim: what the words of the group say, then what its sentence says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.claims.scope import AGGREGATE
from flows.extract.claims.victims import CIVILIAN, MIXED, UNKNOWN, find_type
from flows.extract.claims.words import read_generic, read_harm_words, read_people, read_set, read_victims

if TYPE_CHECKING:
    from flows.extract.claims.groups import Group, View
    from flows.extract.claims.harmed import Harmed
    from flows.records import Actor

ASIDE_REACH = 14


@dataclass(frozen=True, slots=True)
class Setting:
    """What the type of a group may depend on besides its words.

    `country` is the code of the country where it happened, `before` the types of the groups named before
    it in the sentence, `actor` whom their words or the pronoun they are counted out of stand for.
    """

    country: str | None
    scope: str
    before: tuple[str, ...]
    actor: Actor | None = None


def choose_type(view: View, item: Harmed, setting: Setting) -> str:
    """The victim_type: by the noun, by an aside on who they were, by the groups before, by what struck
    them.
    """
    own = find_type(view, item.group, setting.country)
    if own != UNKNOWN:
        return own
    aside = _find_aside(view, item.group, setting.country)
    if aside:
        return aside
    known = _by_actor(view, item.group)
    if known and not (known == CIVILIAN and setting.scope == AGGREGATE and _is_nation(view, item.group)):
        return known
    if item.group.is_bare and setting.actor and setting.actor.actor_type in read_victims()["actor_types"]:
        return str(read_victims()["actor_types"][setting.actor.actor_type])
    if _continues(view, item.group) and setting.before:
        return setting.before[-1]
    return _by_context(view, item, setting)


def _find_aside(view: View, group: Group, country: str | None) -> str | None:
    """mixed where "including", "most of them" and the like name people who are not civilians."""
    words = view.words[group.last : group.last + ASIDE_REACH]
    openers = [i for i, word in enumerate(words) if word in read_set("part_openers", "harm")]
    if not openers:
        return None
    kinds = {read_people().get(word, UNKNOWN) for word in words[openers[0] :]} - {UNKNOWN}
    forces = any(word in {"forces", "security", "army", "military"} for word in words[openers[0] :])
    if not kinds and not forces:
        return None
    return MIXED if forces or kinds != {CIVILIAN} or "civilians" in words else CIVILIAN


def _by_actor(view: View, group: Group) -> str | None:
    """The side of the actor the words name: a person's, a force's; plain "people" are nobody's."""
    if group.is_bare or view.words[group.head] in read_generic():
        return None
    for actor in view.sentence.actors:
        if actor.first <= group.head < actor.last:
            return actor.side or (
                CIVILIAN if actor.sort in {"person", "civilian", "political", "media"} else None
            )
    return CIVILIAN if view.tags[group.head] in {"NNP", "NNPS"} and group.quantity is None else None


def _is_nation(view: View, group: Group) -> bool:
    """Whether the people are named by their nation alone: "1,273 Iraqis"."""
    return group.quantity is not None and view.tags[group.head] in {"NNPS", "NNP"}


def find_antecedent(view: View, group: Group) -> int | None:
    """The pronoun a bare number counts some of: "ten of them"."""
    at = group.count_last
    is_some = view.words[at : at + 1] == ["of"] and view.words[at + 1 : at + 2] == ["them"]
    return at + 1 if is_some else None


def _continues(view: View, group: Group) -> bool:
    """Whether the group goes on with the kind just named: a bare number, "others", "more"."""
    return group.is_bare or view.words[group.head] in {"other", "others", "more", "another", "one"}


def _is_plain_toll(view: View, item: Harmed) -> bool:
    """Whether only a noun such as "casualties" stands for the people."""
    return item.rule == "toll-plain" and view.words[item.group.head] in read_harm_words()


def _by_context(view: View, item: Harmed, setting: Setting) -> str:
    """People hit by a bomb, shells or an attack are civilians; of totals, air strikes and clashes nobody
    knows.
    """
    if item.harm == "displaced":
        return CIVILIAN
    if (item.group.low is None and item.group.high is None) or _is_plain_toll(view, item):
        return UNKNOWN
    if setting.scope == AGGREGATE or any(word in read_set("open_attacks", "harm") for word in view.words):
        return UNKNOWN
    return CIVILIAN
