"""Publishing: a new version beside the old ones, or nothing where nothing changed.

One rename commits: a version folder is there whole or not at all. All else in the dataset folder (latest/,
README.md, CHANGELOG.md) is made from the version folders and made good by the next build if one was killed.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.publish.changelog import TITLE
from flows.publish.edition import Edition, make_no_files
from flows.publish.folder import DICTIONARY, ENTRY, diff_against, find_differences, write_version
from flows.publish.lock import beside
from flows.publish.project import read_project
from flows.publish.versions import FIRST, Version, find_versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from flows.publish.edition import MakeFiles
    from flows.publish.project import Project

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing did: the latest version now, its folder, and which part of its number moved.

    `level` is major, minor or patch; None where nothing was published.
    """

    version: Version
    folder: Path
    level: str | None


def publish(
    tables: Mapping[str, pd.DataFrame],
    out: Path,
    make_files: MakeFiles = make_no_files,
    project: Project | None = None,
) -> Release:
    """The tables as a new version of the dataset in `out`, unless the latest version already is them.

    `make_files` gives the further files of a version. The caller holds the lock.
    """
    restore(out)
    record, versions = project or read_project(), find_versions(out)
    before = versions[-1] if versions else None
    diff = diff_against(out, before, tables)
    if before and diff.is_empty and not find_changes(tables, out, make_files, record):
        return Release(before, out / LATEST, None)
    version = before.next(diff.level) if before else FIRST
    staged = _fresh(out) / str(version)
    write_version(staged, Edition(str(version), tables, record), before, diff, make_files)
    out.mkdir(parents=True, exist_ok=True)
    staged.rename(out / str(version))
    restore(out)
    return Release(version, out / LATEST, diff.level)


def find_changes(
    tables: Mapping[str, pd.DataFrame], out: Path, make_files: MakeFiles, project: Project
) -> list[str]:
    """The files of the latest version that would not come out the same from these tables."""
    latest = find_versions(out)[-1]
    staged = _fresh(out) / str(latest)
    before = max((each for each in find_versions(out) if each < latest), default=None)
    diff = diff_against(out, before, tables)
    write_version(staged, Edition(str(latest), tables, project), before, diff, make_files)
    differences = find_differences(staged, out / str(latest))
    shutil.rmtree(staged.parent)
    return differences


def restore(out: Path) -> None:
    """latest/, README.md and CHANGELOG.md as its versions say, nothing half-made."""
    staging = _fresh(out)
    versions = find_versions(out)
    if versions:
        newest = out / str(versions[-1])
        if find_differences(newest, out / LATEST):
            _replace_folder(newest, out / LATEST, staging)
        entries = [(out / str(version) / ENTRY).read_text(encoding="utf-8") for version in reversed(versions)]
        _replace_text(out / "CHANGELOG.md", "\n".join([TITLE, *entries]), staging)
        _replace_text(out / "README.md", (newest / DICTIONARY).read_text(encoding="utf-8"), staging)
    shutil.rmtree(staging)


def _fresh(out: Path) -> Path:
    """An empty folder beside the dataset, for what is not finished yet."""
    staging = beside(out, "staging")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def _replace_folder(source: Path, target: Path, staging: Path) -> None:
    shutil.copytree(source, staging / "new")
    if target.exists():
        target.rename(staging / "old")
    (staging / "new").rename(target)


def _replace_text(target: Path, text: str, staging: Path) -> None:
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return
    (staging / target.name).write_text(text, encoding="utf-8", newline="\n")
    (staging / target.name).replace(target)
