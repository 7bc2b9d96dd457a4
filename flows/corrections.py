"""`corrections.csv`: cells a person corrects, each with what it expects to find without the correction.

Mentions, participants and claims are corrected before they are resolved, so that events and figures follow.
A correction whose error is gone, or whose row is, stops the build: it would stand there as if it still held.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.lexicon import DataError
from schemas import TABLES, find_codes, find_columns, find_key, make_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pandas as pd

Row = dict[str, Any]

FILE = "corrections.csv"
COLUMNS = find_columns(TABLES["corrections"])
MARK = "corrected"
LARGEST = 2**63 - 1
_FILLED = ("table_name", "row_key", "column_name", "reason", "source", "made")
_FORMS = {"Int64": "a whole number", "Float64": "a number", "boolean": "true or false",
          "date32[day][pyarrow]": "a day, YYYY-MM-DD"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected cell; `was` and `now` are typed, None where empty, `where` names file and line."""

    table: str
    key: str
    column: str
    was: Any
    now: Any
    row: tuple[tuple[str, Any], ...]
    where: str


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections kept beside the texts, none without the file; DataError names file, line and column."""
    path = folder / FILE
    if not path.is_file():
        return ()
    corrections = [_make_correction(f"{path}:{line}", row) for line, row in _read_rows(path)]
    first: dict[tuple[str, str, str], str] = {}
    for each in corrections:
        known = first.setdefault((each.table, each.key, each.column), each.where)
        if known != each.where:
            raise DataError(f"{each.where}: corrects the same cell as {known}; keep one")
    return tuple(corrections)


def correct_rows(table: str, rows: Iterable[Row], corrections: Iterable[Correction]) -> list[Row]:
    """The rows of one table, corrected cells changed and named in `corrected`."""
    changes: dict[str, list[Correction]] = defaultdict(list)
    for each in corrections:
        if each.table == table:
            changes[each.key].append(each)
    return [_correct(row, changes.get(make_key(table, row), [])) for row in rows]


def correct_tables(
    tables: Mapping[str, pd.DataFrame], corrections: tuple[Correction, ...]
) -> dict[str, pd.DataFrame]:
    """The tables with every correction applied and listed; DataError where a row is not there."""
    named = sorted({each.table for each in corrections})
    rows = {name: _read_table(tables[name]) for name in named}
    for each in corrections:
        if each.key not in {make_key(each.table, row) for row in rows[each.table]}:
            raise DataError(
                f"{each.where}: {_name(each)}: no such row once the others apply; correct its parts"
            )
    done = {name: make_table(name, correct_rows(name, rows[name], corrections)) for name in named}
    return {
        **tables,
        **done,
        "corrections": make_table("corrections", [dict(each.row) for each in corrections]),
    }


def check_expectations(tables: Mapping[str, pd.DataFrame], corrections: Iterable[Correction]) -> None:
    """DataError for the first correction that does not find, in the uncorrected tables, what it expects."""
    values: dict[str, dict[str, Row]] = {}
    for each in corrections:
        if each.table not in values:
            rows = _read_table(tables[each.table])
            values[each.table] = {make_key(each.table, row): row for row in rows}
        _check_expectation(each, values[each.table].get(each.key))


def make_key(table: str, row: Mapping[str, Any]) -> str:
    """The key of a row as corrections write it."""
    return "|".join(str(row[name]) for name in find_key(TABLES[table]))


def _check_expectation(correction: Correction, row: Row | None) -> None:
    problem = None
    if row is None:
        problem = "no such row any more; find what became of it, or delete the line"
    elif row[correction.column] == correction.now:
        problem = f"is {correction.now!r} without the correction: the error is gone; delete the line"
    elif row[correction.column] != correction.was:
        found = row[correction.column]
        problem = (
            f"is {found!r}, not {correction.was!r} as expected; look again, then change or delete the line"
        )
    if problem:
        raise DataError(f"{correction.where}: {_name(correction)}: {problem}")


def _name(correction: Correction) -> str:
    return f"{correction.table} {correction.key} {correction.column}"


def _correct(row: Row, changes: list[Correction]) -> Row:
    if not changes:
        return row
    marks = "|".join(sorted(each.column for each in changes))
    return {**row, **{each.column: each.now for each in changes}, MARK: marks}


def _read_table(table: pd.DataFrame) -> list[Row]:
    values = table.astype(object)
    records = values.where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The (line, row) pairs of the file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = tuple(next(reader, []))
            rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 CSV: {error}") from None
    if header != COLUMNS:
        raise DataError(f"{path}:1: the columns are {', '.join(COLUMNS)}, in this order")
    for line, row in rows:
        if len(row) != len(header):
            raise DataError(f"{path}:{line}: {len(row)} cells under {len(header)} columns")
    return [(line, dict(zip(header, row, strict=True))) for line, row in rows]


def _make_correction(where: str, row: dict[str, str]) -> Correction:
    cells = {name: value.strip() or None for name, value in row.items()}
    for name in _FILLED:
        if cells[name] is None:
            raise DataError(f"{where}: {name}: empty")
    table, column = str(cells["table_name"]), str(cells["column_name"])
    _check_target(where, table, column)
    was, now = (_parse(f"{where}: {name}", table, column, cells[name]) for name in ("was", "now"))
    if was == now:
        raise DataError(f"{where}: now: the same as was; nothing is corrected")
    made = _parse(f"{where}: made", "corrections", "made", cells["made"])
    return Correction(
        table, str(cells["row_key"]), column, was, now, tuple({**cells, "made": made}.items()), where
    )


def _check_target(where: str, table: str, column: str) -> None:
    """DataError for a table or a column that cannot be corrected: keys, and what other files decide."""
    open_tables = [name for name, model in TABLES.items() if MARK in find_columns(model)]
    if table not in open_tables:
        raise DataError(f"{where}: table_name: {table!r} is none of {', '.join(open_tables)}")
    fixed = {MARK, *find_key(TABLES[table]), "event_id", "document_id"}
    if column not in find_columns(TABLES[table]) or column in fixed:
        raise DataError(f"{where}: column_name: {column!r} is no column of {table} that can be corrected")


def _parse(where: str, table: str, column: str, words: str | None) -> Any:
    """The value of a cell in the type of its column; DataError where it is none."""
    spec = TABLES[table].to_schema().columns[column]
    kind = str(spec.dtype.type)
    if words is None:
        return None
    try:
        value = _read_value(kind, words)
    except (ValueError, KeyError):
        raise DataError(f"{where}: {words!r} is not {_FORMS[kind]}") from None
    codes = (spec.metadata or {}).get("codes")
    if codes and value not in find_codes(codes):
        raise DataError(f"{where}: {words!r} is no code of {codes}: {', '.join(map(str, find_codes(codes)))}")
    return value


def _check_range(number: float, largest: float) -> float:
    """The number; ValueError where no column holds it."""
    if not -largest <= number <= largest:
        raise ValueError(number)
    return number


def _read_value(kind: str, words: str) -> Any:
    if kind == "Int64":
        return _check_range(int(words), LARGEST)
    if kind == "Float64":
        return _check_range(float(words), sys.float_info.max)
    if kind == "boolean":
        return {"true": True, "false": False}[words]
    return words if kind == "str" else date.fromisoformat(words)
