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
from flows.publish.folder import DICTIONARY, ENTRY, Before, diff_against, find_differences, write_version
from flows.publish.lock import beside
from flows.publish.project import read_project
from flows.publish.versions import FIRST, Version, find_versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    from flows.publish.diff import Diff
    from flows.publish.edition import MakeFiles
    from flows.publish.project import Project

LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Release:
    """What publishing did: the version that is now the latest, and what changed (None where nothing did)."""

    version: Version
    folder: Path
    diff: Diff | None


def publish(
    tables: Mapping[str, pd.DataFrame],
    out: Path,
    make_files: MakeFiles = make_no_files,
    project: Project | None = None,
) -> Release:
    """The tables as a new version of the dataset in `out`, unless the latest version already is them.

    `make_files` gives the further files of a version. The caller holds the lock.
    """
    record = project or read_project()
    restore(out)
    if find_versions(out) and not find_changes(tables, out, make_files, record):
        return Release(find_versions(out)[-1], out / LATEST, None)
    release = _publish_new(tables, out, make_files, record)
    restore(out)
    return release


def find_changes(
    tables: Mapping[str, pd.DataFrame], out: Path, make_files: MakeFiles, project: Project
) -> list[str]:
    """The files of the latest version that would not come out the same from these tables."""
    latest = find_versions(out)[-1]
    staged = _fresh(out) / str(latest)
    write_version(staged, Edition(str(latest), tables, project), _find_before(out, latest), make_files)
    differences = find_differences(staged, out / str(latest))
    shutil.rmtree(staged.parent)
    return differences


def restore(out: Path) -> None:
    """latest/, README.md and CHANGELOG.md of the dataset folder as its versions say, nothing half-made."""
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


def _publish_new(
    tables: Mapping[str, pd.DataFrame], out: Path, make_files: MakeFiles, project: Project
) -> Release:
    version, before = _propose(tables, out)
    staged = _fresh(out) / str(version)
    diff = write_version(staged, Edition(str(version), tables, project), before, make_files)
    out.mkdir(parents=True, exist_ok=True)
    staged.rename(out / str(version))
    return Release(version, out / LATEST, diff)


def _propose(tables: Mapping[str, pd.DataFrame], out: Path) -> tuple[Version, Before | None]:
    versions = find_versions(out)
    if not versions:
        return FIRST, None
    before = Before(versions[-1], out / str(versions[-1]))
    return before.version.next(diff_against(before, tables).level), before


def _find_before(out: Path, version: Version) -> Before | None:
    older = [each for each in find_versions(out) if each < version]
    return Before(older[-1], out / str(older[-1])) if older else None


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
