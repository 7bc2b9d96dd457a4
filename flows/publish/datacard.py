"""The data card: DATACARD.md of a version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from flows.lexicon import read_yaml
from flows.publish.dictionary import make_environment
from flows.publish.jsonld import make_citation
from schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.publish.edition import Edition, Files

Record = dict[str, Any]

COUNTRIES_SHOWN = 6
_TEXT = ("path", "title", "publisher", "published", "licence", "rights")


def make_datacard(edition: Edition, files: Files) -> str:
    """The data card in Markdown; `files` may hold the measured accuracy."""
    tables = edition.tables
    return make_environment().get_template("DATACARD.md.j2").render(
        edition=edition,
        project=edition.project,
        citation=make_citation(edition),
        tables=[_describe_table(name, tables[name]) for name in TABLES],
        texts=[_describe_text(row) for row in tables["documents"].sort_values("path").to_dict("records")],
        countries=_find_countries(tables["events"]),
        figures=_count(tables),
        accuracy=find_accuracy(files.get("accuracy.json", "{}")),
    )  # fmt: skip


def find_accuracy(measured: str | bytes) -> list[Record]:
    """One row a layer and measure: how well the first texts are read, and texts nobody had looked at."""
    figures = json.loads(measured)
    development = figures.get("seeds", {}).get("all", {})
    held_out = figures.get("unread", {}).get("figures", {})
    return [
        {"layer": layer, "measure": words, "development": _find_score(development, layer, path),
         "held_out": _find_score(held_out, layer, path)}
        for layer in sorted(development)
        for path, words in read_yaml("measures.yml", "publish").items()
        if _find_score(development, layer, path)
    ]  # fmt: skip


def _find_score(part: Record, layer: str, path: str) -> str:
    """One score as text, empty where it was not measured."""
    value: Any = part.get(layer, {})
    for key in path.split("/"):
        value = value.get(key) if isinstance(value, dict) else None
    return f"{value:.2f}" if isinstance(value, int | float) else ""


def _describe_table(name: str, table: pd.DataFrame) -> Record:
    return {"name": name, "description": TABLES[name].to_schema().description, "rows": len(table)}


def _describe_text(row: Mapping[Any, Any]) -> Record:
    """The cells of one text for a Markdown table."""
    return {name: str(row[name]).replace("|", "\\|") if pd.notna(row[name]) else "" for name in _TEXT}


def _find_countries(events: pd.DataFrame) -> list[str]:
    """The countries of most events, then how many others."""
    counts = (
        events["country"].dropna().value_counts().sort_index().sort_values(ascending=False, kind="stable")
    )
    names = [str(name) for name in counts.index]
    others = len(names) - COUNTRIES_SHOWN
    return names[:COUNTRIES_SHOWN] + ([f"{others} others"] if others > 0 else [])


def _count(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """The figures the card names."""
    events, claims = tables["events"], tables["casualties"]
    return {
        "events": len(events),
        "coded": int(events["event_type"].notna().sum()),
        "dated": int((events["date_start"].notna() | events["date_end"].notna()).sum()),
        "placed": int(events["location"].notna().sum()),
        "claims": len(claims),
        "claimed": int(claims["event_id"].nunique()),
        "conflicts": int(claims["conflict_set"].nunique()),
        "repairs": len(tables["repairs"]),
        "corrections": len(tables["corrections"]),
        "abstentions": len(tables["abstentions"]),
    }
