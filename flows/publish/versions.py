"""Version numbers, and which versions a dataset folder holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Version(NamedTuple):
    """MAJOR.MINOR.PATCH."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def next(self, level: str) -> Version:
        """The number after this one for a change of that level (major, minor or patch).

        >>> str(Version(1, 2, 3).next("minor"))
        '1.3.0'
        """
        after = {
            "major": Version(self.major + 1, 0, 0),
            "minor": Version(self.major, self.minor + 1, 0),
            "patch": Version(self.major, self.minor, self.patch + 1),
        }
        return after[level]


FIRST = Version(1, 0, 0)


def parse_version(text: str) -> Version | None:
    """The version a folder name stands for, None where it stands for none.

    >>> parse_version("1.10.0"), parse_version("latest")
    (Version(major=1, minor=10, patch=0), None)
    """
    match = re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", text)
    return Version(*map(int, match.groups())) if match else None


def find_versions(out: Path) -> list[Version]:
    """The versions in a dataset folder, oldest first."""
    names = (path.name for path in out.iterdir() if path.is_dir()) if out.is_dir() else ()
    return sorted(version for name in names if (version := parse_version(name)))
