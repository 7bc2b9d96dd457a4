"""`python -m flows.publish FROM TO`: what changed between two published versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.publish.arrow import read_tables
from flows.publish.changelog import make_entry
from flows.publish.diff import CellChange, Diff, diff_versions
from flows.publish.versions import find_versions

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@click.argument("before")
@click.argument("after", default="latest")
@click.option("--out", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("dataset"))
def main(before: str, after: str, out: Path) -> None:
    """Show every row and cell that changed from version BEFORE to version AFTER."""
    old, new = find_folder(out, before), find_folder(out, after)
    diff = diff_versions(read_tables(old), read_tables(new))
    click.echo(make_entry(diff, before, after))
    for line in find_lines(diff):
        click.echo(line)


def find_folder(out: Path, version: str) -> Path:
    """The folder of one version; says which there are where it is none of them."""
    known = ["latest", *map(str, find_versions(out))]
    if version not in known:
        raise click.BadParameter(f"no version {version!r} in {out}: choose one of {', '.join(known)}")
    return out / version


def find_lines(diff: Diff) -> Iterator[str]:
    """One line a row that came or went, and one a cell that changed."""
    for name, table in diff.tables.items():
        yield from (f"+ {name} {_show(row.key)} ({row.reason})" for row in table.added)
        yield from (f"- {name} {_show(row.key)} ({row.reason})" for row in table.removed)
        yield from (f"~ {name} {_show_change(cell)}" for cell in table.cells)


def _show_change(cell: CellChange) -> str:
    values = f"{_show((cell.before,))} -> {_show((cell.after,))}"
    return f"{_show(cell.key)} {cell.column}: {values} ({cell.reason})"


def _show(values: tuple[object, ...]) -> str:
    return " ".join("missing" if value is None else str(value) for value in values)


if __name__ == "__main__":
    main()
