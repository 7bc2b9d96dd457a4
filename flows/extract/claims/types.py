"""The victim_type of a claim: what the words of the group say, then what its sentence says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.groups import find_group
from flows.extract.claims.nouns import scan_noun
from flows.extract.claims.owners import find_actor_type
from flows.extract.claims.scope import AGGREGATE
from flows.extract.claims.types_beside import by_companions, by_struck, by_toll
from flows.extract.claims.victims import CIVILIAN, FIGHTERS, MIXED, UNKNOWN, find_type, read_open_heads
from flows.extract.claims.words import (
    read_generic,
    read_harm_words,
    read_nationals,
    read_nouns,
    read_people,
    read_set,
    read_victims,
)
from flows.lexicon.actors import group_words
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from flows.extract.claims.groups import Group, View
    from flows.extract.claims.harmed import Harmed
    from flows.extract.claims.setting import Setting

ASIDE_REACH = 14
AMONG_REACH = 5


def choose_type(view: View, item: Harmed, setting: Setting) -> str:
    """The victim_type: by the noun, by whose people they are, by an aside on who they were, by the groups
    before, by what struck them.
    """
    readers = (
        *(
            _by_both,
            _by_whole,
            _by_noun,
            _by_owner,
            _by_aside,
            _by_apposition,
            by_companions,
            _by_name,
            _by_body,
        ),
        *(by_struck, _by_group_before, by_toll),
    )
    found = (read(view, item, setting) for read in readers)
    return next((kind for kind in found if kind), None) or _by_context(view, item, setting)


def _by_both(view: View, item: Harmed, setting: Setting) -> str | None:
    """Mixed, where both that fight lost the people: "200 combatants on both sides"."""
    of, both, sides = (*view.words[item.group.last : item.group.last + 3], "", "", "")[:3]
    both_lost = of in {"from", "on"} and both in group_words("two") and sides in read_set("both_sides")
    is_civilian = find_type(view, item.group, setting.country) == CIVILIAN
    fights = not is_civilian or view.words[item.group.head] in read_generic()
    return MIXED if both_lost and fights else None


def _by_whole(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of the people a part is counted in, where its words say nothing of who they are; of fighters,
    where they say no more than an age.
    """
    if setting.whole is None or (setting.whole == CIVILIAN and not item.group.is_bare):
        return None
    plain = setting.whole in FIGHTERS and setting.owner is None and _says_no_more(view, item.group)
    told = item.group.is_bare or plain
    return setting.whole if told and setting.whole != UNKNOWN else None


def _by_noun(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type the words of the group give."""
    own = find_type(view, item.group, setting.country)
    led = setting.owner in FIGHTERS and view.words[item.group.head] in read_set("owned_people")
    return None if own == UNKNOWN or led else own


def _by_owner(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of those whose people they are."""
    return setting.owner


def _by_aside(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type an aside gives: "most of them"; a number that goes on with fighters counts them."""
    kind = _find_aside(view, item.group, setting.country)
    going_on = item.group.is_bare and setting.before[-1:] and setting.before[-1] in FIGHTERS
    return None if kind == MIXED and going_on else kind


def _by_apposition(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of the noun that says after a comma who a named person was: "Abu Malik, a rebel commander"."""
    group = item.group
    opens = view.words[group.last : group.last + 1] == [","]
    if group.quantity or not opens or view.tags[group.head] not in PROPER_TAGS:
        return None
    head = scan_noun(view, group.last + 1 + (view.tags[group.last + 1 : group.last + 2] == ["DT"]))
    named = find_group(view, head) if head is not None and view.words[head] in read_people() else None
    kind = find_type(view, named, setting.country) if named else UNKNOWN
    return None if kind == UNKNOWN else kind


def _by_name(view: View, item: Harmed, setting: Setting) -> str | None:
    """The side of the actor the words name; of a nation's dead in sum nobody knows."""
    known = _by_actor(view, item.group)
    summed = known == CIVILIAN and setting.scope == AGGREGATE and _is_nation(view, item.group)
    return None if summed else known


def _by_body(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of the actor whose members are counted, or some of whom a bare number counts."""
    group, actor = item.group, setting.actor
    head = view.words[group.head]
    members = head in read_open_heads() and head not in read_set("going_on")
    fight = actor is not None and actor.actor_type in read_victims()["fighting_bodies"]
    is_body = group.is_bare or (members and fight)
    return find_actor_type(actor, setting.country) if actor and is_body else None


def _by_group_before(view: View, item: Harmed, setting: Setting) -> str | None:
    """The type of the group before, where the words go on with its kind; the displaced are civilians."""
    if item.harm == "displaced":
        return None
    if _continues(view, item.group) and setting.before:
        return setting.before[-1]
    return setting.earlier if view.words[item.group.head] in read_set("going_on") else None


def _says_no_more(view: View, group: Group) -> bool:
    """Whether the words of a part only give a name, an age or whose kin it is: "among them Abu Malik"."""
    named = group.quantity is None and view.tags[group.head] == "NNP"
    return not group.is_bare and (
        named or view.words[group.head] in read_nouns("kin") | read_set("owned_people") | read_nationals()
    )


def _find_aside(view: View, group: Group, country: str | None) -> str | None:
    """mixed where "including", "most of them" and the like name people who are not civilians."""
    words = view.words[group.last : group.last + ASIDE_REACH]
    if _counts_deaths(view, group) and "among" in words:
        return _find_among(view, group.last + words.index("among") + 1)
    openers = [i for i, word in enumerate(words) if word in read_set("part_openers", "harm")]
    if not openers:
        return None
    kinds = {read_people().get(word, UNKNOWN) for word in words[openers[0] :]} - {UNKNOWN}
    forces = any(word in {"forces", "security", "army", "military"} for word in words[openers[0] :])
    if not kinds and not forces:
        return None
    return MIXED if forces or kinds != {CIVILIAN} or "civilians" in words else CIVILIAN


def _counts_deaths(view: View, group: Group) -> bool:
    """Whether the group is only counted, not named: "no casualties"."""
    return view.doc[group.head].lemma_ in read_set("counting_nouns", "harm")


def _find_among(view: View, first: int) -> str | None:
    """The type of those among whom harm was counted: "no casualties among the tribal fighters"."""
    ahead = range(first, min(first + AMONG_REACH, len(view.words)))
    head = next((i for i in ahead if view.words[i] in read_people()), None)
    named = find_group(view, head) if head is not None else None
    kind = find_type(view, named, None) if named else UNKNOWN
    return None if kind == UNKNOWN else kind


def _by_actor(view: View, group: Group) -> str | None:
    """The side of the actor the words name: a person's, a force's; plain "people" are nobody's."""
    if group.is_bare or view.words[group.head] in read_generic() or _counts_deaths(view, group):
        return None
    for actor in view.sentence.actors:
        if actor.first <= group.head < actor.last:
            return actor.side or (
                CIVILIAN if actor.sort in {"person", "civilian", "political", "media"} else None
            )
    return CIVILIAN if view.tags[group.head] in PROPER_TAGS and group.quantity is None else None


def _is_nation(view: View, group: Group) -> bool:
    """Whether the people are named by their nation alone: "1,273 Iraqis"."""
    return group.quantity is not None and view.tags[group.head] in PROPER_TAGS


def find_antecedent(view: View, group: Group) -> int | None:
    """The pronoun a bare number counts some of: "ten of them"."""
    at = group.count_last
    is_some = view.words[at : at + 1] == ["of"] and view.words[at + 1 : at + 2] == ["them"]
    return at + 1 if is_some else None


def _continues(view: View, group: Group) -> bool:
    """Whether the group goes on with the kind just named: a bare number, "others", "more"."""
    return group.is_bare or view.words[group.head] in read_set("going_on")


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
