"""All documents together: one row an actor, an event, a claim; what contradicts what; which figure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.corrections import check_expectations, correct_rows, correct_tables
from flows.ids import make_id
from flows.records import Reading, Reject
from flows.resolve.actors import make_actor_rows, make_alias_rows
from flows.resolve.candidates import Texts, make_candidates
from flows.resolve.casualties import make_casualty_rows
from flows.resolve.comparisons import make_claim_comparisons
from flows.resolve.comparisons_events import make_event_comparisons
from flows.resolve.conflicts import mark_conflicts
from flows.resolve.events import make_event_rows
from flows.resolve.figures import Sources, make_resolution_rows
from flows.resolve.groups import group_candidates
from flows.resolve.judgements import find_stale, read_judgements
from flows.resolve.mentions import find_headlines, make_mention_rows, make_participant_rows
from flows.resolve.persons import unify_persons
from flows.resolve.privacy import hide_private
from flows.resolve.sides import find_parties
from flows.resolve.statements import make_statement_rows
from flows.resolve.texts import make_abstention_rows, make_document_rows, make_reject_rows, make_repair_rows
from flows.resolve.told import take_disputes, take_from_event, take_from_mention, take_initiators
from schemas import TABLES, make_codes, make_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from flows.corrections import Correction
    from flows.resolve.rows import Row


def resolve(
    readings: Sequence[Reading], rejects: Sequence[Reject] = (), corrections: tuple[Correction, ...] = ()
) -> dict[str, pd.DataFrame]:
    """Every published table by name; the order of the readings makes no difference.

    Corrections are held against the tables as they are without them, then applied.
    """
    if not corrections:
        return _make_tables(readings, rejects, ())
    check_expectations(_make_tables(readings, rejects, ()), corrections)
    return correct_tables(_make_tables(readings, rejects, corrections), corrections)


def _make_tables(
    readings: Sequence[Reading], rejects: Sequence[Reject], corrections: tuple[Correction, ...]
) -> dict[str, pd.DataFrame]:
    ordered = sorted(readings, key=lambda reading: reading.document.document_id)
    readings = hide_private(unify_persons(ordered))
    rows: dict[str, list[Row]] = {
        **resolve_rows(readings, corrections),
        "aliases": make_alias_rows(readings),
        "abstentions": make_abstention_rows(readings),
        "documents": make_document_rows(readings),
        "repairs": make_repair_rows(readings),
        "rejects": make_reject_rows(rejects),
        "corrections": [],
    }
    return {name: make_table(name, rows[name]) if name in rows else make_codes() for name in TABLES}


def make_rows_as_read(readings: Sequence[Reading]) -> dict[str, list[Row]]:
    """The rows of the tables that repeat what was read, by table; every mention names an event of its own."""
    mentions = [{**row, "event_id": make_id("evt", row["mention_id"])} for row in make_mention_rows(readings)]
    event_of = {row["mention_id"]: row["event_id"] for row in mentions}
    parts = make_participant_rows(readings)
    return {
        "documents": make_document_rows(readings),
        "repairs": make_repair_rows(readings),
        "abstentions": make_abstention_rows(readings),
        "mentions": mentions,
        "participants": [{**row, "event_id": event_of[row["mention_id"]]} for row in parts],
        "casualties": make_casualty_rows(readings, event_of),
    }


def resolve_outcomes(
    outcomes: Sequence[Reading | Reject], corrections: tuple[Correction, ...] = ()
) -> dict[str, pd.DataFrame]:
    """Every table of the dataset, from what was and was not read."""
    return resolve(
        [outcome for outcome in outcomes if isinstance(outcome, Reading)],
        [outcome for outcome in outcomes if isinstance(outcome, Reject)],
        corrections,
    )


def resolve_rows(
    readings: Sequence[Reading], corrections: tuple[Correction, ...] = ()
) -> dict[str, list[Row]]:
    """The rows of the tables that look over all documents; what they are made of is corrected first."""
    lineages = {r.document.document_id: r.document.source_lineage for r in readings}
    published = {r.document.document_id: r.document.published for r in readings}
    told = correct_rows("mentions", make_mention_rows(readings), corrections)
    parts = correct_rows("participants", make_participant_rows(readings), corrections)
    actors = make_actor_rows(readings, told, parts)

    def make_claims(event_of: Mapping[str, str]) -> list[Row]:
        return correct_rows("casualties", make_casualty_rows(readings, event_of), corrections)

    candidates = make_candidates(
        told, parts, actors, make_claims({}), Texts(published, find_headlines(readings))
    )
    event_of = group_candidates(candidates, read_judgements())
    mentions = [{**row, "event_id": event_of[row["mention_id"]]} for row in take_from_event(told, event_of)]
    parts = take_initiators(parts, mentions)
    made = take_from_mention(make_claims(event_of), mentions)
    claims = mark_conflicts(made, lineages)
    mentions = take_disputes(mentions, claims)
    resolutions = make_resolution_rows(claims, Sources(lineages, published, find_parties(actors)))
    names = {row["actor_id"]: row["name"] for row in actors}
    statements = make_statement_rows(mentions, parts, names, event_of, lineages)
    return {
        "events": make_event_rows(statements, mentions, resolutions, actors, lineages),
        "mentions": mentions,
        "participants": [{**row, "event_id": event_of[row["mention_id"]]} for row in parts],
        "actors": make_actor_rows(readings, mentions, parts),
        "casualties": claims,
        "resolutions": resolutions,
        "statements": statements,
        "comparisons": make_claim_comparisons(claims) + make_event_comparisons(candidates, event_of),
    }


def find_warnings(tables: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """What a build should tell: judgements about mentions that no longer exist."""
    return find_stale(read_judgements(), tables["mentions"]["mention_id"])
