"""Rules between the columns of one row: each says what it demands and finds the rows that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from schemas.check import Issue, Tables, show_key
from schemas.codes import read_code_lists
from schemas.registry import TABLES
from schemas.table import find_columns

Mask = Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True, slots=True)
class RowRule:
    """One demand on `column` of some tables; `broken` marks the rows that do not meet it."""

    tables: tuple[str, ...]
    column: str
    demand: str
    broken: Mask


def check_rows(tables: Tables) -> Iterator[Issue]:
    """Issues of every row rule."""
    for rule in ROW_RULES:
        for name in rule.tables:
            table = tables[name]
            rows = table.index[rule.broken(table).fillna(False).astype(bool)]
            if len(rows):
                shown = tuple(show_key(TABLES[name], table, row) for row in rows)
                yield Issue(name, rule.column, rule.demand, shown)


def _ordered(first: str, second: str) -> Mask:
    return lambda table: table[second] < table[first]


def _together(first: str, second: str) -> Mask:
    return lambda table: table[first].isna() != table[second].isna()


def _parent_differs(table: pd.DataFrame) -> pd.Series[bool]:
    parents = {code.code: code.parent for code in read_code_lists()["sub_event_type"].codes}
    given = table.sub_event_type.notna() & table.event_type.notna()
    return given & (table.sub_event_type.astype(object).map(parents) != table.event_type.astype(object))


_DATED = tuple(name for name, model in TABLES.items() if "date_start" in find_columns(model))
_SPANS = (*(name for name, model in TABLES.items() if "quote" in find_columns(model)), "participants")

ROW_RULES: tuple[RowRule, ...] = (
    RowRule(_DATED, "date_end", "is not before date_start", _ordered("date_start", "date_end")),
    RowRule(_DATED, "date_precision", "is given with a date, and only with one",
            lambda t: t.date_precision.isna() != (t.date_start.isna() & t.date_end.isna())),
    RowRule(_DATED, "geo_precision", "is given with a location, and only with one",
            _together("geo_precision", "location")),
    RowRule(_DATED, "longitude", "is given with a latitude", _together("latitude", "longitude")),
    RowRule(_DATED, "latitude", "is given only with a location",
            lambda t: t.latitude.notna() & t.location.isna()),
    RowRule(("events", "mentions"), "sub_event_type", "is given with an event_type, and only with one",
            _together("sub_event_type", "event_type")),
    RowRule(("events", "mentions"), "sub_event_type", "belongs to its event_type", _parent_differs),
    RowRule(("casualties",), "count_high", "is not below count_low", _ordered("count_low", "count_high")),
    RowRule(("casualties",), "count_low", "is given where count_high is not",
            lambda t: t.count_low.isna() & t.count_high.isna() & (t.count_basis != "unknown")),
    RowRule(("casualties",), "count_high", "is empty where the number is unknown",
            lambda t: t.count_high.notna() & (t.count_basis == "unknown")),
    RowRule(("casualties",), "count_basis", "is zero where nobody was harmed, and only there",
            lambda t: (t.count_high.eq(0).fillna(False)) != (t.count_basis == "zero")),
    RowRule(("resolutions",), "best", "lies between low and high",
            lambda t: (t.best < t.low) | (t.best > t.high)),
    RowRule(_SPANS, "end", "is after start", lambda t: t.end <= t.start),
    RowRule(("participants",), "end", "is given with start", _together("start", "end")),
    RowRule(("repairs",), "end", "is not before start", _ordered("start", "end")),
    RowRule(("repairs",), "raw_end", "is not before raw_start", _ordered("raw_start", "raw_end")),
    RowRule(("aliases",), "valid_to", "is not before valid_from", _ordered("valid_from", "valid_to")),
    RowRule(("actors",), "last_seen", "is not before first_seen", _ordered("first_seen", "last_seen")),
)  # fmt: skip
