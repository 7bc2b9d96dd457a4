"""One row an event: the chosen statements, the resolved figures, and how many say so."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.resolve.crosswalk import make_crosswalk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

WHOLE = frozenset({"date_precision", "geo_precision", "people_high", "people_low"})
REAL = frozenset({"latitude", "longitude"})
DAYS = frozenset({"date_start", "date_end"})
HARMS = ("killed", "injured", "captured", "displaced")
BOUNDS = ("low", "best", "high")
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
    actors: Iterable[Row],
    lineages: Mapping[str, str],
) -> list[Row]:
    """One row an event."""
    rows = {event_id: {"event_id": event_id, **fields} for event_id, fields in pivot(statements).items()}
    for event_id, counts in _count_tellings(mentions, lineages).items():
        rows[event_id] |= counts
    for event_id, figures in sum_figures(resolutions).items():
        rows[event_id] |= figures
    by_name = {row["name"]: row for row in actors}
    return [{**row, **make_crosswalk(row, by_name)} for row in rows.values()]


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


def _count_tellings(mentions: Iterable[Row], lineages: Mapping[str, str]) -> dict[str, Row]:
    told: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        told[mention["event_id"]].append(mention["document_id"])
    return {
        event_id: {
            "mentions": len(documents),
            "documents": len(set(documents)),
            "voices": len({lineages[d] for d in documents}),
        }
        for event_id, documents in told.items()
    }


def sum_figures(resolutions: Iterable[Row]) -> dict[str, Row]:
    """The default figures of each event: people of every kind added up, and deaths by side."""
    asked: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in resolutions:
        if row["rule"] == "best" and row["harm"] in HARMS:
            asked[row["event_id"], row["harm"]].append(row)
    totals: dict[str, Row] = defaultdict(dict)
    for (event_id, harm), rows in asked.items():
        totals[event_id] |= {f"{harm}_{bound}": add_up(rows, bound) for bound in BOUNDS}
        if harm == "killed":
            totals[event_id] |= _sum_deaths(rows)
    return totals


def add_up(rows: list[Row], bound: str) -> int | None:
    """The sum over the kinds of victims; a figure of people unsaid stands for all where it is more.

    An open upper bound leaves the sum open; otherwise a kind without a figure adds nothing.
    """
    kinds = [row[bound] for row in rows if row["victim_type"] != "unknown"]
    unsaid = [row[bound] for row in rows if row["victim_type"] == "unknown"]
    if bound == "high" and None in (*kinds, *unsaid):
        return None
    said = [number for number in kinds if number is not None]
    sums = [sum(said)] if said else []
    return max([*sums, *(number for number in unsaid if number is not None)], default=None)


def _sum_deaths(rows: list[Row]) -> Row:
    """Deaths by side in UCDP's manner; of the unsaid those beyond the sides' own."""
    deaths: Row = {}
    for row in rows:
        if row["best"] is not None:
            column = DEATHS[row["victim_type"]]
            deaths[column] = deaths.get(column, 0) + row["best"]
    if "deaths_unknown" in deaths and len(deaths) > 1:
        known = sum(number for column, number in deaths.items() if column != "deaths_unknown")
        deaths["deaths_unknown"] = max(deaths["deaths_unknown"] - known, 0)
    return deaths
