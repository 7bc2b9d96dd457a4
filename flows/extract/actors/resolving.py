"""Who a noun phrase is: names as they are, groups and pronouns as the passage makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.aloft import follow_strikers
from flows.extract.actors.armed import (
    find_group,
    find_leader,
    find_militia,
    is_faceless,
)
from flows.extract.actors.cast import PASSAGE_BACK, Cast
from flows.extract.actors.claimants import find_claimant, find_claimed
from flows.extract.actors.homes import STATE_SORTS
from flows.extract.actors.oppositions import find_opposition
from flows.extract.actors.owners import (
    find_forces_of,
    find_owner,
    find_service,
    follow_person,
    is_follower,
    name_forces,
)
from flows.extract.actors.phrases import find_branch, find_heads, find_names
from flows.extract.actors.pronouns import find_antecedents, find_speaker
from flows.extract.actors.states import find_state
from flows.lexicon.actors import fill, group_name, group_words, groups
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, ActorName, Sentence
from flows.syntax import case_of, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.lexicon.actors import NamedActor

OWNED_SORTS = STATE_SORTS | {"armed", "civilian", "group", "political"}


def find_actors(cast: Cast, sentence: Sentence, token: int) -> tuple[tuple[Actor, ActorName], ...]:
    """The actors of the noun phrase headed at `token`, coordination expanded; () where it names none."""
    found: list[tuple[Actor, ActorName]] = []
    for head in find_heads(cast, sentence, token):
        for name in find_names(cast, sentence, head):
            for actor in _resolve_all(cast, sentence, name):
                if actor.name not in {a.name for a, _ in found}:
                    found.append((actor, name))
    return tuple(found)


def _unit_of(cast: Cast, sentence: Sentence, people: ActorName) -> Actor | None:
    """The numbered unit that a state's people are of: "soldiers of the 37th Brigade"."""
    if people.sort != "state":
        return None
    heads, doc = cast.by_head[sentence.index], sentence.doc
    parts = [
        heads[c.i]
        for c in children(doc[people.head], "nmod")
        if c.i in heads and case_of(c) in group_words("origins")
    ]
    unit = next((part for part in parts if part.name and part.sort == "state" and part.group), None)
    whole = unit._replace(group=people.group, country=unit.country or people.country) if unit else None
    return _unit(cast, sentence, whole) if whole else None


def resolve_actor(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    """The actor a name or description stands for in its passage, or None where nobody can tell."""
    return next(_resolve_all(cast, sentence, name), None)


def _resolve_all(cast: Cast, sentence: Sentence, name: ActorName) -> Iterator[Actor]:
    """The actors a name stands for: several where "they" are a list."""
    if name.sort != "pronoun":
        found = [_resolve_one(cast, sentence, name)]
    else:
        pairs = find_speaker(cast, sentence, name) or find_antecedents(cast, sentence, name)
        found = [actor for index, other in pairs for actor in _resolve_antecedent(cast, index, other)]
    yield from (actor for actor in found if actor)


def _resolve_antecedent(cast: Cast, index: int, name: ActorName) -> list[Actor | None]:
    """The actors of the noun phrase that a pronoun takes up."""
    sentence = cast.sentences[index]
    within = [other for other in find_names(cast, sentence, name.head) if other.sort != "pronoun"]
    return [_resolve_one(cast, sentence, other) for other in within or [name]]


def _resolve_one(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    if name.name is not None:
        return _named(cast, sentence, name)
    unit = _unit_of(cast, sentence, name)
    if unit is not None:
        return unit
    owned = _resolve_owned(cast, sentence, name) if name.sort in OWNED_SORTS else None
    if isinstance(owned, Actor):
        return owned
    name = owned or name
    if name.sort == "group":
        leader = find_group(cast, sentence, name)
        return _named(cast, sentence, leader, "passage") if leader else None
    if name.sort in STATE_SORTS:
        return find_state(cast, sentence, follow_strikers(cast, sentence, name))
    return _find_people(cast, sentence, name)


def _find_people(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | None:
    """Armed groups by their passage, all others by the country of the sentence."""
    country = name.country or _home_of(cast, sentence, name)
    if name.group in {"militants", "bombers"}:
        return _find_militants(cast, sentence, name, country)
    opposed = find_opposition(name, country, cast.told) if name.group == "opposition" else None
    if opposed is not None:
        return _as_actor(opposed)
    militia = find_militia(cast, sentence, name) if name.sort == "armed" else None
    if militia is not None:
        return _named(cast, sentence, militia, "passage")
    return _group_actor(name, _told_country(cast, sentence, name) or country)


def _find_militants(cast: Cast, sentence: Sentence, name: ActorName, country: str | None) -> Actor:
    """Whom "rebels" are in a known war, or their group that the passage names; else whom it is about."""
    leader = find_leader(cast, sentence, name)
    known = find_opposition(name, country, cast.told)
    if known is not None and (leader is None or leader.member_of != known.name):
        return _as_actor(known)
    leader = leader or _find_owner_up(cast, sentence, name)
    if leader is not None:
        return _named(cast, sentence, leader, "passage")
    unknown = fill("Unidentified armed group ({country})", country, None)
    return Actor(unknown, "Rebel group", country, None, "inferred")


def _find_owner_up(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """Who claims what attackers of no name did, in what follows or before: "gunmen", "one of the bombers"."""
    acts = name.is_subject or sentence.doc[name.head].dep_ == "obl:agent"
    if name.group != "bombers" and not (acts and is_faceless(name)):
        return None
    return find_claimant(cast, sentence) or find_claimed(cast, sentence)


def _home_of(cast: Cast, sentence: Sentence, name: ActorName) -> str | None:
    """The country people are of: the sentence's, but for those who flee into it, the document's."""
    head = sentence.doc[name.head]
    flees = name.group == "civilians" and head.dep_ == "nsubj" and head.head.lemma_ in group_words("flights")
    into = flees and any(case_of(c) in {"into", "to"} for c in children(head.head, "obl"))
    return cast.settings[sentence.index].homeland if into else cast.homes[sentence.index]


def _resolve_owned(cast: Cast, sentence: Sentence, name: ActorName) -> Actor | ActorName | None:
    """The actor whose people these are ("the rebels' troops"), or the name with its owner's country."""
    possessor = find_owner(cast, sentence, name)
    if possessor is None:
        return None
    owner = resolve_actor(cast, sentence, possessor)
    if name.sort == "political":
        return name._replace(country=owner.country) if owner and not name.country else None
    if possessor.sort == "person":
        return follow_person(cast, sentence, possessor, name)
    return _follow(cast, sentence, name, possessor, owner) if owner else None


def _follow(
    cast: Cast, sentence: Sentence, name: ActorName, possessor: ActorName, owner: Actor
) -> Actor | ActorName | None:
    """Those of the owner a possessor stands for."""
    if possessor.sort == "pronoun" and owner.actor_type == "Individual":
        person = possessor._replace(name=owner.name, sort="person")
        return follow_person(cast, sentence, person, name)
    if owner.actor_type in group_words("armed_types"):
        return owner if is_follower(name) else None
    own = find_forces_of(owner.name) if name.sort in STATE_SORTS else None
    if own is not None:
        return _as_actor(own)
    return name._replace(country=owner.country) if owner.country and _takes_country(name) else None


def _takes_country(name: ActorName) -> bool:
    """Whether people are of the country of whose they are: its troops and nationals, not its victims."""
    words = {word.removesuffix("s") for word in fold_pieces(name.text)}
    return name.country is None and (
        name.sort in STATE_SORTS or not words.isdisjoint(group_words("nationals"))
    )


def _told_country(cast: Cast, sentence: Sentence, name: ActorName) -> str | None:
    """The nationality the text gave the people that "the hostages" points back to."""
    words = {word.removesuffix("s") for word in fold_pieces(name.text)}
    if name.country or words.isdisjoint(group_words("anaphoric")):
        return None
    for index in range(sentence.index, max(-1, sentence.index - PASSAGE_BACK), -1):
        for other in sorted(cast.by_head[index].values(), key=lambda n: -n.start):
            if other.start < name.start and other.sort in {"civilian", "prisoner"} and other.country:
                return other.country
    return None


def _named(cast: Cast, sentence: Sentence, name: ActorName, basis: str | None = None) -> Actor:
    if name.sort == "person" and name.basis == "inferred":
        return _person(cast, name)
    if name.sort == "state" and name.group and name.basis == "inferred":
        return _unit(cast, sentence, name)
    branch = find_branch(cast, sentence, name)
    if branch is not None:
        return _as_actor(branch)
    known = basis or ("inferred" if name.basis == "text" else name.basis)
    return Actor(name.name or "", name.actor_type, name.country, name.member_of, known, name.wikidata_id)


def _as_actor(actor: NamedActor) -> Actor:
    """A named actor whom the passage means without naming it."""
    return Actor(actor.name, actor.actor_type, actor.country, actor.member_of, "inferred", actor.wikidata_id)


def _unit(cast: Cast, sentence: Sentence, name: ActorName) -> Actor:
    """A numbered unit, told apart from those of other armies by its own army or police."""
    country = name.country or cast.settings[sentence.index].homeland
    words = (name.name or "").split()
    full = cast.units.get((words[0].lower(), words[-1].lower()), name.name or "").split()
    own = [word for word in full if word.lower() != "police"]  # the army or police is told behind
    body = "police" if name.group == "police" or own != full else "soldiers"
    parent = fill(groups()[body].name or "", country, None)
    whose = fill("{demonym} Police" if body == "police" else "{demonym} Army", country, None)
    return Actor(f"{' '.join(own)} ({whose})", name.actor_type, country, parent, "inferred")


def _person(cast: Cast, name: ActorName) -> Actor:
    """A person under the full name the text gives, with the country and the body told anywhere in it."""
    full = cast.find_full_name(name.name or "")
    country, body = find_service(cast, full)
    if body is None and country is None and cast.find_command(full):
        body = name_forces(full)
    return Actor(full, name.actor_type, country, body, name.basis, name.wikidata_id)


def _group_actor(name: ActorName, country: str | None) -> Actor | None:
    group = groups()[name.group or "civilians"]
    identity = None if group.id == "government" and name.country else name.identity
    full = group_name(group, country, identity)
    if full is None:
        return None
    parent = fill(group.member_of, country, None) if group.member_of else None
    return Actor(full, group.actor_type, country, parent, "inferred")
