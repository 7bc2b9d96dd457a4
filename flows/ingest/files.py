"""Files into raw texts: what lies in a folder, and why an input cannot be read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from flows.ingest.encodings import DecodingError, decode
from flows.lexicon import DataError
from flows.records import RawText, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST_FILE = 16 * 1024 * 1024
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
SOURCES = "sources.csv"
# What a person keeps beside the texts; each has a reader of its own.
KEPT = frozenset({SOURCES, "dataset.yml", "corrections.csv"})


def find_texts(folder: Path) -> list[Path]:
    """Every file below the folder but hidden ones and what is kept beside the texts, sorted by path.

    Files that are no texts are listed too: reading them gives a reject, so that nothing is dropped in
    silence. Linked folders stay shut.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name a folder of .txt or .md files")
    found = []
    for root, folders, files in _walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [root / name for name in files if not name.startswith(".")]
    texts = [path for path in found if path.relative_to(folder).as_posix() not in KEPT]
    return sorted(texts, key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path) -> Iterable[tuple[Path, list[str], list[str]]]:
    """What `Path.walk` of later Pythons gives; folders of an object store, which are no `Path`, have it."""
    if not isinstance(folder, Path):
        return folder.walk()
    return ((Path(root), folders, files) for root, folders, files in os.walk(folder))


def make_path(path: Path, root: Path) -> str:
    """The path below the root as published: forward slashes, bytes that are no UTF-8 replaced."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return os.fsencode(name).decode("utf-8", "replace")


def _find_refusal(path: Path, root: Path) -> tuple[str, str] | None:
    """The (reason, detail) for which a file is not even opened."""
    real = path.resolve()
    if not real.is_relative_to(root.resolve()):
        return "outside", "the link leads out of the folder; copy the file in"
    if not real.is_file():
        return "not_text", "neither a file nor a link to one"
    if path.suffix.lower() not in TEXT_SUFFIXES:
        return "not_text", f"{path.suffix or 'no suffix'}: only {', '.join(sorted(TEXT_SUFFIXES))} are read"
    size = real.stat().st_size
    if size > LARGEST_FILE:
        return "too_large", f"{size} bytes; the limit is {LARGEST_FILE}: split the file"
    return ("empty", "0 bytes") if size == 0 else None


def _read_bytes(path: Path, name: str) -> bytes | Reject:
    """The bytes of a file, or why the system does not give them."""
    try:
        return path.read_bytes()
    except OSError as error:
        return Reject(name, "read_failed", error.strerror or type(error).__name__)


def read_raw(path: Path, root: Path) -> RawText | Reject:
    """One file decoded, or the reason it cannot be; never raises for what a file holds."""
    name = make_path(path, root)
    if refusal := _find_refusal(path, root):
        return Reject(name, *refusal)
    data = _read_bytes(path, name)
    return data if isinstance(data, Reject) else make_raw(name, data)


def make_raw(name: str, data: bytes) -> RawText | Reject:
    """Bytes under a name as a raw text, or the reason they are none."""
    try:
        text, encoding = decode(data)
    except DecodingError as error:
        return Reject(name, error.reason, str(error))
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return Reject(name, "empty", "white space only")
    return RawText(name, hashlib.sha256(data).hexdigest(), len(data), encoding, text)
