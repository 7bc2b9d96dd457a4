"""Readings kept between builds, each under the hash of what it depends on."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.codec import read_reading, write_reading

if TYPE_CHECKING:
    from flows.records import Reading, Reject


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of readings. A key names the text, what is known of it and the code that reads it."""

    folder: Path

    def find(self, key: str) -> Reading | Reject | None:
        """The reading under this key; None where there is none, or none that can be read."""
        try:
            return read_reading(self._path(key).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    def holds(self, key: str) -> bool:
        """Whether there is a file under this key."""
        return self._path(key).is_file()

    def write(self, key: str, reading: Reading | Reject) -> None:
        """The reading under this key: whole, or not at all."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(write_reading(reading))
        Path(file.name).replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
