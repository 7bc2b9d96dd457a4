"""The actors that fill the slots of a frame: named by a phrase, inside it, or by who keeps a place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.actors.resolving import find_actors
from flows.extract.mentions.kinds import View, find_framed, find_kinds, find_speaker
from flows.extract.mentions.names import named_head
from flows.extract.mentions.nations import add_nations, find_demonym, find_government, find_nation
from flows.extract.mentions.players import Player, group_of, role_words, unique
from flows.lexicon import read_yaml
from flows.syntax import case_of, subtree_span

if TYPE_CHECKING:
    from flows.extract.mentions.match import Match
    from flows.records import Actor, ActorName, Token

VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
INSIDE = frozenset(
    {"acl", "amod", "appos", "compound", "conj", "flat", "nmod", "nmod:poss", "obl", "obl:agent"}
)


OWN = frozenset({"acl", "amod", "compound", "conj", "flat", "nmod:poss", "obl:agent"})


def find_in_slot(view: View, match: Match, slot: str) -> list[Player]:
    """The actors that fill a slot; "slot.owner" are those named inside the phrase of a thing."""
    name, _, part = slot.partition(".")
    found: list[Player] = []
    for head in match.frame.slots.get(name, ()):
        if part == "keeper":
            found += _keepers(view, head)
        elif part == "author":
            found += find_authors(view, head)
        elif part:
            found += _owners(view, head, part == "inside")
        else:
            found += _fillers(view, head, slot, match.code.event_type in VIOLENT) or (
                _owners(view, head, match.code.event_type is None) if name == "agent" else []
            )
            if match.code.event_type is None and not found:
                found += find_government(view, head, slot)
    return unique(found)


def find_authors(view: View, head: int) -> list[Player]:
    """Who does what the noun at `head` names: "attacks by rebels", "crimes of militants", "Russian fire"."""
    first, last = subtree_span(view.sentence.doc, head)
    inside = [n for n in view.sentence.actors if first <= n.head < last and n.head != head]
    doers = [n for n in inside if _is_author(view.sentence.doc[n.head], head)]
    found = [Player(a, n, "author") for n in doers for a, _ in find_actors(view.cast, view.sentence, n.head)]
    named = [player for player in found if player.name is not None and player.name.name]
    return unique(named or found or find_nation(view, view.sentence.doc[head]))


def _is_author(token: Token, head: int) -> bool:
    """Whether all the way up to the noun, each word is of the one who does it; "by" may hang deeper."""
    by = False
    while token.i != head:
        by = by or (token.dep_ == "nmod" and case_of(token) == "by")
        of = case_of(token) == "of" and token.head.lemma_.lower() in role_words("acts_of")
        own = token.dep_ in OWN or (token.dep_ == "nmod" and (by or case_of(token) == "from"))
        if not (of or own):
            return False
        token = token.head
    return True


def _keepers(view: View, head: int) -> list[Player]:
    """Who keeps a site nobody is named for: a police station is the police's."""
    token = view.sentence.doc[head]
    before = token.doc[max(0, head - 1) : head + 1]
    phrase = " ".join(t.lemma_.lower() for t in before)
    group = _keeper_words().get(phrase) or _keeper_words().get(token.lemma_.lower())
    return [p for p in [group_of(view, group)] if p] if group else []


def _fillers(view: View, head: int, slot: str, is_violent: bool) -> list[Player]:
    """The actors a head names itself; find_actors expands lists, so only this head's own are kept."""
    speaker = find_speaker(view, head)
    if speaker is not None:
        return [Player(speaker, None, "speaker")]
    head = named_head(view, head)
    own = find_actors(view.cast, view.sentence, head)
    first = [
        Player(actor, name, slot)
        for actor, name in own
        if (name.head == head or not _elsewhere(view, head, name.head))
        and not (is_violent and _is_bare_name(actor, name) and not view.cast.find_command(actor.name))
    ]
    framed = (
        [p for inner in find_framed(view.sentence.doc[head]) for p in _fillers(view, inner, slot, is_violent)]
        if not first
        else []
    )
    return first or framed or find_demonym(view, head, slot, is_violent)


def _is_bare_name(actor: Actor, name: ActorName) -> bool:
    """Whether a lone word that nothing tells to be a person is fought over: rather a place no list knows."""
    return name.sort == "person" and not name.is_subject and " " not in actor.name


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
    if not anything and not find_kinds(view, head) & role_words("owned"):
        return []
    first, last = subtree_span(view.sentence.doc, head)
    found = []
    for name in view.sentence.actors:
        inside = first <= name.head < last and name.head != head and not _elsewhere(view, head, name.head)
        if inside and not _lends_a_name(view, head, name) and _is_inside(view, head, name.head):
            found += [Player(a, n, "owner") for a, n in find_actors(view.cast, view.sentence, name.head)]
    return found if anything else add_nations(view, head, found)


def _lends_a_name(view: View, head: int, name: ActorName) -> bool:
    """Whether the name only says where or which, owning nothing that is fought over: a person's ("Saddam
    Hussein's hometown"), a state's before its region ("a village in Nigeria's Katsina state").
    """
    token = view.sentence.doc[name.head]
    of_region = token.dep_ == "nmod:poss" and token.head.i != head
    where = of_region or case_of(token) in role_words("places_within")
    return name.sort == "person" or (name.sort == "political" and where)


def _is_inside(view: View, head: int, inner: int) -> bool:
    """Whether the way up from `inner` to `head` stays within the noun phrase."""
    token = view.sentence.doc[inner]
    while token.i != head:
        if token.dep_ not in INSIDE:
            return False
        token = token.head
    return True


@cache
def _keeper_words() -> dict[str, str]:
    return {word: group for group, words in read_yaml("things.yml")["keepers"].items() for word in words}
