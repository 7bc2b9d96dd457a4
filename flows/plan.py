"""Which texts of a folder have to be read, and reading them: the steps of a build, without Prefect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.fingerprint import hash_bytes, hash_reading_code
from flows.ingest import find_texts, read_raw, read_sources
from flows.ingest.files import make_path
from flows.lexicon import DataError
from flows.pipeline import read_document, reject_duplicates
from flows.records import RawText, Reading, Reject, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from flows.store import Store

# A batch costs some orchestration and is one point of progress: some twenty of them, none too large.
BATCHES, LARGEST_BATCH = 20, 50


@dataclass(frozen=True, slots=True)
class Text:
    """One file to read: where it is, what is known of it, and the key its reading is kept under."""

    path: Path
    source: Source | None
    key: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The texts of a folder, and those among them that were not read before."""

    root: Path
    texts: tuple[Text, ...]
    unread: tuple[Text, ...]


def make_plan(seeds: Path, store: Store) -> Plan:
    """What to read of a folder of texts. Hand-kept data that is wrong stops here, before any work."""
    sources, code = read_sources(seeds), hash_reading_code()
    texts = tuple(_make_text(path, seeds, sources, code) for path in find_texts(seeds))
    return Plan(seeds, texts, tuple(text for text in texts if not store.holds(text.key)))


def make_batches(plan: Plan) -> list[tuple[Text, ...]]:
    """The unread texts in batches."""
    size = min(LARGEST_BATCH, -(-len(plan.unread) // BATCHES)) or 1
    return [plan.unread[first : first + size] for first in range(0, len(plan.unread), size)]


def read_texts(root: Path, texts: Sequence[Text], store: Store) -> int:
    """How many texts were read; their readings are in the store."""
    for text in texts:
        store.write(text.key, read_text(root, text))
    return len(texts)


def read_text(root: Path, text: Text) -> Reading | Reject:
    """The reading of one text, or why there is none.

    A text that breaks the reader must not stop the others: it is rejected by name, with the error.
    """
    raw = read_raw(text.path, root)
    try:
        return read_document(raw, text.source) if isinstance(raw, RawText) else raw
    except (DataError, OSError):  # our own data or the disk is at fault, not the text
        raise
    except Exception as error:
        return Reject(make_path(text.path, root), "read_failed", f"{type(error).__name__}: {error}")


def find_readings(plan: Plan, store: Store) -> list[Reading | Reject]:
    """The readings of all texts in order; one that is not whole in the store is made again."""
    return list(reject_duplicates(store.find(text.key) or read_text(plan.root, text) for text in plan.texts))


def _make_text(path: Path, seeds: Path, sources: dict[str, Source], code: str) -> Text:
    name = make_path(path, seeds)
    source = sources.get(name)
    content = hash_bytes(path.read_bytes()) if path.is_file() else "not a file"
    return Text(path, source, hash_bytes("\n".join([code, name, content, repr(source)]).encode()))
