"""Whose people they are: "its troops", "the junta's soldiers", "Haftar's forces", "three of his men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.commanders import STATE as GENERAL
from flows.extract.actors.homes import STATE_SORTS
from flows.lexicon.actors import aliases, group_words, leaders, named_actors
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, ActorName
from flows.syntax import children

if TYPE_CHECKING:
    from flows.extract.actors.cast import Cast
    from flows.lexicon.actors import NamedActor
    from flows.records import Sentence


def find_owner(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName | None:
    """The name of the possessor in the phrase of `name`, or of the state that sends them; or None."""
    heads, token = cast.by_head[sentence.index], sentence.doc[name.head]
    sent = token.dep_ == "obj" and token.head.lemma_.lower() in group_words("senders")
    senders = children(token.head, "nsubj") if sent and name.sort in STATE_SORTS else []
    owners = (heads.get(child.i) for child in (*children(token, "nmod:poss"), *senders))
    return next((owner for owner in owners if owner is not None and owner.head != name.head), None)


def is_follower(name: ActorName) -> bool:
    """Whether the people act for whose they are: forces and fighters, not families."""
    words = {word.removesuffix("s") for word in fold_pieces(name.text)}
    return name.sort in STATE_SORTS | {"armed", "group"} or not words.isdisjoint(group_words("followers"))


def find_service(cast: Cast, person: str) -> tuple[str | None, str | None]:
    """The country of a person and the body the person serves or leads, as the text or a list tells."""
    pieces = fold_pieces(person)
    leader = leaders().get(" ".join(pieces))
    if leader is not None and leader.group is not None:
        return named_actors()[leader.group].country, leader.group
    told = cast.offices.get(pieces[-1] if pieces else "")
    if told is not None and set(fold_pieces(told.name or "")) <= set(pieces):
        return told.country, told.member_of
    return (leader.country, None) if leader else (None, None)


def follow_person(
    cast: Cast, sentence: Sentence, person: ActorName, name: ActorName
) -> Actor | ActorName | None:
    """The group a person leads, as an actor; or `name` as the forces of the person's country."""
    if not is_follower(name):
        return None
    pieces = fold_pieces(person.name or person.text)
    leader = leaders().get(" ".join(pieces)) or (leaders().get(pieces[-1]) if pieces else None)
    master = cast.masters.get(pieces[-1] if pieces else "")
    if leader is not None and leader.group is not None:
        actor = named_actors()[leader.group]
        return Actor(
            actor.name, actor.actor_type, actor.country, actor.member_of, "lexicon", actor.wikidata_id
        )
    if leader is not None:
        return name._replace(country=leader.country, sort="state", group=_force(name))
    return _follow_master(master, name) if master else _follow_unknown(cast, person, name)


def _follow_master(master: ActorName, name: ActorName) -> Actor | ActorName:
    """The people of a commander as those of the force whose commander the text calls him."""
    if master.name is not None:
        kept = (master.name, master.actor_type, master.country, master.member_of, master.basis)
        return Actor(*kept, master.wikidata_id)
    if master.sort == "armed":
        return name._replace(sort="armed", group=master.group, text=master.text)
    return name._replace(sort="state", group="soldiers")


def _follow_unknown(cast: Cast, person: ActorName, name: ActorName) -> Actor | ActorName | None:
    """Those of a person no list knows: the forces the text says he leads, else "his men" as fighters."""
    if cast.find_command(person.name or ""):
        return _follow_commander(cast, person, name)
    return name._replace(sort="armed", group="militants") if name.sort == "civilian" else None


def _follow_commander(cast: Cast, person: ActorName, name: ActorName) -> Actor | ActorName:
    """The forces that only their leader names, or those of the state that the leader serves."""
    full = cast.find_full_name(person.name or person.text)
    country, _ = find_service(cast, full)
    if country is not None or GENERAL in cast.find_command(full):
        return name._replace(country=country, sort="state", group=_force(name))
    return Actor(name_forces(full), "Rebel group", None, None, "inferred")


def find_forces_of(owner: str) -> NamedActor | None:
    """The force that a list has as the forces of a government: a regional one has its own."""
    pieces = fold_pieces(f"{owner} forces")
    return next((a.actor for a in aliases().get(pieces[0], ()) if a.pieces == pieces), None)


def name_forces(person: str) -> str:
    """The name of forces that have none but their leader's.

    >>> name_forces("Francisco Villa")
    "Francisco Villa's forces"
    """
    return f"{person}'s forces"


def _force(name: ActorName) -> str:
    return name.group if name.sort in STATE_SORTS and name.group else "soldiers"
