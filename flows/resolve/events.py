"""One row an event: the chosen statements, the resolved figures, and how many say so."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from schemas import find_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

WHOLE = frozenset({"date_precision", "geo_precision"})
REAL = frozenset({"latitude", "longitude"})
DAYS = frozenset({"date_start", "date_end"})
HARMS = ("killed", "injured", "captured", "displaced")
DEATHS = {
    "civilian": "deaths_civilians",
    "prisoner": "deaths_civilians",
    "state_forces": "deaths_state",
    "peshmerga": "deaths_state",
    "foreign_forces": "deaths_state",
    "armed_group": "deaths_armed_group",
    "mixed": "deaths_unknown",
    "unknown": "deaths_unknown",
}


def make_event_rows(
    statements: Iterable[Row],
    mentions: Iterable[Row],
    resolutions: Iterable[Row],
    event_of: Mapping[str, str],
    lineages: Mapping[str, str],
) -> list[Row]:
    """One row an event."""
    rows = {event_id: {"event_id": event_id, **fields} for event_id, fields in pivot(statements).items()}
    for event_id, counts in _count_tellings(mentions, event_of, lineages).items():
        rows[event_id] |= counts
    for event_id, figures in sum_figures(resolutions).items():
        rows[event_id] |= figures
    return [{**row, **_crosswalk(row)} for row in rows.values()]


def pivot(statements: Iterable[Row]) -> dict[str, Row]:
    """The chosen values of each event, typed."""
    events: dict[str, Row] = defaultdict(dict)
    for row in statements:
        if row["chosen"]:
            events[row["event_id"]][row["field"]] = _typed(row["field"], row["value"])
    return events


def _typed(field: str, value: str) -> Any:
    if field in DAYS:
        return date.fromisoformat(value)
    if field in WHOLE:
        return int(value)
    return float(value) if field in REAL else value


def _count_tellings(
    mentions: Iterable[Row], event_of: Mapping[str, str], lineages: Mapping[str, str]
) -> dict[str, Row]:
    told: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        told[event_of[mention["mention_id"]]].append(mention["document_id"])
    return {
        event_id: {
            "mentions": len(documents),
            "documents": len(set(documents)),
            "voices": len({lineages[d] for d in documents}),
        }
        for event_id, documents in told.items()
    }


def sum_figures(resolutions: Iterable[Row]) -> dict[str, Row]:
    """The default figures of each event: victims of every kind added up, and deaths by side."""
    totals: dict[str, Row] = defaultdict(dict)
    for row in resolutions:
        if row["rule"] != "best" or row["harm"] not in HARMS:
            continue
        for bound in ("low", "best", "high"):
            _add(totals[row["event_id"]], f"{row['harm']}_{bound}", row[bound])
        if row["harm"] == "killed":
            _add(totals[row["event_id"]], DEATHS[row["victim_type"]], row["best"])
    return totals


def _add(row: Row, column: str, number: int | None) -> None:
    if number is not None:
        row[column] = (row.get(column) or 0) + number


def _crosswalk(row: Row) -> Row:
    """The nearest codes of other schemes."""
    if not row.get("sub_event_type"):
        return {}
    code = find_code("sub_event_type", row["sub_event_type"])
    return {"cameo": code.cameo, "gtd_attack": code.gtd}
