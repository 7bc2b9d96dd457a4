"""Fingerprints of what a build depends on: the texts, our code and data, the libraries."""

from __future__ import annotations

import hashlib
import re
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

import flows
import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable

PROJECT = "conflict-events"
# Parts of flows/ that readings do not depend on: what comes after them, and who runs what when.
_NOT_READING = (
    "build.py", "corrections.py", "evaluate", "extras.py", "memory.py", "publish", "refresh.py", "resolve",
    "runners.py", "server.py", "settings.py", "show.py", "verify.py", "watch.py",
)  # fmt: skip


def hash_code() -> str:
    """The fingerprint of everything that makes the tables, except the texts."""
    return _hash([hash_reading_code(), *_hash_folder(_home(flows.__file__))])


def hash_reading_code() -> str:
    """The fingerprint of everything that makes a reading of a text."""
    home = _home(flows.__file__)
    ours = (line for line in _hash_folder(home) if not line.startswith(_NOT_READING))
    return _hash([*ours, *_hash_folder(_home(schemas.__file__)), *_find_libraries()])


def hash_folder(folder: Path) -> str:
    """The fingerprint of a folder: the names and bytes of its files."""
    return _hash(_hash_folder(folder))


def hash_bytes(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _hash(lines: Iterable[str]) -> str:
    return hash_bytes("\n".join(lines).encode("utf-8", "surrogateescape"))


def _home(file: str | None) -> Path:
    return Path(file or "").resolve().parent


def _hash_folder(folder: Path) -> list[str]:
    """One line a file: its path in the folder and its hash. Caches and hidden files do not count."""
    paths = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    counted = sorted((name, path) for name, path in paths if not re.search(r"(^|/)(\.|__pycache__/)", name))
    return [f"{name} {hash_bytes(path.read_bytes())}" for name, path in counted]


def _find_libraries() -> list[str]:
    """Python and the libraries the project asks for, with their versions."""
    wanted = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in _find_requirements()]
    return [f"python {sys.version_info[:2]}", *(f"{name} {version(name)}" for name in sorted(wanted))]


def _find_requirements() -> list[str]:
    """What the project always needs; extras change no row."""
    try:
        return [line for line in requires(PROJECT) or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return []
