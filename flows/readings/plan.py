"""Which texts of a folder have to be read, in which batches, and all readings in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.fingerprint import hash_bytes, hash_reading_code
from flows.ingest import find_texts, read_sources, reject_duplicates
from flows.ingest.files import make_path
from flows.readings.store import find_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from flows.readings.store import Store
    from flows.records import Reading, Reject, Source

# A batch costs some orchestration and is one point of progress: some to each worker, none of them too large
# to be read again where it was lost.
BATCHES_A_WORKER, SMALLEST_BATCH, LARGEST_BATCH = 4, 40_000, 400_000


@dataclass(frozen=True, slots=True)
class Text:
    """One file to read: where it is, its size, what is known of it, and the key its reading is kept under."""

    path: Path
    bytes: int
    source: Source | None
    key: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The texts of a folder, and the partition of each one that was read before, by key."""

    root: Path
    texts: tuple[Text, ...]
    partitions: Mapping[str, Path]

    @property
    def unread(self) -> tuple[Text, ...]:
        """The texts that were not read before."""
        return tuple(text for text in self.texts if text.key not in self.partitions)


def make_plan(seeds: Path, store: Store) -> Plan:
    """What to read of a folder of texts. Hand-kept data that is wrong stops here, before any work."""
    sources, code = read_sources(seeds), hash_reading_code()
    texts = tuple(_make_text(path, seeds, sources, code) for path in find_texts(seeds))
    return Plan(seeds, texts, store.find_keys())


def make_batches(texts: tuple[Text, ...], workers: int) -> list[tuple[Text, ...]]:
    """The texts in batches of about one size in bytes."""
    total = sum(text.bytes for text in texts)
    size = max(SMALLEST_BATCH, min(LARGEST_BATCH, total // (BATCHES_A_WORKER * workers)))
    batches: list[list[Text]] = []
    room = 0
    for text in texts:
        if room <= 0:
            batches.append([])
            room = size
        batches[-1].append(text)
        room -= max(text.bytes, 1)
    return [tuple(batch) for batch in batches]


def find_readings(plan: Plan) -> Iterator[Reading | Reject]:
    """The readings of all texts in order, one at a time out of the store."""
    return reject_duplicates(find_reading(text.key, plan.partitions) for text in plan.texts)


def _make_text(path: Path, seeds: Path, sources: dict[str, Source], code: str) -> Text:
    name = make_path(path, seeds)
    source = sources.get(name)
    data = path.read_bytes() if path.is_file() else b"not a file"
    key = hash_bytes("\n".join([code, name, hash_bytes(data), repr(source)]).encode())
    return Text(path, len(data), source, key)
