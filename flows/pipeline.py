"""The whole way in plain calls: a file or a text in, tables out. No Prefect, no clock, no network."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from flows.corrections import read_corrections
from flows.ingest import find_texts, read_raw, read_sources, reject_duplicates
from flows.readings.document import read_document
from flows.records import RawText, Reading, Reject, Source
from flows.resolve import resolve
from flows.sound import make_sound_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    import pandas as pd


def build_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of the dataset, from a folder of texts; what breaks a rule of the tables is rejected."""
    corrections = read_corrections(folder)
    return make_sound_tables(list(read_folder(folder)), corrections).tables


def read_folder(folder: Path) -> Iterator[Reading | Reject]:
    """The reading of each text of a folder, or the reason why it has none, in the order of their paths."""
    sources = read_sources(folder)
    raws = (read_raw(path, folder) for path in find_texts(folder))
    yield from reject_duplicates(
        raw if isinstance(raw, Reject) else read_document(raw, sources.get(raw.path)) for raw in raws
    )


def read_text(
    text: str, published: date | None = None, *, title: str | None = None
) -> dict[str, pd.DataFrame]:
    """The tables of one text, resolved for it alone.

    `published` anchors weekdays and "yesterday". A text that is not English or holds nothing to read gives
    empty tables and a row of `rejects`.

    >>> tables = read_text("Gunmen killed three policemen in Kirkuk on 12 June 2014.")
    >>> tables["casualties"][["harm", "count_low", "victims"]].values.tolist()
    [['killed', 3, 'policemen']]
    """
    outcome = _read_alone(text, Source("text.txt", title=title, published=published))
    return resolve([outcome]) if isinstance(outcome, Reading) else resolve([], [outcome])


def _read_alone(text: str, source: Source) -> Reading | Reject:
    """The reading of a text that is no file."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        return Reject(source.path, "not_decodable", f"half a surrogate pair at character {error.start}")
    return read_document(RawText(source.path, sha256(data).hexdigest(), len(data), "utf-8", text), source)
