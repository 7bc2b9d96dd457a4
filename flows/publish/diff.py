"""What changed from one version to the next: columns, rows, cells, and the version number that follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.publish.reasons import Reasons, find_reasons
from schemas import TABLES, find_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

Key = tuple[Any, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that came or went, and why."""

    key: Key
    reason: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of one row, before and after, and why."""

    key: Key
    column: str
    before: Any
    after: Any
    reason: str


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What changed in one table. Cells are compared in the columns both versions have."""

    columns_added: tuple[str, ...]
    columns_removed: tuple[str, ...]
    columns_retyped: tuple[str, ...]
    added: tuple[RowChange, ...]
    removed: tuple[RowChange, ...]
    cells: tuple[CellChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any((self.columns_added, self.columns_removed, self.columns_retyped,
                        self.added, self.removed, self.cells))  # fmt: skip

    @property
    def changed(self) -> int:
        """How many rows are in both versions with another value in some cell."""
        return len({cell.key for cell in self.cells})

    @property
    def is_corrected(self) -> bool:
        """Whether typed corrections explain all that changed."""
        shaped = self.columns_added or self.columns_removed or self.columns_retyped
        reasons = {row.reason for row in (*self.added, *self.removed)} | {cell.reason for cell in self.cells}
        return not shaped and reasons == {"correction"}


@dataclass(frozen=True, slots=True)
class TextsDiff:
    """Which texts (paths) came, went and changed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed in the tables that changed, and in the texts behind them."""

    texts: TextsDiff
    tables: dict[str, TableDiff]
    tables_removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no table changed."""
        return not self.tables and not self.tables_removed

    @property
    def level(self) -> str:
        """The part of the version number that this change moves: major, minor or patch."""
        breaking = any(each.columns_removed or each.columns_retyped for each in self.tables.values())
        narrowed = "codes" in self.tables and bool(self.tables["codes"].removed)
        if self.tables_removed or breaking or narrowed:
            return "major"
        return "patch" if all(each.is_corrected for each in self.tables.values()) else "minor"


def diff_versions(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Diff:
    """What changed between all tables of two versions."""
    pairs = {name: (before.get(name, table.schema.empty_table()), table) for name, table in after.items()}
    reasons = find_reasons(before, after)
    tables = {name: diff_tables(name, old, new, reasons) for name, (old, new) in pairs.items()}
    changed = {name: each for name, each in tables.items() if not each.is_empty}
    return Diff(diff_texts(*pairs["documents"]), changed, tuple(sorted(set(before) - set(after))))


def diff_tables(name: str, before: pa.Table, after: pa.Table, reasons: Reasons) -> TableDiff:
    """What changed between two versions of one table."""
    if before.equals(after):
        return TableDiff((), (), (), (), (), ())
    key = find_key(TABLES[name])
    old_types, new_types = _types(before), _types(after)
    shared = [column for column in new_types if column in old_types]
    old, new = _by_key(before, key), _by_key(after, key)
    return TableDiff(
        columns_added=tuple(column for column in new_types if column not in old_types),
        columns_removed=tuple(column for column in old_types if column not in new_types),
        columns_retyped=tuple(column for column in shared if old_types[column] != new_types[column]),
        added=tuple(RowChange(each, reasons.explain(name, each)) for each in new if each not in old),
        removed=tuple(RowChange(each, reasons.explain(name, each)) for each in old if each not in new),
        cells=tuple(
            CellChange(each, column, old[each][column], row[column],
                       reasons.explain(name, each, column, changed))
            for each, row in new.items()
            if each in old and row != old[each]
            for changed in [[column for column in shared if row[column] != old[each][column]]]
            for column in changed
        ),
    )  # fmt: skip


def diff_texts(before: pa.Table, after: pa.Table) -> TextsDiff:
    """Which texts came, went and changed between two versions of `documents`."""
    old = {row["path"]: row["sha256"] for row in before.to_pylist()}
    new = {row["path"]: row["sha256"] for row in after.to_pylist()}
    return TextsDiff(
        added=tuple(sorted(set(new) - set(old))),
        removed=tuple(sorted(set(old) - set(new))),
        changed=tuple(sorted(path for path in set(old) & set(new) if old[path] != new[path])),
    )


def make_diff_record(diff: Diff, before: str | None, after: str) -> Row:
    """The diff as plain values, for diff.json; of a first version, where all is new, without the rows."""
    tables = diff.tables if before else {}
    texts = {"added": diff.texts.added, "removed": diff.texts.removed, "changed": diff.texts.changed}
    return {"from": before, "to": after, "level": diff.level, "texts": texts,
            "tables_removed": diff.tables_removed,
            "tables": {name: _table_record(each) for name, each in tables.items()}}  # fmt: skip


def _table_record(diff: TableDiff) -> Row:
    return {
        "columns_added": diff.columns_added,
        "columns_removed": diff.columns_removed,
        "columns_retyped": diff.columns_retyped,
        "rows_added": [_row_record(row) for row in diff.added],
        "rows_removed": [_row_record(row) for row in diff.removed],
        "cells": [
            {"key": list(map(_plain, cell.key)), "column": cell.column,
             "before": _plain(cell.before), "after": _plain(cell.after), "reason": cell.reason}
            for cell in diff.cells
        ],
    }  # fmt: skip


def _row_record(row: RowChange) -> Row:
    return {"key": list(map(_plain, row.key)), "reason": row.reason}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _types(table: pa.Table) -> dict[str, str]:
    return {field.name: str(field.type) for field in table.schema}


def _by_key(table: pa.Table, key: tuple[str, ...]) -> dict[Key, Row]:
    """Rows by key; a version that lacks a part of the key has no row in common with any other."""
    rows = table.to_pylist()
    return {tuple(row.get(name, f"row {number}") for name in key): row for number, row in enumerate(rows)}
