"""The whole way in plain calls: a file or a text in, tables out. No Prefect, no clock, no network."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from flows.annotate.sentences import annotate
from flows.extract.reading import extract
from flows.ingest import find_texts, make_document, read_raw, read_sources
from flows.model import Parser, load_parser
from flows.records import RawText, Reading, Reject, Source
from flows.repair import repair_text
from flows.resolve import resolve
from flows.segment import blank_markup, find_passages, find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    import pandas as pd


def build_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of the dataset, from a folder of texts."""
    return resolve_outcomes(list(read_folder(folder)))


def resolve_outcomes(outcomes: Sequence[Reading | Reject]) -> dict[str, pd.DataFrame]:
    """Every table of the dataset, from what was and was not read."""
    return resolve(
        [outcome for outcome in outcomes if isinstance(outcome, Reading)],
        [outcome for outcome in outcomes if isinstance(outcome, Reject)],
    )


def read_folder(folder: Path) -> Iterator[Reading | Reject]:
    """The reading of each text of a folder, or the reason why it has none, in the order of their paths."""
    sources = read_sources(folder)
    raws = (read_raw(path, folder) for path in find_texts(folder))
    yield from reject_duplicates(
        raw if isinstance(raw, Reject) else read_document(raw, sources.get(raw.path)) for raw in raws
    )


def reject_duplicates(readings: Iterable[Reading | Reject]) -> Iterator[Reading | Reject]:
    """The readings, the second of two equal texts rejected."""
    first: dict[str, str] = {}
    for each in readings:
        if isinstance(each, Reject):
            yield each
            continue
        known = first.setdefault(each.document.sha256, each.document.path)
        again = known != each.document.path
        yield Reject(each.document.path, "duplicate", f"the same text as {known}") if again else each


def read_document(raw: RawText, source: Source | None = None) -> Reading | Reject:
    """All that one text says, or the reason why it was not read."""
    text, repairs = repair_text(raw.text)
    document = make_document(raw, text, repairs, source, find_passages(text))
    if isinstance(document, Reject):
        return document
    return extract(document, annotate(blank_markup(text), find_sentences(document), _parser()))


@cache
def _parser() -> Parser:
    """The parser, loaded once a process."""
    return load_parser()


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
