"""All checks of all tables at once: each table against its model, then the tables against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from schemas.registry import TABLES
from schemas.table import Table, find_key, find_text_columns

SHOWN = 5

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Issue:
    """One rule broken in one table: which, and the rows (key and value) that break it."""

    table: str
    column: str
    rule: str
    rows: tuple[str, ...]

    def __str__(self) -> str:
        shown = "; ".join(self.rows[:SHOWN])
        more = f" and {len(self.rows) - SHOWN} more" if len(self.rows) > SHOWN else ""
        return f"{self.table}.{self.column}: {self.rule}: {shown}{more}"


class InvalidTablesError(ValueError):
    """Raised with every issue of the tables, one a line."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        super().__init__(f"{len(issues)} rules broken:\n" + "\n".join(f"  {issue}" for issue in issues))


def check_models(tables: Tables) -> Iterator[Issue]:
    """Issues of each table by itself: presence, columns, types, codes, ranges, keys, empty texts."""
    for name, model in TABLES.items():
        if name not in tables:
            yield Issue(name, "*", "the table is missing", ())
            continue
        yield from _check_model(name, model, tables[name])
        yield from _check_empty_texts(name, tables[name])
    for name in sorted(set(tables) - set(TABLES)):
        yield Issue(name, "*", "no such table", ())


def _check_model(name: str, model: type[Table], table: pd.DataFrame) -> Iterator[Issue]:
    try:
        model.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases.astype({"column": "object", "check": "object"})
        for (column, rule), found in cases.groupby(["column", "check"], dropna=False, sort=False):
            rows = tuple(_show(model, table, case) for case in found.itertuples())
            yield Issue(name, "*" if pd.isna(column) else str(column), str(rule), tuple(dict.fromkeys(rows)))


def _show(model: type[Table], table: pd.DataFrame, case: tuple[object, ...]) -> str:
    index, value = getattr(case, "index", None), getattr(case, "failure_case", None)
    if not isinstance(index, int | float) or pd.isna(index):
        return str(value)
    return f"{show_key(model, table, int(index))} = {value!r}"


def show_key(model: type[Table], table: pd.DataFrame, row: int) -> str:
    """The key of one row, in words."""
    return " ".join(str(table.iloc[row][column]) for column in find_key(model) if column in table)


def _check_empty_texts(name: str, table: pd.DataFrame) -> Iterator[Issue]:
    for column in find_text_columns(table):
        rows = table.index[table[column] == ""]
        if len(rows):
            yield Issue(name, str(column), "empty text (use a missing value)", tuple(map(str, rows)))
