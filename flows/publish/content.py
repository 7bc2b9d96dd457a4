r"""What the tables hold, as checksums that no file format and no library version can change.

A table is written as lines: one with `column:type` for each column, then one a row, in the order of the bytes
of the lines. Cells are parted by a tab. A missing value is `\N`; in texts a backslash, a tab, a line feed
and a carriage return are `\\`, `\t`, `\n`, `\r`; dates are YYYY-MM-DD, numbers have nine decimals, flags are
true or false. Each line ends with a line feed; the checksum is the SHA-256 of their UTF-8 bytes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from flows.publish.arrow import read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

CONTENT, WHOLE = "CONTENT_SHA256", "dataset"
MISSING = r"\N"
_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
# The type in the header line, and how a value is written.
_FORMATS: Mapping[pa.DataType, tuple[str, Callable[[Any], str]]] = {
    pa.string(): ("string", lambda value: value.translate(_ESCAPES)),
    pa.int64(): ("integer", str),
    pa.float64(): ("number", lambda value: f"{value:.9f}"),
    pa.bool_(): ("boolean", lambda value: "true" if value else "false"),
    pa.date32(): ("date", lambda value: value.isoformat()),
}


def make_lines(table: pa.Table) -> list[str]:
    """The canonical lines of one table, the header first.

    >>> import pyarrow as pa
    >>> make_lines(pa.table({"name": ["b", "a\\tc", None], "count": [1, None, 3]}))
    ['name:string\\tcount:integer', '\\\\N\\t3', 'a\\\\tc\\t\\\\N', 'b\\t1']
    """
    header = (f"{field.name}:{_FORMATS[field.type][0]}" for field in table.schema)
    cells = (_format(column.to_pylist(), column.type) for column in table.columns)
    return ["\t".join(header), *sorted(map("\t".join, zip(*cells, strict=True)))]


def hash_table(table: pa.Table) -> str:
    """The checksum of what one table holds."""
    return _hash(make_lines(table))


def hash_tables(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """The checksum of every table by name, and of all of them together (`dataset`)."""
    sums = {name: hash_table(tables[name]) for name in sorted(tables)}
    return {**sums, WHOLE: _hash(_list_sums(sums))}


def make_content_sums(tables: Mapping[str, pa.Table]) -> str:
    """One line a table, the last over all lines before it."""
    return "".join(f"{line}\n" for line in _list_sums(hash_tables(tables)))


def check_content(folder: Path) -> list[str]:
    """The tables of a version whose Parquet does not hold what its checksums say."""
    stated, found = read_sums(folder), hash_tables(read_tables(folder))
    return sorted(name for name in stated.keys() | found.keys() if stated.get(name) != found.get(name))


def read_sums(folder: Path) -> dict[str, str]:
    """The checksums a version states, by table."""
    lines = (folder / CONTENT).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def _format(values: Iterable[Any], kind: pa.DataType) -> list[str]:
    write = _FORMATS[kind][1]
    return [MISSING if value is None else write(value) for value in values]


def _list_sums(sums: Mapping[str, str]) -> list[str]:
    return [f"{digest}  {name}" for name, digest in sums.items()]


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
