"""What a build tells: in words for people, and as artifacts in Prefect's interface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import httpx
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.extras import MEASURED
from flows.publish.folder import ENTRY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    import pandas as pd

    from flows.publish import Release

Tables = dict[str, "pd.DataFrame"]


class Progress:
    """How many of the texts are read: a bar in the terminal, a progress artifact in the interface."""

    def __init__(self, texts: int) -> None:
        self._bar = click.progressbar(length=texts, label="reading")
        self._texts, self._done = texts, 0
        self._artifact = (
            try_to_show(create_progress_artifact, 0, "reading", f"{texts} texts to read") if texts else None
        )

    def __enter__(self) -> Progress:
        self._bar.__enter__()
        return self

    def advance(self, texts: int) -> None:
        """So many more are read."""
        self._done += texts
        self._bar.update(texts)
        if self._artifact:
            try_to_show(update_progress_artifact, self._artifact, 100 * self._done / self._texts)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.__exit__(kind, error, trace)


def try_to_show(show: Callable[..., Any], *what: Any, **named: Any) -> Any:
    """What showing gives; None where Prefect's server is gone: a build goes on unseen."""
    try:
        return show(*what, **named)
    except (
        httpx.TransportError,
        RuntimeError,
    ) as error:  # Prefect raises the latter for "Failed to reach API"
        click.echo(f"not shown in Prefect's interface: {error}", err=True)
        return None


def show_release(tables: Tables, release: Release) -> None:
    """The version in Prefect's interface: rows, changes, accuracy, and the texts that were not read."""
    changes = (release.folder / ENTRY).read_text(encoding="utf-8")
    rows = [{"table": name, "rows": len(table)} for name, table in tables.items()]
    try_to_show(
        create_table_artifact, key="tables", table=rows, description=f"Rows of version {release.version}"
    )
    try_to_show(create_markdown_artifact, key="changes", markdown=changes, description=find_news(release))
    rejects: Any = tables["rejects"].fillna("").to_dict("records")
    try_to_show(
        create_table_artifact, key="rejects", table=rejects, description="Texts that were not read, and why"
    )
    if MEASURED["ACCURACY.md"].is_file():
        accuracy = MEASURED["ACCURACY.md"].read_text(encoding="utf-8")
        try_to_show(
            create_markdown_artifact,
            key="accuracy",
            markdown=accuracy,
            description="How far to trust each column",
        )


def summarise(tables: Tables, release: Release, warnings: Iterable[str]) -> str:
    """What the build did, for people."""
    rows = [f"  {name:<13}{len(table):>8,}" for name, table in tables.items() if name != "codes"]
    rejects = [
        f"  not read: {row.path}: {row.reason}: {row.detail}" for row in tables["rejects"].itertuples()
    ]
    told = [f"  warning: {warning}" for warning in warnings]
    return "\n".join([*rows, *rejects, *told, f"version {release.version}: {find_news(release)}",
                      f"in {release.folder}"])  # fmt: skip


def find_news(release: Release) -> str:
    """Whether something was published."""
    return f"published ({release.level})" if release.level else "nothing changed, nothing published"
