"""Who takes part in a mention, and in which role."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.actors import find_actors, passage_actor, passage_armed
from flows.extract.mentions.kinds import View, find_framed, find_kinds, named_head
from flows.lexicon import read_yaml
from flows.lexicon.actors import government_of, group_name, groups
from flows.lexicon.countries import country_words
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, Participant
from flows.syntax import subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.extract.mentions.match import Match
    from flows.records import ActorName

OWNED = ".owner"
GROUP_CODES = frozenset({"abduction", "base", "clash", "looting", "overtakes", "release"})
NOT_AGENTS = frozenset({"aircraft", "attack", "explosive", "place", "projectile", "settlement", "vehicle"})
THINGS_OWNED = frozenset(
    {
        "aircraft",
        "attack",
        "body",
        "civil_site",
        "convoy",
        "home",
        "military_people",
        "military_site",
        "post",
        "public_site",
        "vehicle",
        "weapon",
        "projectile",
        "air_munition",
    }
)


class Player(NamedTuple):
    """One actor found in one slot, with the words that name it (None where the passage does)."""

    actor: Actor
    name: ActorName | None
    rule: str


def find_participants(view: View, match: Match) -> tuple[Participant, ...]:
    """The initiators, then the targets; nobody is both."""
    doers, sufferers = _find_sides(view, match)
    if not doers:
        doers = _from_passage(view, match, sufferers)
    named = {found.actor.name for found in doers}
    rows = [_make_row("initiator", found) for found in doers]
    rows += [_make_row("target", found) for found in sufferers if found.actor.name not in named]
    return tuple(rows)


def _find_sides(view: View, match: Match) -> tuple[list[Player], list[Player]]:
    """Who does it and who suffers it, as far as the sentence tells."""
    if match.rule.parties and (split := _split_parties(view, match)):
        return split
    doers = [d for d in _first_slot(view, match, match.rule.initiator) if not _is_bomber(d)]
    sufferers = _first_slot(view, match, match.rule.target)
    if not sufferers and match.rule.target:
        sufferers = _harmed(view, match)
    return doers, sufferers


def _is_bomber(found: Player) -> bool:
    """Whether the actor is only "a suicide bomber": an author nobody knows."""
    return found.name is not None and found.name.group == "bombers"


def _harmed(view: View, match: Match) -> list[Player]:
    """The victims the clause counts; bare numbers hit by a bomb or shell are civilians (codebook 5.19)."""
    found = find_in_slot(view, match, "harmed")
    counted = any("count" in find_kinds(view, head) for head in match.frame.slots.get("harmed", ()))
    bombed = match.code.event_type == "Explosions/Remote violence" and match.code.name != "air_strike"
    return found or ([p for p in [_group(view, "civilians")] if p] if counted and bombed else [])


def _group(view: View, group: str) -> Player | None:
    """The generic actor of a class in the country of the sentence ("Iraqi Police")."""
    kind, country = groups()[group], view.cast.homes[view.sentence.index]
    name = group_name(kind, country, None)
    if name is None or country is None:
        return None
    return Player(Actor(name, kind.actor_type, country, None, "inferred"), None, "keeper")


def _make_row(role: str, found: Player) -> Participant:
    name = found.name
    if name is None:
        return Participant(role, found.actor, found.actor.name, None, None, found.rule)
    return Participant(role, found.actor, name.text, name.start, name.end, found.rule)


def _first_slot(view: View, match: Match, slots: Iterable[str]) -> list[Player]:
    """The actors of the first slot that names any."""
    return next((found for slot in slots if (found := find_in_slot(view, match, slot))), [])


def find_in_slot(view: View, match: Match, slot: str) -> list[Player]:
    """The actors that fill a slot; "slot.owner" are those named inside the phrase of a thing."""
    name, _, part = slot.partition(".")
    found: list[Player] = []
    for head in match.frame.slots.get(name, ()):
        if part == "keeper":
            found += _keepers(view, head)
        elif part:
            found += _owners(view, head, part == "inside")
        else:
            found += _fillers(view, head, slot) or (_owners(view, head, False) if name == "agent" else [])
    return _unique(found)


def _keepers(view: View, head: int) -> list[Player]:
    """Who keeps a site nobody is named for: a police station is the police's."""
    token = view.sentence.doc[head]
    before = token.doc[max(0, head - 1) : head + 1]
    phrase = " ".join(t.lemma_.lower() for t in before)
    group = _keeper_words().get(phrase) or _keeper_words().get(token.lemma_.lower())
    return [p for p in [_group(view, group)] if p] if group else []


def _fillers(view: View, head: int, slot: str) -> list[Player]:
    """The actors a head names itself; find_actors expands lists, so only this head's own are kept."""
    head = named_head(view, head)
    own = find_actors(view.cast, view.sentence, head)
    first = [
        Player(actor, name, slot)
        for actor, name in own
        if name.head == head or not _elsewhere(view, head, name.head)
    ]
    framed = (
        [p for inner in find_framed(view.sentence.doc[head]) for p in _fillers(view, inner, slot)]
        if not first
        else []
    )
    return first or framed or _demonym(view, head, slot)


def _elsewhere(view: View, head: int, other: int) -> bool:
    """Whether the other head is a conjunct, which has its own turn."""
    token = view.sentence.doc[other]
    while token.dep_ == "conj":
        token = token.head
        if token.i == head:
            return True
    return False


def _owners(view: View, head: int, anything: bool) -> list[Player]:
    """Actors named inside the phrase of a thing: "ISIL positions", "a convoy of the army"."""
    if not anything and not find_kinds(view, head) & THINGS_OWNED:
        return []
    first, last = subtree_span(view.sentence.doc, head)
    found = []
    for name in view.sentence.actors:
        if first <= name.head < last and name.head != head and _is_inside(view, head, name.head):
            found += [Player(a, n, "owner") for a, n in find_actors(view.cast, view.sentence, name.head)]
    return found


def _is_inside(view: View, head: int, inner: int) -> bool:
    """Whether the way up from `inner` to `head` stays within the noun phrase."""
    token = view.sentence.doc[inner]
    while token.i != head:
        if token.dep_ not in {
            "nmod:poss",
            "compound",
            "amod",
            "nmod",
            "flat",
            "appos",
            "conj",
            "acl",
            "obl:agent",
            "obl",
        }:
            return False
        token = token.head
    return True


def _demonym(view: View, head: int, slot: str) -> list[Player]:
    """The government a bare adjective of nationality means before an event noun: "American airstrikes"."""
    token = view.sentence.doc[head]
    if token.dep_ != "amod":
        return []
    pieces = fold_pieces(token.text)
    for words, country, _ in country_words().get(pieces[0] if pieces else "", ()):
        if words == pieces:
            named = government_of(country.code)
            actor = Actor(
                named.name, named.actor_type, named.country, named.member_of, "inferred", named.wikidata_id
            )
            return [Player(actor, None, slot)]
    return []


def _from_passage(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The only armed actor the passage allows, where the clause names no agent and the record wants one."""
    if match.rule.author != "passage" or _names_agent(view, match):
        return []
    actor = passage_actor(view.cast, view.sentence) or _enemy(view, match, sufferers)
    firm = {f.actor.name for f in sufferers if f.name is None or f.name.sort != "pronoun"}
    if actor is None or actor.name in firm:
        return []
    return [Player(actor, None, "passage")]


def _enemy(view: View, match: Match, sufferers: list[Player]) -> Actor | None:
    """The armed group of the passage, where what was done is what such a group does to a state."""
    state_suffers = any(f.actor.actor_type == "State forces" for f in sufferers)
    other_fight = bool(sufferers) and match.code.name == "clash"
    if not state_suffers and (match.code.name not in GROUP_CODES or other_fight):
        return None
    leader = passage_armed(view.cast, view.sentence)
    if leader is None or leader.name is None:
        return None
    return Actor(
        leader.name, leader.actor_type, leader.country, leader.member_of, "passage", leader.wikidata_id
    )


def _names_agent(view: View, match: Match) -> bool:
    """Whether the clause has an agent of its own, though nobody knows who it is."""
    if match.frame.voice != "active":
        return False
    heads = (head for slot in match.rule.initiator for head in match.frame.slots.get(slot, ()))
    return any(not find_kinds(view, head) & NOT_AGENTS for head in heads)


def _split_parties(view: View, match: Match) -> tuple[list[Player], list[Player]] | None:
    """Both sides of a fight or a meeting: the agent against the others, else the non-state side first."""
    sides = [found for slot in ("between", "among") for found in find_in_slot(view, match, slot)]
    sides = _unique(sides)
    agents = _first_slot(view, match, match.rule.initiator)
    others = _first_slot(view, match, match.rule.target)
    harmed = find_in_slot(view, match, "harmed")
    if others and agents:
        return agents, others
    if others and harmed:
        return others, harmed
    if not sides:
        sides = agents if len(agents) > 1 and not others else []
    if len(sides) < 2:
        return None
    lead = next((s for s in sides if s.actor.actor_type in {"Rebel group", "Political militia"}), sides[0])
    return [lead], [s for s in sides if s is not lead]


def _unique(found: Iterable[Player]) -> list[Player]:
    return list({each.actor.name: each for each in reversed(list(found))}.values())[::-1]


@cache
def _keeper_words() -> dict[str, str]:
    return {word: group for group, words in read_yaml("things.yml")["keepers"].items() for word in words}
