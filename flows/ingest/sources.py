"""`sources.csv`: what a person says of the texts, checked before any work."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import fields
from datetime import date
from pathlib import Path

from flows.ingest.files import SOURCES
from flows.lexicon import DataError
from flows.records import Source

COLUMNS = tuple(field.name for field in fields(Source))
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _fail(path: Path, line: int, key: str, problem: str) -> DataError:
    """The error that names file, line and key."""
    return DataError(f"{path}:{line}: {key}: {problem}")


def _check_columns(path: Path, columns: list[str]) -> None:
    """Raises DataError for a column that is unknown, twice there, or missing."""
    for column in columns:
        if column not in COLUMNS:
            raise _fail(path, 1, column, f"unknown column; known are {', '.join(COLUMNS)}")
        if columns.count(column) > 1:
            raise _fail(path, 1, column, "column stands twice; keep one")
    if "path" not in columns:
        raise _fail(path, 1, "path", "column missing; it names the text")


def _parse_day(path: Path, line: int, words: str) -> date:
    """The publication day; DataError for anything but YYYY-MM-DD."""
    try:
        if not _ISO_DAY.fullmatch(words):
            raise ValueError
        return date.fromisoformat(words)
    except ValueError:
        raise _fail(path, line, "published", f"{words!r} is no date; write YYYY-MM-DD or leave it empty") from None


def _make_source(path: Path, line: int, row: dict[str, str]) -> Source:
    """One checked row; empty cells are None."""
    cells = {key: value.strip() or None for key, value in row.items()}
    if not cells["path"]:
        raise _fail(path, line, "path", "empty; it names the text")
    language = cells.get("language")
    if language and not _LANGUAGE.fullmatch(language):
        raise _fail(path, line, "language", f"{language!r} is no ISO 639 code")
    published = _parse_day(path, line, cells["published"]) if cells.get("published") else None  # type: ignore[arg-type]
    texts = {key: value for key, value in cells.items() if key not in {"path", "published"}}
    return Source(path=make_key(cells["path"]), published=published, **texts)  # type: ignore[arg-type]


def make_key(path: str) -> str:
    """The path as both sides are compared: NFC, forward slashes, without a leading `./`."""
    return unicodedata.normalize("NFC", path.replace("\\", "/")).removeprefix("./")


def _read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The (line, row) pairs of the file; DataError for a row longer or shorter than the header."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_columns(path, header)
            rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 CSV: {error}") from None
    for line, row in rows:
        if len(row) != len(header):
            raise _fail(path, line, header[0], f"{len(row)} cells under {len(header)} columns")
    return [(line, dict(zip(header, row, strict=True))) for line, row in rows]


def _check_file(folder: Path, line: int, source: Source) -> None:
    """Raises DataError where the row names no file of the folder."""
    names = {source.path, unicodedata.normalize("NFD", source.path)}
    real = [(folder / name).resolve() for name in sorted(names)]
    if not any(path.is_file() and path.is_relative_to(folder.resolve()) for path in real):
        raise _fail(folder / SOURCES, line, "path", f"no file {source.path!r} in the folder; correct or drop the row")


def read_sources(folder: Path) -> dict[str, Source]:
    """The rows of `sources.csv` by path, empty where there is no such file; DataError names file, line, key."""
    path = folder / SOURCES
    if not path.exists():
        return {}
    sources: dict[str, Source] = {}
    for line, row in _read_rows(path):
        source = _make_source(path, line, row)
        _check_file(folder, line, source)
        if source.path in sources:
            raise _fail(path, line, "path", f"{source.path!r} stands twice; keep one row")
        sources[source.path] = source
    return sources
