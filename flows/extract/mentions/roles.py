"""Who takes part in a mention, and in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.authors import find_passage_author
from flows.extract.mentions.fillers import find_in_slot
from flows.extract.mentions.kinds import View, find_kinds
from flows.extract.mentions.players import Player, group_of, role_groups, role_words, unique
from flows.lexicon.actors import group_words
from flows.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.extract.mentions.match import Match

LEADING = ("Rebel group", "Political militia")  # who is named first of those that fight each other


def find_participants(view: View, match: Match) -> tuple[Participant, ...]:
    """The initiators, then the targets; nobody is both."""
    doers, sufferers = _find_sides(view, match)
    if not doers:
        doers = find_passage_author(view, match, sufferers)
    named = {found.actor.name for found in doers}
    rows = [_make_row("initiator", found) for found in doers]
    rows += [_make_row("target", found) for found in sufferers if found.actor.name not in named]
    return tuple(rows)


def _find_sides(view: View, match: Match) -> tuple[list[Player], list[Player]]:
    """Who does it and who suffers it, as far as the sentence tells."""
    if match.rule.parties and (split := _split_parties(view, match)):
        return split
    doers = [d for d in _first_slot(view, match, match.rule.initiator) if not _is_bomber(match, d)]
    if not doers and match.code.name in role_words("codes_of_people"):
        doers = _counted(view, match, match.rule.initiator)
    if not doers:
        doers = _find_crowd(view, match)
    sufferers = _first_slot(view, match, match.rule.target)
    if not sufferers and match.rule.target:
        sufferers = _harmed(view, match) or find_in_slot(view, match, "aimed")
    return doers, sufferers


def _find_crowd(view: View, match: Match) -> list[Player]:
    """The crowd that does what crowds do, whoever is in it: "protests broke out", "crowds looted shops"."""
    heads = (view.sentence.doc[i] for slot in match.rule.initiator for i in match.frame.slots.get(slot, ()))
    massed = "mobs" if any(head.lemma_.lower() in role_words("masses") for head in heads) else None
    crowd = role_groups("crowds").get(match.code.name, massed)
    people = group_of(view, crowd) if crowd else None
    return [people] if people else []


def _is_bomber(match: Match, found: Player) -> bool:
    """Whether the actor is only "a suicide bomber", or "a woman" who was one: an author nobody knows."""
    if match.code.name == "suicide_bomb" and found.actor.actor_type == "Civilians":
        return True
    return found.name is not None and found.name.group == "bombers"


def _harmed(view: View, match: Match) -> list[Player]:
    """The victims the clause counts; bare numbers hit by a bomb or shell are civilians (codebook 5.19)."""
    found = find_in_slot(view, match, "harmed")
    bombed = match.code.event_type == "Explosions/Remote violence" and match.code.name != "air_strike"
    if found or not (bombed or match.code.name in role_words("codes_of_people")):
        return found
    return _counted(view, match, ("harmed", *match.rule.target))


def _counted(view: View, match: Match, slots: Iterable[str]) -> list[Player]:
    """Civilians of the country, where a slot holds a bare number: "thousands fled"."""
    heads = (head for slot in slots for head in match.frame.slots.get(slot, ()))
    people = group_of(view, "civilians") if any("count" in find_kinds(view, h) for h in heads) else None
    return [people] if people else []


def _make_row(role: str, found: Player) -> Participant:
    name = found.name
    if name is None:
        return Participant(role, found.actor, found.actor.name, None, None, found.rule)
    return Participant(role, found.actor, name.text, name.start, name.end, found.rule)


def _first_slot(view: View, match: Match, slots: Iterable[str]) -> list[Player]:
    """The actors of the first slot that names any."""
    return next((found for slot in slots if (found := find_in_slot(view, match, slot))), [])


def _split_parties(view: View, match: Match) -> tuple[list[Player], list[Player]] | None:
    """Both sides of a fight or a meeting: the agent against the others, else the non-state side first."""
    sides = [found for slot in ("between", "among") for found in find_in_slot(view, match, slot)]
    sides = unique(sides)
    agents = _first_slot(view, match, match.rule.initiator)
    others = _first_slot(view, match, match.rule.target)
    harmed = find_in_slot(view, match, "harmed")
    if others and agents:
        return agents, others
    if others and harmed:
        return others, harmed
    if not (sides or others or agents) and _are_opposed(harmed):
        sides = harmed  # "fighting left 29 militants and eight soldiers dead"
    if not sides:
        sides = agents if len(agents) > 1 and not others else []
    if len(sides) < 2:
        return None
    if match.code.name in role_words("joint_codes"):
        return sides, []
    lead = next((s for kind in LEADING for s in sides if s.actor.actor_type == kind), sides[0])
    return [lead], [s for s in sides if s is not lead]


def _are_opposed(found: list[Player]) -> bool:
    """Whether both an armed group and the forces of a state are among them."""
    armed = {player.actor.actor_type in group_words("armed_types") for player in found if _fights(player)}
    return len(armed) > 1


def _fights(player: Player) -> bool:
    types = group_words("armed_types") | role_words("state_types")
    return player.actor.actor_type in types
