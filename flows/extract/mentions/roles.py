"""Who takes part in a mention, and in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.actors import find_actors, passage_actor
from flows.extract.mentions.kinds import View, find_kinds, named_head
from flows.lexicon.actors import government_of
from flows.lexicon.countries import country_words
from flows.lexicon.fold import fold_pieces
from flows.records import Actor, Participant
from flows.syntax import subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.extract.mentions.match import Match
    from flows.records import ActorName

OWNED = ".owner"
PARTIES = ("between", "among", "involving", "agent", "with", "against")
THINGS_OWNED = frozenset(
    {"military_site", "public_site", "civil_site", "vehicle", "aircraft", "attack", "convoy", "home", "weapon"}
)


class Player(NamedTuple):
    """One actor found in one slot, with the words that name it (None where the passage does)."""

    actor: Actor
    name: ActorName | None
    rule: str


def find_participants(view: View, match: Match) -> tuple[Participant, ...]:
    """The initiators, then the targets; nobody is both."""
    if match.rule.parties and (split := _split_parties(view, match)):
        doers, sufferers = split
    else:
        doers = _first_slot(view, match, match.rule.initiator)
        sufferers = _first_slot(view, match, match.rule.target)
    if not doers:
        doers = _from_passage(view, match, sufferers)
    named = {found.actor.name for found in doers}
    rows = [_make_row("initiator", found) for found in doers]
    rows += [_make_row("target", found) for found in sufferers if found.actor.name not in named]
    return tuple(rows)


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
    name, dot, _ = slot.partition(".")
    heads = match.frame.slots.get(name, ())
    found: list[Player] = []
    for head in heads:
        if dot:
            found += _owners(view, head)
        else:
            found += _fillers(view, head, slot) or (_owners(view, head) if name == "agent" else [])
    return _unique(found)


def _fillers(view: View, head: int, slot: str) -> list[Player]:
    """The actors a head names itself; find_actors expands lists, so only this head's own are kept."""
    head = named_head(view, head)
    own = find_actors(view.cast, view.sentence, head)
    first = [Player(actor, name, slot) for actor, name in own if name.head == head or not _elsewhere(view, head, name.head)]
    return first or _demonym(view, head, slot)


def _elsewhere(view: View, head: int, other: int) -> bool:
    """Whether the other head is a conjunct, which has its own turn."""
    token = view.sentence.doc[other]
    while token.dep_ == "conj":
        token = token.head
        if token.i == head:
            return True
    return False


def _owners(view: View, head: int) -> list[Player]:
    """Actors named inside the phrase of a thing: "ISIL positions", "a convoy of the army"."""
    if not find_kinds(view, head) & THINGS_OWNED:
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
        if token.dep_ not in {"nmod:poss", "compound", "amod", "nmod", "flat", "appos", "conj", "acl", "obl:agent", "obl"}:
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
            actor = Actor(named.name, named.actor_type, named.country, named.member_of, "inferred", named.wikidata_id)
            return [Player(actor, None, slot)]
    return []


def _from_passage(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The only armed actor the passage allows, where the clause names no agent and the record wants one."""
    if match.rule.author != "passage" or _names_agent(view, match):
        return []
    actor = passage_actor(view.cast, view.sentence)
    if actor is None or actor.name in {found.actor.name for found in sufferers}:
        return []
    return [Player(actor, None, "passage")]


def _names_agent(view: View, match: Match) -> bool:
    """Whether the clause has an agent of its own, though nobody knows who it is."""
    slots = [slot for slot in match.rule.initiator if not slot.endswith(OWNED)]
    heads = [head for slot in slots for head in match.frame.slots.get(slot, ())]
    return any("actor" in find_kinds(view, head) for head in heads) and match.frame.voice == "active"


def _split_parties(view: View, match: Match) -> tuple[list[Player], list[Player]] | None:
    """Both sides of a fight or a meeting: the agent against the others, else the non-state side first."""
    sides = [found for slot in ("between", "among") for found in find_in_slot(view, match, slot)]
    sides = _unique(sides)
    agents = _first_slot(view, match, match.rule.initiator)
    others = _first_slot(view, match, match.rule.target)
    if others and agents:
        return agents, others
    if not sides:
        sides = agents if len(agents) > 1 and not others else []
    if len(sides) < 2:
        return None
    lead = next((s for s in sides if s.actor.actor_type in {"Rebel group", "Political militia"}), sides[0])
    return [lead], [s for s in sides if s is not lead]


def _unique(found: Iterable[Player]) -> list[Player]:
    return list({each.actor.name: each for each in reversed(list(found))}.values())[::-1]


def all_names(participants: Iterable[Participant]) -> Iterator[str]:
    """The canonical names of everybody who takes part."""
    return (participant.actor.name for participant in participants)
