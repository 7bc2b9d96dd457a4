"""Who is meant where the clause names no agent: the only armed actor the passage allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.armed import REBELS, armed_lead_acts, find_doer, find_recent, passage_armed
from flows.extract.actors.cast import LOOK_BACK
from flows.extract.actors.claimants import find_claimant, find_claimed
from flows.extract.actors.resolving import find_actors, resolve_actor
from flows.extract.mentions.fillers import find_authors, find_in_slot
from flows.extract.mentions.kinds import View, find_kinds
from flows.extract.mentions.players import Player, role_words
from flows.extract.mentions.tellers import find_teller
from flows.lexicon.actors import NAMED, group_words
from flows.syntax import case_of, children, find_clause, subtree_span

if TYPE_CHECKING:
    from flows.extract.mentions.match import Match
    from flows.records import Actor, Sentence, Token


def find_passage_author(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The only force the passage allows, where the clause names no agent and the record wants one."""
    acts = _find_acts_around(view, match)
    around = next((found for noun in acts if (found := find_authors(view, noun.i))), [])
    if around and (_are_states(around) or not _is_by_state(view, match, sufferers)):
        return around
    told = find_teller(view, match, sufferers) or _find_claimant(view, match, sufferers)
    if told:
        return told
    if match.rule.author == "none" or _names_agent(view, match):
        return []
    firm = {f.actor.name for f in sufferers if _is_firm(match, f)}
    harmed = {f.actor.name for f in find_in_slot(view, match, "harmed") if _is_firm(match, f)}
    barred = firm | harmed | _holders(view) | {name for noun in acts for name in _find_inside(view, noun)}
    meant = _find_meant(view, match, sufferers)
    return [_as_passage(actor) for actor in meant if actor and actor.name not in barred]


def _find_claimant(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The group that claims an attack nobody is named for, unless it is the one that suffers."""
    if match.code.name not in role_words("claimed_codes") or match.rule.parties:
        return []
    agents = (t.i for head in match.frame.slots.get("agent", ()) for t in view.sentence.doc[head].subtree)
    attackers = any(view.actors[i].group == "bombers" for i in agents if i in view.actors)
    name = find_claimant(view.cast, view.sentence)
    if name is None and attackers:
        name = find_claimed(view.cast, view.sentence)
    actor = resolve_actor(view.cast, view.sentence, name) if name is not None else None
    suffers = actor is not None and actor.name in {player.actor.name for player in sufferers}
    return [] if actor is None or suffers else [Player(actor, None, "claimant")]


def _is_firm(match: Match, sufferer: Player) -> bool:
    """Whether who suffers is sure enough to be no doer: a pronoun may have been read as somebody else."""
    return match.rule.author == "enemy" or sufferer.name is None or sufferer.name.sort != "pronoun"


def _find_meant(view: View, match: Match, sufferers: list[Player]) -> list[Actor | None]:
    """Whom the passage lets do it: the enemy of who suffers, who does the act around it, who acted last."""
    if match.rule.author == "enemy" and sufferers:
        return [_opponent(view, sufferers)]
    return _find_agents_around(view, match) or [
        _last_doer(view, match, sufferers) or _enemy(view, match, sufferers)
    ]


def _as_passage(actor: Actor) -> Player:
    return Player(actor._replace(basis="passage"), None, "passage")


def _find_agents_around(view: View, match: Match) -> list[Actor | None]:
    """Who does what a clause tells, of the act in the course of which it is done: "killed two in a raid"."""
    noun = view.sentence.doc[match.frame.head]
    during = noun.dep_ == "obl" and case_of(noun) in role_words("courses")
    if match.frame.voice != "noun" or not during or noun.head.lemma_.lower() not in role_words("deeds"):
        return []
    clause = find_clause(view.sentence.doc, noun.head.i)
    return [actor for head in clause.agents for actor, _ in find_actors(view.cast, view.sentence, head)]


def _find_acts_around(view: View, match: Match) -> list[Token]:
    """The acts in the course of which a passive tells what befell: "four were freed in a raid by troops"."""
    if match.frame.voice != "passive":
        return []
    verb = view.sentence.doc[match.frame.head]
    acts = (noun for noun in children(verb, "obl") if noun.lemma_.lower() in group_words("acts"))
    return [noun for noun in acts if case_of(noun) in role_words("courses")]


def _find_inside(view: View, act: Token) -> set[str]:
    """The actors named in the phrase of an act: those it was aimed at, where it has no author."""
    first, last = subtree_span(view.sentence.doc, act.i)
    heads = (name.head for name in view.sentence.actors if first <= name.head < last)
    return {actor.name for head in heads for actor, _ in find_actors(view.cast, view.sentence, head)}


def _are_states(found: list[Player]) -> bool:
    return all(player.actor.actor_type in role_words("state_types") for player in found)


def _last_doer(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The force that acted last: an armed group, or a state's where its enemy suffers or it regains a place.

    Where nobody acted nearby, the armed group the passage is about, if such groups act most in the story.
    """
    found, by_state = find_doer(view.cast, view.sentence), _is_by_state(view, match, sufferers)
    if found is None:
        leads = view.cast.settings[view.sentence.index].armed_act and not by_state
        return _named_leader(view) if leads else None
    sentence, name = found
    doer = resolve_actor(view.cast, sentence, name)
    if name.sort == "state":
        near = view.sentence.index - sentence.index <= 1
        return doer if near and (by_state or _is_all_armed(sufferers)) else None
    here = sentence.passage == view.sentence.passage and view.sentence.index - sentence.index <= 1
    told = doer is not None and doer.basis in {"lexicon", "passage"}
    known = told or (here and name.group in role_words("outlaws"))
    return None if by_state else _armed_doer(view, sentence, doer, known)


def _opponent(view: View, sufferers: list[Player]) -> Actor | None:
    """Whom those thrown back fought: the state's force that acted last, or the armed group of the passage."""
    if not _is_all_armed(sufferers):
        return _leader(view)
    found = find_doer(view.cast, view.sentence, frozenset({"state"}))
    return resolve_actor(view.cast, *found) if found and found[1].group not in role_words("aloft") else None


def _armed_doer(view: View, sentence: Sentence, doer: Actor | None, known: bool) -> Actor | None:
    """The rebels named in the sentence itself, else who acted; of somebody unknown, those named last."""
    here = find_recent(view.cast, view.sentence, None, 0, REBELS)
    if here is None and known:
        return doer
    recent = here or find_recent(view.cast, view.sentence, None, LOOK_BACK, REBELS)
    if recent is not None:
        return resolve_actor(view.cast, view.sentence, recent)
    return doer if sentence.index == view.sentence.index else None


def _is_by_state(view: View, match: Match, sufferers: list[Player]) -> bool:
    """Whether only a state does such a thing: it arrests, finds arms, takes a place back, has operations."""
    suffers = any(f.actor.actor_type == "State forces" for f in sufferers)
    leads = any(view.cast.find_command(f.actor.name) for f in sufferers)
    of_states = match.code.name in role_words("state_codes") or match.frame.lemma in role_words("state_acts")
    return of_states and not (suffers or leads)


def _is_all_armed(sufferers: list[Player]) -> bool:
    armed = [f.actor.actor_type in group_words("armed_types") for f in sufferers]
    return bool(armed) and all(armed)


def _leader(view: View) -> Actor | None:
    """The armed group the passage is about."""
    leader = passage_armed(view.cast, view.sentence)
    return resolve_actor(view.cast, view.sentence, leader) if leader else None


def _named_leader(view: View) -> Actor | None:
    """The armed group the passage is about, where it is no bare "rebels" that a war is known for."""
    leader = passage_armed(view.cast, view.sentence)
    return _leader(view) if leader is not None and leader.basis in NAMED else None


def _holders(view: View) -> set[str]:
    """Those named as who holds what is attacked: "the assault on Mosul, the last city held by ISIL"."""
    doc = view.sentence.doc
    held = (n for n in view.sentence.actors if n.name and doc[n.head].dep_ == "obl:agent")
    return {n.name for n in held if n.name and doc[n.head].head.lemma_.lower() in role_words("holding")}


def _enemy(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The armed group of the passage, where what was done is what such a group does to a state."""
    state_suffers = any(f.actor.actor_type == "State forces" for f in sufferers)
    if _is_by_state(view, match, sufferers):
        return None
    if not state_suffers and _state_acted(view):
        return None
    other_fight = bool(sufferers) and match.code.name == "clash"
    if not state_suffers and (match.code.name not in role_words("group_codes") or other_fight):
        return None
    return _leader(view) if state_suffers else _named_leader(view)


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
