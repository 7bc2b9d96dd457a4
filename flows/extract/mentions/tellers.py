"""Who tells of an act nobody is named for, and did it: "a rebel spokesman said the town had been taken"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.resolving import find_actors, resolve_actor
from flows.extract.mentions.players import Player, role_words
from flows.lexicon.actors import group_words
from flows.lexicon.fold import fold_pieces
from flows.syntax import find_attribution

if TYPE_CHECKING:
    from flows.extract.mentions.kinds import View
    from flows.extract.mentions.match import Match
    from flows.records import Actor

TELLER = "teller"


def find_teller(view: View, match: Match, sufferers: list[Player]) -> list[Player]:
    """The force that says, by itself or by who speaks for it, that a place was taken or an attack repelled.

    Losses are told too: an army that says a town was captured need not have captured it.
    """
    if match.frame.voice != "passive":
        return []
    source = find_attribution(view.sentence.doc, match.frame.head)
    if source is None or source.source is None or source.kind == "denied":
        return []
    spoken = [_find_force(view, actor) for actor, _ in find_actors(view.cast, view.sentence, source.source)]
    harmed = {player.actor.name for player in sufferers}
    fits = (actor for actor in spoken if actor and actor.name not in harmed and _may_do(match, actor))
    return [Player(actor, None, TELLER) for actor in fits][:1]


def _find_force(view: View, speaker: Actor) -> Actor | None:
    """The force a person speaks for, or the speaker."""
    pieces = fold_pieces(speaker.name)
    master = view.cast.masters.get(pieces[-1]) if pieces and speaker.actor_type == "Individual" else None
    return resolve_actor(view.cast, view.sentence, master) if master else speaker


def _may_do(match: Match, actor: Actor) -> bool:
    """Whether it is for such a force to do: rebels take places, an army takes them back, both repel."""
    armed, state = actor.actor_type in group_words("armed_types"), actor.actor_type == "State forces"
    if match.rule.author == "enemy":
        return armed or state
    taking = match.code.name == "overtakes" and match.frame.lemma not in role_words("retakings")
    return (armed and taking) or (state and match.code.name == "regains")
