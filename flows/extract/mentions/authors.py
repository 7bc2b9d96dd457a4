"""Who is meant where the clause names no agent: the only armed actor the passage allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors_armed import passage_actor, passage_armed, state_may_act
from flows.extract.mentions.fillers import Player, role_words
from flows.extract.mentions.kinds import View, find_kinds
from flows.records import Actor

if TYPE_CHECKING:
    from flows.extract.mentions.match import Match


def find_passage_author(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The only armed actor the passage allows, where the clause names no agent and the record wants one."""
    if match.rule.author != "passage" or _names_agent(view, match):
        return []
    actor = passage_actor(view.cast, view.sentence) or _enemy(view, match, sufferers)
    firm = {f.actor.name for f in sufferers if f.name is None or f.name.sort != "pronoun"}
    if actor is None or actor.name in firm | _holders(view):
        return []
    return [Player(actor, None, "passage")]


def _holders(view: View) -> set[str]:
    """Those named as who holds what is attacked: "the assault on Mosul, the last city held by ISIL"."""
    doc = view.sentence.doc
    held = (n for n in view.sentence.actors if n.name and doc[n.head].dep_ == "obl:agent")
    return {n.name for n in held if n.name and doc[n.head].head.lemma_.lower() in role_words("holding")}


def _enemy(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The armed group of the passage, where what was done is what such a group does to a state."""
    state_suffers = any(f.actor.actor_type == "State forces" for f in sufferers)
    other_fight = bool(sufferers) and match.code.name == "clash"
    if not state_suffers and state_may_act(view.cast, view.sentence):
        return None
    if not state_suffers and (match.code.name not in role_words("group_codes") or other_fight):
        return None
    leader = passage_armed(view.cast, view.sentence)
    if leader is None or leader.name is None:
        return None
    return Actor(
        leader.name, leader.actor_type, leader.country, leader.member_of, "passage", leader.wikidata_id
    )


def _names_agent(view: View, match: Match) -> bool:
    """Whether the clause has an agent of its own, though nobody knows who it is."""
    if match.frame.voice == "passive":
        return False
    heads = (head for slot in match.rule.initiator for head in match.frame.slots.get(slot, ()))
    named = (head for head in heads if match.frame.voice == "active" or head in view.actors)
    return any(not find_kinds(view, head) & role_words("not_agents") for head in named)
