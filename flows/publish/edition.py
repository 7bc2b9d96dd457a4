"""One version before it is written: its number, its tables and the record of the dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from flows.publish.project import Project

MONTH = 3  # date_precision

Files: TypeAlias = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Edition:
    """What every file of one version is written from."""

    version: str
    tables: Mapping[str, pd.DataFrame]
    project: Project

    @property
    def published(self) -> date | None:
        """The day the version bears: as typed, or that of its newest text where this is later.

        A build reads no clock, so that the same texts give the same bytes on any day. Without either day the
        last day of an event stands in, before which nothing was published.
        """
        told = [day for day in (self.project.published, self._newest("documents", "published")) if day]
        return max(told, default=self._newest("events", "date_end"))

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the events that are dated at least to the month."""
        events = self.tables["events"]
        dated = events[(events["date_precision"] <= MONTH).fillna(False)]
        days: list[date] = [*dated["date_start"].dropna(), *dated["date_end"].dropna()]
        return (min(days), max(days)) if days else None

    def _newest(self, table: str, column: str) -> date | None:
        days: list[date] = self.tables[table][column].dropna().tolist()
        return max(days, default=None)


# The further files of a version by path, made from its edition.

MakeFiles: TypeAlias = Callable[[Edition], Files]


def make_no_files(_: Edition) -> Files:
    """No further files."""
    return {}
