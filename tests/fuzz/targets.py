"""One function a target: bytes in, an AssertionError or another exception where a promise is broken."""

from __future__ import annotations

import itertools
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from flows.annotate.quantities.finding import parse_count
from flows.ingest import make_document, read_sources
from flows.ingest.files import make_raw
from flows.lexicon import DataError
from flows.pipeline import read_text
from flows.publish import read_project
from flows.records import Document, Reject
from flows.repair import repair_text, replay, reverse
from flows.segment import blank_markup, find_passages, find_sentences
from flows.times import read_times
from schemas import check_tables

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent / "data" / "fuzz"
LONG = 300  # times the cell `long`: longer than a file name may be
PIECE_SIGN = 1  # a first byte with this bit set: the other bytes choose pieces


def make_text(data: bytes) -> str:
    """Bytes as a text: of characters, or of the pieces of `fragments.yml`."""
    if data[:1] and data[0] & PIECE_SIGN:
        pieces = read_pieces()
        return " ".join(pieces[byte % len(pieces)] for byte in data[1:])
    return data[1:].decode("utf-8", "replace")


@cache
def read_pieces() -> tuple[str, ...]:
    """Every piece, in the order of the file."""
    rows = yaml.safe_load((DATA / "fragments.yml").read_text(encoding="utf-8"))
    return tuple(itertools.chain.from_iterable(rows.values()))


def make_sheet(data: bytes) -> bytes:
    """Bytes as a sources.csv: as they are, or a header and rows of the cells and marks of `cells.yml`."""
    if not data[:1] or not data[0] & PIECE_SIGN:
        return data[1:]
    pieces = read_cells()
    words = [pieces[byte % len(pieces)] for byte in data[1:]]
    return "".join(words).encode()


@cache
def read_cells() -> tuple[str, ...]:
    """Every piece of a sheet: each cell with a comma and with the end of a line behind it, and the marks."""
    rows = yaml.safe_load((DATA / "cells.yml").read_text(encoding="utf-8"))
    marks = rows.pop("marks")
    cells = [
        _quote(cell * LONG if cell == "long" else cell)
        for cell in itertools.chain.from_iterable(rows.values())
    ]
    return tuple([f"{cell}{mark}" for cell in cells for mark in (",", "\n")] + marks)


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\r\n') else cell


def ingest(data: bytes) -> None:
    """A file is a document whose passages and sentences tile its repaired text, or a reject with a reason."""
    raw = make_raw("fuzz.txt", data)
    if isinstance(raw, Reject):
        assert raw.reason
        return
    text, repairs = repair_text(raw.text)
    passages = find_passages(text)
    assert "".join(text[p.start : p.end] for p in passages) == text
    document = make_document(raw, text, repairs, None, passages)
    assert isinstance(document, Reject) or _tiles(document)


def _tiles(document: Document) -> bool:
    spans = find_sentences(document)
    return all(one.end <= other.start for one, other in itertools.pairwise(spans))


def repair(data: bytes) -> None:
    """Repairs replay and reverse, and a repaired text needs none."""
    raw = make_text(data)
    text, repairs = repair_text(raw)
    assert replay(raw, repairs) == text
    assert reverse(text, repairs) == raw
    assert repair_text(text) == (text, ())


def segment(data: bytes) -> None:
    """Passages tile a text, and hidden markup moves nothing."""
    text = make_text(data)
    assert "".join(text[p.start : p.end] for p in find_passages(text)) == text
    assert len(blank_markup(text)) == len(text)


def times(data: bytes) -> None:
    """Time expressions quote the text, in order, and end after they start."""
    text = make_text(data)
    for published in (None, date(2014, 6, 11), date.max, date.min):
        found = read_times(text, published)
        assert all(text[one.start : one.end] == one.text for one in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))
        assert all(one.date_start <= one.date_end for one in found if one.date_start and one.date_end)


def quantities(data: bytes) -> None:
    """A number reads on from where it starts, and its bounds are in order."""
    words = make_text(data).split()
    for at in range(len(words)):
        count = parse_count(words, at)
        assert count is None or at < count.last <= len(words)


def sources(data: bytes) -> None:
    """A list of sources names files of its folder alone, or is refused with an error that names the list."""
    with TemporaryDirectory() as folder:
        for name in ("a.txt", "é.txt"):
            (Path(folder) / name).write_text("A text.", encoding="utf-8")
        (Path(folder) / "sources.csv").write_bytes(make_sheet(data))
        try:
            found = read_sources(Path(folder))
        except DataError as error:
            assert "sources.csv" in str(error)
        else:
            inside = Path(folder).resolve()
            assert all((inside / name).resolve().parent == inside for name in found)


def project(data: bytes) -> None:
    """What is said of a dataset is read, or refused with an error that names the file."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "dataset.yml").write_text(make_text(data), encoding="utf-8", errors="replace")
        try:
            read_project(Path(folder))
        except DataError as error:
            assert "dataset.yml" in str(error)


def read(data: bytes) -> None:
    """Any text gives tables that keep every rule of the schemas."""
    text = make_text(data)
    tables = read_text(text)
    ids = tables["documents"]["document_id"]
    assert not check_tables(tables, dict.fromkeys(ids, repair_text(text)[0]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (ingest, project, quantities, read, repair, segment, sources, times)
}
