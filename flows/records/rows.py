"""Records of extraction: what one document says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flows.records.sentences import Quantity
from flows.records.texts import Document


class Actor(NamedTuple):
    """One actor as a document has it; `basis` is lexicon, inferred or passage."""

    name: str
    actor_type: str | None
    country: str | None
    member_of: str | None
    basis: str
    wikidata_id: str | None = None


class When(NamedTuple):
    """The date of a row: inclusive days, the codebook's precision, the words and the rule that gave it."""

    start: date | None = None
    end: date | None = None
    precision: int | None = None
    text: str | None = None
    rule: str | None = None


class Where(NamedTuple):
    """The place of a row, its words, its gazetteer columns and the rule that gave it."""

    text: str | None = None
    place_id: str | None = None
    location: str | None = None
    kind: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    rule: str | None = None


class Participant(NamedTuple):
    """One actor in one mention: `role` is initiator, target or third_party; the span is its words.

    `start`/`end` are None where the passage, not the clause, names it.
    """

    role: str
    actor: Actor
    text: str
    start: int | None
    end: int | None
    rule: str


class Mention(NamedTuple):
    """One clause that names an event; `people` counts those of it who are no casualties (freed, sent)."""

    start: int
    end: int
    trigger: str
    trigger_start: int
    event_type: str | None
    sub_event_type: str | None
    plover: str
    when: When
    where: Where
    status: str
    attributed_to: str | None
    participants: tuple[Participant, ...]
    rule: str
    people: Quantity | None = None


class Claim(NamedTuple):
    """One claim of people harmed, with the words that make it.

    `whole` is the (start, end) of the claim this one is a part of ("12 people, among them three
    children"), `supersedes` marks a running total ("rose to"); `mention` is the trigger_start of the
    mention it belongs to, in the same document. `count_base` is the span of the figure a count is computed
    from ("double that figure"); `count_basis` is number, plural, zero or unknown.
    """

    start: int
    end: int
    harm: str
    count_text: str | None
    count_start: int
    count_end: int
    count_low: int | None
    count_high: int | None
    qualifier: str
    victims: str | None
    victim_type: str
    victim_actor: Actor | None
    perpetrator: Actor | None
    attributed_to: str | None
    attributed_actor: Actor | None
    status: str
    when: When
    where: Where
    scope: str
    whole: tuple[int, int] | None
    supersedes: bool
    mention: int | None
    rule: str
    count_base: tuple[int, int] | None = None
    count_basis: str = "number"


class Abstention(NamedTuple):
    """One sentence with a number or a trigger that was not coded; `reason` is a closed code."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: the product of ingest to extract, the input of resolve."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    actors: tuple[tuple[Actor, str], ...]  # (actor, surface form) for every actor named in a row
    abstentions: tuple[Abstention, ...]
