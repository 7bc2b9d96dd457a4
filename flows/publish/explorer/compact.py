"""Rows as columns, and all of it as one short text: so a page of ten thousand events stays a small file."""

from __future__ import annotations

import base64
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Column = list[Any] | dict[str, list[Any]]
Sheet = dict[str, Any]

_SYSTEM_BYTE = 9  # of a gzip header: the operating system, which must not change the page
_UNKNOWN_SYSTEM = 255


def make_sheet(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Sheet:
    """The rows as columns, each written in the shortest way.

    >>> make_sheet(["event"], [{"event": 100}, {"event": 101}, {"event": 101}])
    {'length': 3, 'columns': {'event': {'steps': [100, 1, 0]}}}
    """
    listed = list(rows)
    return {"length": len(listed),
            "columns": {name: encode_column([row[name] for row in listed]) for name in columns}}  # fmt: skip


def encode_column(values: list[Any]) -> Column:
    """The shortest of: the values; a table of them and where each stands in it; the steps between numbers.

    >>> encode_column(["Mosul", "Mosul", "Mosul", "Mosul", "Baiji"])
    {'of': ['Mosul', 'Baiji'], 'at': [0, 0, 0, 0, 1]}
    """
    whole = values and all(type(value) is int for value in values)
    ways: list[Column] = [values, _make_table(values), *([_make_steps(values)] if whole else [])]
    return min(ways, key=lambda way: len(write_json(way)))


def _make_table(values: list[Any]) -> dict[str, list[Any]]:
    known: dict[
        str, tuple[int, Any]
    ] = {}  # a list cannot be a key, and True is 1: known by how it is written
    at = [known.setdefault(repr(value), (len(known), value))[0] for value in values]
    return {"of": [value for _, value in known.values()], "at": at}


def _make_steps(values: list[int]) -> dict[str, list[Any]]:
    return {"steps": [values[0], *(after - before for before, after in pairwise(values))]}


def write_json(value: Any) -> str:
    """The value as JSON without spaces; days as texts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False)


def pack(value: Any) -> str:
    """The value as JSON, gzip and Base64, which holds no character of markup.

    Arrow's zlib packs it, the same in every installation; the one that Python finds on a system differs.
    """
    packed = bytearray(pa.compress(write_json(value).encode(), codec="gzip", asbytes=True))
    packed[_SYSTEM_BYTE] = _UNKNOWN_SYSTEM
    return base64.b64encode(packed).decode()
