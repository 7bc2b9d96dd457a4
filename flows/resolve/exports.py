"""Events under the column names of ACLED and UCDP GED, so that scripts written for those datasets run.

A column we have no value for stays empty: nothing is invented to fill it. Only events ACLED would hold (a
code, a day and a country) or UCDP would hold (a type of violence, a day and a death) are exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from flows.lexicon import read_yaml
from flows.resolve.crosswalk import read_crosswalk
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

SEPARATOR = "; "


def make_exports(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The extra files of a version by path, from its tables."""
    events = read_rows(tables["events"])
    sources = _find_sources(tables)
    acled = [_acled_row(event, sources[event["event_id"]]) for event in events if _is_acled(event)]
    ucdp = [_ucdp_row(event, sources[event["event_id"]]) for event in events if _is_ucdp(event)]
    return {
        "exports/acled_like.csv": _make_frame("acled_like", acled),
        "exports/ucdp_ged_like.csv": _make_frame("ucdp_ged_like", ucdp),
    }


def _make_frame(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    columns = read_yaml("exports.yml", "resolve")[name]
    return pd.DataFrame(list(rows), columns=columns, dtype=object)


def _find_sources(tables: Mapping[str, pd.DataFrame]) -> dict[str, list[Row]]:
    """event_id -> its mentions, each with the columns of its document."""
    documents = {row["document_id"]: row for row in read_rows(tables["documents"])}
    sources: dict[str, list[Row]] = {}
    for mention in read_rows(tables["mentions"]):
        document = documents[mention["document_id"]]
        sources.setdefault(mention["event_id"], []).append({**document, "quote": mention["quote"]})
    return sources


def _join(values: Iterable[Any]) -> str:
    return SEPARATOR.join(dict.fromkeys(str(value) for value in values if value))


def _is_acled(event: Row) -> bool:
    return bool(event["event_type"] and (event["date_start"] or event["date_end"]) and event["country"])


def _acled_row(event: Row, sources: list[Row]) -> Row:
    day = event["date_start"] or event["date_end"]
    words = read_yaml("exports.yml", "resolve")
    targets_civilians = event["event_type"] in words["civilian_events"] or event["acled_inter2"] in {6, 7}
    same = (
        "event_type",
        "sub_event_type",
        "country",
        "admin1",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
    )
    return {
        **{name: event[name] for name in same},
        "event_id_cnty": event["event_id"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": words["time_precision"][event["date_precision"]],
        "disorder_type": event["acled_disorder"],
        **_acled_actors(event, words["inter_names"]),
        "civilian_targeting": "Civilian targeting" if targets_civilians else None,
        "source": _join(source["publisher"] or source["path"] for source in sources),
        "notes": _join(" ".join(source["quote"].split()) for source in sources),
        "fatalities": event["killed_best"],
    }


def _acled_actors(event: Row, names: Mapping[int, str]) -> Row:
    """The first actor of each side, those beside it, and ACLED's words for both and the pair."""
    row: Row = {}
    for number, role in ((1, "initiators"), (2, "targets")):
        first, *others = (event[role] or "").split("|")
        row[f"actor{number}"] = first or None
        row[f"assoc_actor_{number}"] = SEPARATOR.join(others) or None
        row[f"inter{number}"] = names.get(event[f"acled_inter{number}"])
    pair = [row[f"inter{number}"] for number in (1, 2) if row[f"inter{number}"]]
    row["interaction"] = "-".join(pair) if len(pair) == 2 else f"{pair[0]} only" if pair else None
    return row


def _is_ucdp(event: Row) -> bool:
    deaths = [event[name] for name in ("killed_low", "killed_best", "killed_high")]
    return bool(event["ucdp_violence"] and (event["date_start"] or event["date_end"]) and any(deaths))


def _ucdp_row(event: Row, sources: list[Row]) -> Row:
    first, last = event["date_start"] or event["date_end"], event["date_end"] or event["date_start"]
    return {
        "id": event["event_id"],
        "year": first.year,
        "type_of_violence": read_crosswalk()["ucdp_violence"][event["ucdp_violence"]],
        "dyad_name": " - ".join(side or "Unknown" for side in (event["ucdp_side_a"], event["ucdp_side_b"])),
        "side_a": event["ucdp_side_a"],
        "side_b": event["ucdp_side_b"],
        **_ucdp_sources(sources),
        "where_prec": event["ucdp_where_prec"],
        "where_coordinates": event["location"],
        "where_description": event["place_text"],
        "adm_1": event["admin1"],
        "latitude": event["latitude"],
        "longitude": event["longitude"],
        "country": event["country"],
        "event_clarity": 1 if event["date_precision"] == 1 else 2,
        "date_prec": event["ucdp_date_prec"],
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        **_ucdp_deaths(event),
        "best": event["killed_best"],
        "high": event["killed_high"],
        "low": event["killed_low"],
    }


def _ucdp_sources(sources: list[Row]) -> Row:
    days = sorted({str(source["published"]) for source in sources if source["published"]})
    return {
        "number_of_sources": len({source["source_lineage"] for source in sources}),
        "source_article": _join(source["path"] for source in sources),
        "source_office": _join(source["publisher"] for source in sources),
        "source_date": SEPARATOR.join(days) or None,
        "source_headline": _join(source["title"] for source in sources),
    }


def _ucdp_deaths(event: Row) -> Row:
    """Deaths by side: of state-based violence the state is side a; of others the sides are not told apart."""
    state, armed, unknown = (event[f"deaths_{name}"] for name in ("state", "armed_group", "unknown"))
    civilians = {"deaths_civilians": event["deaths_civilians"]}
    if event["ucdp_violence"] == "state-based":
        return {**civilians, "deaths_a": state, "deaths_b": armed, "deaths_unknown": unknown}
    known = [number for number in (state, armed, unknown) if number is not None]
    return {**civilians, "deaths_unknown": sum(known) if known else None}
