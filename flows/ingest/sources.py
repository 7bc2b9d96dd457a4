"""`sources.csv`: what a person says of the texts, checked before any work."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Literal

from flows.ingest.files import SOURCES
from flows.lexicon import DataError
from flows.lexicon.layout import find_genre
from flows.records import Source
from schemas import find_codes

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = tuple(field.name for field in fields(Source))
_LANGUAGE = re.compile(r"[a-z]{2}")
_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
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
        raise _fail(
            path, line, "published", f"{words!r} is no date; write YYYY-MM-DD or leave it empty"
        ) from None


def _parse_genre(path: Path, line: int, words: str | None) -> str | None:
    """The code of the genre a cell names; DataError where there is none for it."""
    genre = find_genre(words) if words else None
    if words and not genre:
        known = ", ".join(map(str, find_codes("genre")))
        raise _fail(path, line, "genre", f"{words!r} is no kind of text; known are {known}")
    return genre


def _make_source(path: Path, line: int, row: dict[str, str]) -> Source:
    """One checked row; empty cells are None."""
    cells = {key: value.strip() or None for key, value in row.items()}
    if not cells["path"]:
        raise _fail(path, line, "path", "empty; it names the text")
    language = cells.get("language")
    if language and not _LANGUAGE.fullmatch(language):
        raise _fail(path, line, "language", f"{language!r} is no ISO 639-1 code; write en")
    genre = _parse_genre(path, line, cells.get("genre"))
    stated = cells.get("published")
    published = _parse_day(path, line, stated) if stated else None
    texts = {key: value for key, value in cells.items() if key not in {"genre", "path", "published"}}
    name = _find_file(path, line, cells["path"])
    return Source(path=name, genre=genre, published=published, **texts)


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


def _find_file(path: Path, line: int, words: str) -> str:
    """The path of the file a row names, as the folder spells it; DataError where there is none.

    Composed and decomposed letters look the same, and systems write file names in either.
    """
    folder, name = path.parent, words.replace("\\", "/").removeprefix("./")
    for form in _FORMS:
        spelt = unicodedata.normalize(form, name)
        if _is_inside(folder, spelt):
            return spelt
    raise _fail(path, line, "path", f"no file {words!r} in the folder; correct or drop the row")


def _is_inside(folder: Path, name: str) -> bool:
    """Whether a name is that of a file of the folder; one that no file can bear (too long, a NUL) is none."""
    try:
        real = (folder / name).resolve()
        return real.is_file() and real.is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False


def read_sources(folder: Path) -> dict[str, Source]:
    """The rows of `sources.csv` by path, none without the file; DataError names file, line and key."""
    path = folder / SOURCES
    if not path.exists():
        return {}
    sources: dict[str, Source] = {}
    for line, row in _read_rows(path):
        source = _make_source(path, line, row)
        if source.path in sources:
            raise _fail(path, line, "path", f"{source.path!r} stands twice; keep one row")
        sources[source.path] = source
    return sources
