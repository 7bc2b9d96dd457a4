"""DataFrames of the published tables, made from rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from schemas.codes import read_code_lists
from schemas.registry import TABLES
from schemas.table import find_columns, find_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def make_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One table of rows: columns in order and of their types, sorted by key, absent values missing.

    An empty text is a missing one. KeyError names a column the table does not have, ValueError one whose type
    does not hold its values.
    """
    model = TABLES[name]
    columns = find_columns(model)
    records = list(rows)
    unknown = sorted({key for record in records for key in record} - set(columns))
    if unknown:
        raise KeyError(f"{name} has no column {', '.join(unknown)}")
    dtypes = {column: spec.dtype.type for column, spec in model.to_schema().columns.items()}
    series = {
        column: _make_column(f"{name}.{column}", [_value(row.get(column)) for row in records], dtypes[column])
        for column in columns
    }
    return pd.DataFrame(series).sort_values(list(find_key(model)), ignore_index=True, kind="stable")


def empty_table(name: str) -> pd.DataFrame:
    """The table without rows."""
    return make_table(name, [])


def read_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values, None where one is missing.

    >>> read_rows(pd.DataFrame({"name": ["Mosul"], "killed": pd.Series([pd.NA], dtype="Int64")}))
    [{'name': 'Mosul', 'killed': None}]
    """
    names = [str(name) for name in table]
    columns = [
        [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]
        for _, column in table.items()
    ]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def make_codes() -> pd.DataFrame:
    """The table of all closed lists."""
    return make_table("codes", [
        {"list": each.name, "code": str(code.code), "definition": code.definition,
         "parent": code.parent, "cameo": code.cameo, "gtd": code.gtd}
        for each in read_code_lists().values()
        for code in each.codes
    ])  # fmt: skip


def _make_column(name: str, values: list[Any], dtype: Any) -> pd.Series[Any]:
    try:
        column: pd.Series[Any] = pd.Series(values, dtype=dtype)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"{name}: is of type {dtype}: {error}") from error
    return column


def _value(value: Any) -> Any:
    return None if value == "" else value
