"""Tables as Arrow and Parquet: explicit types, descriptions in the metadata, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from schemas import TABLES, find_columns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

_TYPES = {"str": pa.string(), "Int64": pa.int64(), "Float64": pa.float64(), "boolean": pa.bool_(),
          "date32[day][pyarrow]": pa.date32()}  # fmt: skip


def make_arrow_schema(name: str) -> pa.Schema:
    """The Arrow schema of one table: types, what may be missing, descriptions, units and code lists."""
    model = TABLES[name]
    specs = model.to_schema().columns
    fields = [
        pa.field(column, _TYPES[str(specs[column].dtype.type)], specs[column].nullable,
                 {"description": specs[column].description, **(specs[column].metadata or {})})
        for column in find_columns(model)
    ]  # fmt: skip
    return pa.schema(fields, {"name": name, "description": str(model.to_schema().description)})


def make_arrow(name: str, table: pd.DataFrame) -> pa.Table:
    """One table in Arrow's types, free of pandas' own metadata."""
    schema = make_arrow_schema(name)
    return pa.Table.from_pandas(table, schema, preserve_index=False).cast(schema)


def write_parquet(path: Path, table: pa.Table) -> None:
    """The table as one Parquet file."""
    pq.write_table(table, path, compression="zstd", version="2.6")


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """Every Parquet file of a version, by table name."""
    return {path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}


def make_arrows(tables: Mapping[str, pd.DataFrame]) -> dict[str, pa.Table]:
    """All tables in Arrow's types, in publishing order."""
    return {name: make_arrow(name, tables[name]) for name in TABLES}
