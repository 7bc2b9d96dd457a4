"""Who is meant where the clause names no agent: the only armed actor the passage allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors import resolve_actor
from flows.extract.actors_armed import REBELS, armed_lead_acts, find_doer, find_recent, passage_armed
from flows.extract.cast import LOOK_BACK
from flows.extract.mentions.fillers import Player, role_words
from flows.extract.mentions.kinds import View, find_kinds
from flows.lexicon.actors import group_words

if TYPE_CHECKING:
    from flows.extract.mentions.match import Match
    from flows.records import Actor, Sentence


def find_passage_author(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The only force the passage allows, where the clause names no agent and the record wants one."""
    if match.rule.author != "passage" or _names_agent(view, match):
        return []
    actor = _last_doer(view, match, sufferers) or _enemy(view, match, sufferers)
    firm = {f.actor.name for f in sufferers if f.name is None or f.name.sort != "pronoun"}
    if actor is None or actor.name in firm | _holders(view):
        return []
    return [Player(actor._replace(basis="passage"), None, "passage")]


def _last_doer(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The force that acted last: an armed group, or a state's where its enemy suffers or it regains a place.

    Where nobody acted nearby, the armed group the passage is about, if such groups act most in the story.
    """
    found = find_doer(view.cast, view.sentence)
    if found is None:
        return _leader(view) if view.cast.settings[view.sentence.index].armed_act else None
    sentence, name = found
    doer = resolve_actor(view.cast, sentence, name)
    if name.sort == "state":
        near = view.sentence.index - sentence.index <= 1
        return doer if near and _is_of_state(match, sufferers) else None
    return _armed_doer(view, sentence, doer)


def _armed_doer(view: View, sentence: Sentence, doer: Actor | None) -> Actor | None:
    """The rebels named in the sentence itself, else who acted; of somebody unknown, those named last."""
    here = find_recent(view.cast, view.sentence, None, 0, REBELS)
    if here is None and doer is not None and doer.basis in {"lexicon", "passage"}:
        return doer
    recent = here or find_recent(view.cast, view.sentence, None, LOOK_BACK, REBELS)
    if recent is not None:
        return resolve_actor(view.cast, view.sentence, recent)
    return doer if sentence.index == view.sentence.index else None


def _is_of_state(match: Match, sufferers: list[Player]) -> bool:
    """Whether only a state's forces do such a thing: to armed groups, or taking a place back."""
    armed = [f.actor.actor_type in group_words("armed_types") for f in sufferers]
    return match.code.name == "regains" or (bool(armed) and all(armed))


def _leader(view: View) -> Actor | None:
    """The armed group the passage is about."""
    leader = passage_armed(view.cast, view.sentence)
    return resolve_actor(view.cast, view.sentence, leader) if leader else None


def _holders(view: View) -> set[str]:
    """Those named as who holds what is attacked: "the assault on Mosul, the last city held by ISIL"."""
    doc = view.sentence.doc
    held = (n for n in view.sentence.actors if n.name and doc[n.head].dep_ == "obl:agent")
    return {n.name for n in held if n.name and doc[n.head].head.lemma_.lower() in role_words("holding")}


def _enemy(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The armed group of the passage, where what was done is what such a group does to a state."""
    state_suffers = any(f.actor.actor_type == "State forces" for f in sufferers)
    if not state_suffers and _state_acted(view):
        return None
    other_fight = bool(sufferers) and match.code.name == "clash"
    if not state_suffers and (match.code.name not in role_words("group_codes") or other_fight):
        return None
    return _leader(view)


def _state_acted(view: View) -> bool:
    """Whether a state's force acted last and its enemy does not lead the story."""
    found = find_doer(view.cast, view.sentence)
    return found is not None and found[1].sort == "state" and not armed_lead_acts(view.cast, view.sentence)


def _names_agent(view: View, match: Match) -> bool:
    """Whether the clause has an agent of its own, though nobody knows who it is."""
    if match.frame.voice == "passive":
        return False
    heads = (head for slot in match.rule.initiator for head in match.frame.slots.get(slot, ()))
    named = (head for head in heads if match.frame.voice == "active" or head in view.actors)
    return any(not find_kinds(view, head) & role_words("not_agents") for head in named)
