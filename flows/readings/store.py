"""Readings kept between builds in Parquet partitions, each under the hash of what it depends on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from flows.fingerprint import hash_bytes
from flows.readings.codec import read_reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from flows.records import Reading, Reject

_SCHEMA = pa.schema([("key", pa.string()), ("reading", pa.binary())])
# Builds that change a text a day leave a partition a day: from so many small ones on they are merged.
SMALL_ROWS, MANY_SMALL = 20, 50
_OPEN_PARTITIONS = 8
ASIDE = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of partitions, local or on an object store.

    A partition is named by the hash of its bytes: one that was spoilt shows, and is as good as not there.
    """

    folder: Path

    def find_keys(self) -> dict[str, Path]:
        """The partition of each key, of whole partitions alone."""
        paths = sorted(self.folder.glob("*.parquet")) if self.folder.is_dir() else []
        return {key: path for path in paths for key in _read_keys(path)}

    def write(self, readings: Mapping[str, bytes]) -> Path:
        """The partition that now holds these readings: whole, or not there at all."""
        table = pa.table([list(readings), list(readings.values())], schema=_SCHEMA)
        buffer = BytesIO()
        pq.write_table(table, buffer, compression="zstd")
        path = self.folder / f"{hash_bytes(buffer.getvalue())[:32]}.parquet"
        _write_whole(path, buffer.getvalue())
        return path

    def tidy(self, wanted: Collection[str]) -> None:
        """Drops partitions without a wanted key and what killed builds left; merges small ones where many."""
        held: dict[Path, list[str]] = {}
        for key, path in self.find_keys().items():
            held.setdefault(path, []).extend([key] if key in wanted else [])
        small = [path for path, keys in held.items() if 0 < len(keys) < SMALL_ROWS]
        if len(small) > MANY_SMALL:
            merged = self.write({key: read_rows(path)[key] for path in small for key in held[path]})
            held |= {path: [] for path in small if path != merged}
        for path in (*(path for path, keys in held.items() if not keys), *self.folder.glob(f"{ASIDE}*")):
            path.unlink(missing_ok=True)


def find_reading(key: str, partitions: Mapping[str, Path]) -> Reading | Reject:
    """The reading under a key; KeyError where no partition holds it."""
    return read_reading(read_rows(partitions[key])[key])


@lru_cache(maxsize=_OPEN_PARTITIONS)
def read_rows(path: Path) -> dict[str, bytes]:
    """The readings of one partition by key, as they were written."""
    table = pq.read_table(BytesIO(path.read_bytes()), schema=_SCHEMA)
    return dict(zip(table["key"].to_pylist(), table["reading"].to_pylist(), strict=True))


def _read_keys(path: Path) -> Iterator[str]:
    """The keys of a partition; none where its bytes are not those that were written."""
    data = path.read_bytes()
    if hash_bytes(data).startswith(path.stem):
        yield from pq.read_table(BytesIO(data), columns=["key"])["key"].to_pylist()


def _write_whole(path: Path, data: bytes) -> None:
    """The file, written aside and renamed; an object store shows an object only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(path, Path):
        path.write_bytes(data)
        return
    aside = path.with_name(f"{ASIDE}{os.getpid()}-{path.name}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)  # a full disk must not fill further
        raise
