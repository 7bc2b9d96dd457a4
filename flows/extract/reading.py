"""One document: what happened, who was harmed, and what was left uncoded."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from flows.extract.actors.surnames import name_surnames
from flows.extract.claims import find_abstentions as find_number_abstentions
from flows.extract.claims import find_claims
from flows.extract.context import make_context
from flows.extract.mentions import find_abstentions as find_trigger_abstentions
from flows.extract.mentions import find_events, find_mentions
from flows.extract.mentions.links import support_forms
from flows.records import Actor, Claim, Document, Mention, Quantity, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COUNTED = frozenset(
    {"injured", "killed", "missing"}
)  # a displacement over months is one event, killings are many


OF = " of "  # between a number and its people: "hundreds of prisoners"


def extract(document: Document, sentences: tuple[Sentence, ...]) -> Reading:
    """All that one annotated document says."""
    sentences = name_surnames(sentences)
    context = make_context(document, sentences)
    events = find_events(context)
    found = find_mentions(context, events)
    claims = find_claims(context, found)
    mentions = count_people(drop_totals(found, claims), claims, sentences)
    abstentions = {
        *find_trigger_abstentions(events, mentions),
        *find_number_abstentions(context, mentions, claims),
    }
    return Reading(
        document=document,
        mentions=mentions,
        claims=claims,
        actors=_find_actors(mentions, claims),
        abstentions=tuple(sorted(abstentions, key=lambda a: (a.start, a.end, a.reason))),
    )


def drop_totals(mentions: tuple[Mention, ...], claims: tuple[Claim, ...]) -> tuple[Mention, ...]:
    """The mentions without those that only count over a period: "8,868 people were killed in 2013".

    A total that names who did it ("the group has killed 15,000 people") sums up attacks and stays.
    """
    totals = [claim for claim in claims if claim.scope == "aggregate" and claim.harm in COUNTED]
    return tuple(m for m in mentions if not any(_only_counts(m, total) for total in totals))


def _only_counts(mention: Mention, total: Claim) -> bool:
    """Whether the trigger only kills or hurts and the clause names nobody who did it."""
    inside = total.start <= mention.trigger_start < total.end
    named = any(p.role == "initiator" and p.start is not None for p in mention.participants)
    return inside and not named and mention.trigger.lower() in support_forms("wounds")


def count_people(
    mentions: tuple[Mention, ...], claims: tuple[Claim, ...], sentences: tuple[Sentence, ...]
) -> tuple[Mention, ...]:
    """The mentions with the number of their people where no claim counts them: freed, sent, deserted."""
    claimed = {claim.count_start for claim in claims}
    free = sorted(
        (q for sentence in sentences for q in sentence.quantities if q.start not in claimed),
        key=lambda q: q.start,
    )
    starts, ends = [q.start for q in free], {q.end: q for q in free}
    return tuple(m._replace(people=_find_people(m, free, starts, ends)) for m in mentions)


def _find_people(
    mention: Mention, free: list[Quantity], starts: list[int], ends: dict[int, Quantity]
) -> Quantity | None:
    """The number inside the words of a participant, or right before them, those who suffer it first."""
    told = [(p.start, p.end) for p in sorted(mention.participants, key=lambda p: p.role, reverse=True)]
    for start, end in told:
        if start is None or end is None:
            continue
        at = bisect_left(starts, start)
        if at < len(free) and free[at].end <= end:
            return free[at]
        if start - len(OF) in ends or start - 1 in ends:
            return ends.get(start - 1) or ends[start - len(OF)]
    return None


def _find_actors(mentions: Iterable[Mention], claims: Iterable[Claim]) -> tuple[tuple[Actor, str], ...]:
    """Each actor with its words by name; of two records of one name, the one told first comes first."""
    told = dict.fromkeys(_forms(mentions, claims))
    return tuple(sorted(told, key=lambda pair: (pair[0].name, pair[1])))


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
