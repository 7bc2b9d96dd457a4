"""One document: what happened, who was harmed, and what was left uncoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims import find_abstentions as find_number_abstentions
from flows.extract.claims import find_claims
from flows.extract.claims.words import read_harm_words
from flows.extract.context import make_context
from flows.extract.mentions import find_abstentions as find_trigger_abstentions
from flows.extract.mentions import find_events, find_mentions
from flows.records import Actor, Claim, Document, Mention, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COUNTED = frozenset(
    {"injured", "killed", "missing"}
)  # a displacement over months is one event, killings are many


def extract(document: Document, sentences: tuple[Sentence, ...]) -> Reading:
    """All that one annotated document says."""
    context = make_context(document, sentences)
    events = find_events(context)
    found = find_mentions(context, events)
    claims = find_claims(context, found)
    mentions = drop_totals(found, claims)
    abstentions = {
        *find_trigger_abstentions(events, mentions),
        *find_number_abstentions(context, mentions, claims),
    }
    return Reading(
        document=document,
        mentions=mentions,
        claims=claims,
        actors=tuple(sorted(set(_forms(mentions, claims)), key=lambda pair: (pair[0].name, pair[1]))),
        abstentions=tuple(sorted(abstentions, key=lambda a: (a.start, a.end, a.reason))),
    )


def drop_totals(mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> tuple[Mention, ...]:
    """The mentions without those that only count over a period: "8,868 people were killed in 2013".

    A total that names who did it ("the group has killed 15,000 people") sums up attacks and stays.
    """
    totals = [claim for claim in claims if claim.scope == "aggregate" and claim.harm in COUNTED]
    return tuple(m for m in mentions if not any(_only_counts(m, total) for total in totals))


def _only_counts(mention: Mention, total: Claim) -> bool:
    """Whether the trigger is the harm word of the total and the clause names nobody who did it."""
    inside = total.start <= mention.trigger_start < total.end
    named = any(p.role == "initiator" and p.start is not None for p in mention.participants)
    return inside and not named and mention.trigger.lower() in read_harm_words()


def _forms(mentions: Iterable[Mention], claims: Iterable[Claim]) -> Iterator[tuple[Actor, str]]:
    """Every actor of a row with its words."""
    for mention in mentions:
        yield from ((p.actor, p.text) for p in mention.participants)
    for claim in claims:
        if claim.victim_actor:
            yield claim.victim_actor, claim.victims or claim.victim_actor.name
        if claim.perpetrator:
            yield claim.perpetrator, claim.perpetrator.name
        if claim.attributed_actor:
            yield claim.attributed_actor, claim.attributed_to or claim.attributed_actor.name
