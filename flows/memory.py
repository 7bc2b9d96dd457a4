"""What the last build of a dataset folder was made from, to know without building that nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.fingerprint import hash_bytes, hash_code, hash_folder

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """Notes of the last builds, one a dataset folder, in a folder that is not published."""

    folder: Path

    def is_current(self, seeds: Path, out: Path) -> bool:
        """Whether texts, code and dataset all are as the last build left them."""
        note = self._note(out)
        return note.is_file() and note.read_text(encoding="utf-8") == _fingerprint(seeds, out)

    def note_build(self, seeds: Path, out: Path) -> None:
        """Remember the state that a build left."""
        note = self._note(out)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(_fingerprint(seeds, out), encoding="utf-8")

    def _note(self, out: Path) -> Path:
        return self.folder / "builds" / hash_bytes(str(out.resolve()).encode())


def _fingerprint(seeds: Path, out: Path) -> str:
    return "\n".join([str(seeds.resolve()), hash_code(), hash_folder(seeds), hash_folder(out / "latest")])
