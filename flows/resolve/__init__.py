"""All documents together: one row an actor, an event, a claim; what contradicts what; which figure stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.resolve.actors import make_actor_rows, make_alias_rows
from flows.resolve.casualties import make_casualty_rows
from flows.resolve.candidates import make_candidates
from flows.resolve.events import make_event_rows
from flows.resolve.figures import make_resolution_rows
from flows.resolve.groups import group_candidates
from flows.resolve.judgements import read_judgements
from flows.resolve.mentions import make_mention_rows, make_participant_rows
from flows.resolve.statements import make_statement_rows
from flows.resolve.texts import make_abstention_rows, make_document_rows, make_reject_rows, make_repair_rows
from schemas import make_codes, make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from flows.records import Reading, Reject


def resolve(readings: Sequence[Reading], rejects: Sequence[Reject] = ()) -> dict[str, pd.DataFrame]:
    """Every published table by name; the order of the readings makes no difference."""
    readings = sorted(readings, key=lambda reading: reading.document.document_id)
    lineages = {r.document.document_id: r.document.source_lineage for r in readings}
    mentions = make_mention_rows(readings)
    participants = make_participant_rows(readings)
    actors = make_actor_rows(readings, mentions, participants)
    unresolved = make_casualty_rows(readings, {})
    published = {r.document.document_id: r.document.published for r in readings}
    candidates = make_candidates(mentions, participants, actors, unresolved, published)
    event_of = group_candidates(candidates, read_judgements())
    claims = make_casualty_rows(readings, event_of)
    resolutions = make_resolution_rows(claims, lineages)
    statements = make_statement_rows(mentions, participants, event_of, lineages)
    rows = {
        "events": make_event_rows(statements, mentions, resolutions, event_of, lineages),
        "mentions": [{**row, "event_id": event_of[row["mention_id"]]} for row in mentions],
        "participants": [{**row, "event_id": event_of[row["mention_id"]]} for row in participants],
        "actors": actors,
        "aliases": make_alias_rows(readings),
        "casualties": claims,
        "resolutions": resolutions,
        "statements": statements,
        "abstentions": make_abstention_rows(readings),
        "documents": make_document_rows(readings),
        "repairs": make_repair_rows(readings),
        "rejects": make_reject_rows(rejects),
    }
    return {**{name: make_table(name, part) for name, part in rows.items()}, "codes": make_codes()}
