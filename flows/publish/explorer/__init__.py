"""The explorer: one HTML file in which to look at events, claims and evidence, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.publish.explorer.excerpts import Told
from flows.publish.explorer.page import render_page
from flows.publish.explorer.select import select_data
from flows.publish.outlines import CREDIT, find_outlines
from schemas import read_code_lists, read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from flows.publish.edition import Edition
    from flows.resolve.reasons import Key, Reason

__all__ = ["EXPLORER", "Told", "make_explorer"]

EXPLORER = "explorer.html"
_LISTS = (
    *("event_type", "sub_event_type", "plover", "status", "harm", "victim_type", "qualifier"),
    *("resolution_rule", "geo_precision", "date_precision", "genre"),
)


def make_explorer(edition: Edition, told: Mapping[str, Told], reasons: Mapping[Key, Reason]) -> str:
    """The page of one version.

    `told` are the texts by document_id (of one that is missing the page shows quotes without context),
    `reasons` what decided for each resolved figure.
    """
    data = {
        "sheets": select_data(edition.tables, told, reasons),
        "words": {**read_yaml("words.yml", "publish"), "definitions": find_definitions(), "credit": CREDIT},
        "outlines": find_outlines(find_points(edition.tables)),
    }
    return render_page(edition, data)


def find_points(tables: Mapping[str, pd.DataFrame]) -> list[tuple[float, float]]:
    """Longitude and latitude of every event that has them."""
    rows = read_rows(tables["events"][["longitude", "latitude"]].dropna().drop_duplicates())
    return [(row["longitude"], row["latitude"]) for row in rows]


def find_definitions() -> dict[str, dict[str, str]]:
    """What each code means, by code list."""
    lists = read_code_lists()
    return {name: {str(code.code): code.definition for code in lists[name].codes} for name in _LISTS}
