"""Rows of mentions and of the actors in them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon.countries import countries
from flows.resolve.rows import actor_id, date_columns, mention_id, place_columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Document, Mention, Participant, Quantity, Reading
    from flows.resolve.rows import Row


def make_mention_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row a mention, without its event, ordered by document and position."""
    rows = [_mention_row(reading, mention) for reading in readings for mention in reading.mentions]
    return list({row["mention_id"]: row for row in rows}.values())


def _mention_row(reading: Reading, mention: Mention) -> Row:
    document = reading.document
    return {
        "mention_id": mention_id(document.document_id, mention),
        "document_id": document.document_id,
        "start": mention.start,
        "end": mention.end,
        "quote": document.text[mention.start : mention.end],
        "trigger": mention.trigger,
        "trigger_start": mention.trigger_start,
        "event_type": mention.event_type,
        "sub_event_type": mention.sub_event_type,
        "plover": mention.plover,
        **date_columns(mention.when),
        **place_columns(mention.where, country_code(mention.where.country)),
        "status": mention.status,
        "attributed_to": mention.attributed_to,
        **_people_columns(mention.people),
        "rule": mention.rule,
    }


def _people_columns(people: Quantity | None) -> Row:
    """How many people the clause counts, as columns."""
    return {
        "people_text": people.text if people else None,
        "people_low": people.low if people else None,
        "people_high": people.high if people else None,
        "people_qualifier": people.qualifier if people else None,
    }


def country_code(name: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country by its English name, or None."""
    return _read_codes().get(name or "")


@cache
def _read_codes() -> dict[str, str]:
    """The code of each country by its name, the first of two that share one."""
    return {country.name: code for code, country in reversed(countries().items())}


def make_participant_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row an actor in a mention, without its event; the first words in a role stand."""
    rows: dict[tuple[str, ...], Row] = {}
    for reading in readings:
        for mention in reading.mentions:
            for row in _participant_rows(reading, mention):
                rows.setdefault((row["mention_id"], row["role"], row["actor_id"]), row)
    return list(rows.values())


def _participant_rows(reading: Reading, mention: Mention) -> Iterable[Row]:
    for participant in mention.participants:
        yield {
            "mention_id": mention_id(reading.document.document_id, mention),
            "actor_id": actor_id(participant.actor.name),
            "role": participant.role,
            "actor_text": _words(reading, participant),
            "start": participant.start,
            "end": participant.end,
            "rule": participant.rule,
        }


def _words(reading: Reading, participant: Participant) -> str:
    """The words of a participant: the text's own where they stand in the clause."""
    if participant.start is None:
        return participant.text
    return reading.document.text[participant.start : participant.end]


def find_headlines(readings: Iterable[Reading]) -> frozenset[str]:
    """The ids of the mentions that a heading tells."""
    return frozenset(
        mention_id(reading.document.document_id, mention)
        for reading in readings
        for mention in reading.mentions
        if _is_in_heading(reading.document, mention)
    )


def _is_in_heading(document: Document, mention: Mention) -> bool:
    at = bisect_right(document.passages, mention.trigger_start, key=lambda passage: passage.start) - 1
    return at >= 0 and document.passages[at].kind == "heading"
