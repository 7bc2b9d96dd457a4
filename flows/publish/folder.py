"""One version as a folder of files, written from its tables alone."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from flows.publish.arrow import make_arrows, read_tables, write_parquet
from flows.publish.changelog import make_entry
from flows.publish.content import CONTENT, make_content_sums
from flows.publish.crate import CRATE, make_crate
from flows.publish.croissant import make_croissant
from flows.publish.datacard import make_datacard
from flows.publish.dictionary import make_columns, make_dictionary
from flows.publish.diff import Diff, diff_versions, make_diff_record
from flows.publish.package import make_package
from flows.publish.sheet import write_csv
from schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from flows.publish.edition import Edition, MakeFiles
    from flows.publish.versions import Version

SUMS, ENTRY, DICTIONARY = "SHA256SUMS", "CHANGES.md", "README.md"


def write_version(
    folder: Path, edition: Edition, before: Version | None, diff: Diff, make_files: MakeFiles
) -> None:
    """Writes every file of one version; `diff` is what changed from the version before.

    The bytes depend on the arguments alone: no clock, no host, no run.
    """
    folder.mkdir(parents=True)
    _write_tables(folder, edition.tables)
    files = make_files(edition)
    for name, content in files.items():
        _write_file(folder / name, content)
    old = str(before) if before else None
    _write_json(folder / "diff.json", make_diff_record(diff, old, edition.version))
    _write_file(folder / ENTRY, make_entry(diff, old, edition.version))
    _write_file(folder / DICTIONARY, make_dictionary(edition))
    _write_file(folder / "columns.csv", make_columns())
    _write_file(folder / "DATACARD.md", make_datacard(edition, files))
    _write_json(folder / "datapackage.json", make_package(folder, edition, tuple(sorted(files))))
    _write_json(folder / "croissant.json", make_croissant(folder, edition))
    _write_json(folder / CRATE, make_crate(folder, edition, sorted(_find_names(folder))))
    _write_file(folder / SUMS, make_sums(folder))


def diff_against(out: Path, before: Version | None, tables: Mapping[str, pd.DataFrame]) -> Diff:
    """What changed from a version in `out` (from nothing, where there is none)."""
    return diff_versions(read_tables(out / str(before)) if before else {}, make_arrows(tables))


def make_sums(folder: Path) -> str:
    """One line a file, as `sha256sum --check` reads it."""
    names = sorted(name for name in _find_names(folder) if name != SUMS)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    return "".join(f"{digest}  {name}\n" for name, digest in hashes.items())


def find_differences(one: Path, other: Path) -> list[str]:
    """The names of the files that are not the same in both folders."""
    names = {name for folder in (one, other) if folder.is_dir() for name in _find_names(folder)}
    return sorted(name for name in names if _read(one / name) != _read(other / name))


def _find_names(folder: Path) -> list[str]:
    """The files of a folder and its subfolders, by path within it."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write_tables(folder: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    arrows = make_arrows(tables)
    for name, table in arrows.items():
        write_parquet(folder / f"{name}.parquet", table)
    _write_file(folder / CONTENT, make_content_sums(arrows))
    for name in TABLES:
        write_csv(folder / f"{name}.csv", tables[name])


def _write_json(path: Path, value: Any) -> None:
    _write_file(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write_file(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8", newline="\n")
