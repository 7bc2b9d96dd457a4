"""Rebuild the dataset from its texts, with nothing kept and without Prefect, and compare the bytes."""

from __future__ import annotations

from pathlib import Path

import click

from flows.corrections import read_corrections
from flows.extras import find_extras
from flows.pipeline import read_folder
from flows.publish import find_changes, hold_lock, read_project
from flows.sound import make_sound_tables

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--seeds", type=_FOLDER, default=Path("seeds"), help="Folder of texts.")
@click.option("--out", type=_FOLDER, default=Path("dataset"), help="Folder of the dataset.")
def main(seeds: Path, out: Path) -> None:
    """Fail, naming the files, where the latest version would not come out the same."""
    with hold_lock(out, click.echo):
        project = read_project(seeds)
        sound = make_sound_tables(list(read_folder(seeds)), read_corrections(seeds))
        changes = find_changes(sound.tables, out, find_extras(sound.tables, sound.outcomes, project), project)
    if changes:
        raise click.ClickException(
            f"{out / 'latest'} is not what {seeds} gives; other bytes: {', '.join(changes)}"
        )
    click.echo(f"{out / 'latest'} is byte for byte what {seeds} gives")


if __name__ == "__main__":
    main()
