"""The build: texts in, a new version of the dataset out (or none, where nothing changed)."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd
from prefect import State, flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.settings import (
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS,
    temporary_settings,
)
from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

from flows.extras import find_extras
from flows.lexicon import DataError
from flows.memory import Memory
from flows.pipeline import resolve_outcomes
from flows.plan import Plan, Text, find_readings, make_batches, make_plan, read_texts
from flows.publish import Project, Release, hold_lock, publish, read_project
from flows.records import Reading, Reject
from flows.resolve import find_warnings
from flows.store import Store
from schemas import InvalidTablesError, validate

SEEDS, OUT, CACHE = Path("seeds"), Path("dataset"), Path(".cache")
MANY_TEXTS = 100
# Without its heartbeat a flow does not wait a second at its end. A busy machine starts a server slowly.
SETTINGS = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS: 300}

Tables = dict[str, pd.DataFrame]
Readings = list[Reading | Reject]


@flow(name="build")
def build(seeds: Path = SEEDS, out: Path = OUT, cache: Path = CACHE) -> Release:
    """The latest version of the dataset: read what is new, resolve, check, publish."""
    store, project = Store(cache / "readings"), read_project(seeds)
    with hold_lock(out, click.echo):
        plan = make_plan(seeds, store)
        read_unread(plan, store)
        readings = find_readings(plan, store)
        tables = make_tables(readings)
        check(tables, readings)
        release = publish_tables(tables, readings, out, project)
        Memory(cache).note_build(seeds, out)
    show_tables(tables)
    click.echo(summarise(tables, release))
    return release


def read_unread(plan: Plan, store: Store) -> None:
    """Every text that was not read before, read in batches, with progress shown."""
    click.echo(f"{len(plan.texts)} texts, {len(plan.texts) - len(plan.unread)} of them read before")
    futures = [read_batch.submit(plan.root, batch, store) for batch in make_batches(plan)]
    with click.progressbar(length=len(plan.unread), label="reading") as bar:
        for future in as_completed(futures):
            bar.update(future.result())


def is_transient(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether a failure may be gone on the next try: the file system's, not ours."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(retries=2, retry_delay_seconds=1, retry_condition_fn=is_transient, cache_policy=NO_CACHE)
def read_batch(root: Path, texts: Sequence[Text], store: Store) -> int:
    """How many texts were read into the store."""
    return read_texts(root, texts, store)


@task(cache_policy=NO_CACHE)
def make_tables(readings: Readings) -> Tables:
    """All tables."""
    return resolve_outcomes(readings)


@task(cache_policy=NO_CACHE)
def check(tables: Tables, readings: Readings) -> None:
    """Nothing where all tables are right; an error with every issue otherwise."""
    texts = {each.document.document_id: each.document.text for each in readings if isinstance(each, Reading)}
    validate(tables, texts)


@task(cache_policy=NO_CACHE)
def publish_tables(tables: Tables, readings: Readings, out: Path, project: Project) -> Release:
    """The version that now is the latest."""
    return publish(tables, out, find_extras(tables, readings, project), project)


def show_tables(tables: Tables) -> None:
    """Rows per table, as an artifact in Prefect's UI."""
    rows = [{"table": name, "rows": len(table)} for name, table in tables.items()]
    create_table_artifact(key="tables", table=rows, description="Rows per table of the latest build")


def summarise(tables: Tables, release: Release) -> str:
    """What the build did, for people."""
    rows = [f"  {name:<13}{len(table):>8,}" for name, table in tables.items() if name != "codes"]
    rejects = [
        f"  not read: {row.path}: {row.reason}: {row.detail}" for row in tables["rejects"].itertuples()
    ]
    news = (
        "nothing changed, nothing published" if release.diff is None else f"published ({release.diff.level})"
    )
    warnings = [f"  warning: {warning}" for warning in find_warnings(tables)]
    return "\n".join(
        [*rows, *rejects, *warnings, f"version {release.version}: {news}", f"in {release.folder}"]
    )


def run_build(seeds: Path, out: Path, cache: Path) -> Release:
    """One build by hand: in this process for few texts, in one process a core for many."""
    many = sum(1 for _ in seeds.rglob("*")) > MANY_TEXTS
    runner: Any = ProcessPoolTaskRunner(os.cpu_count()) if many else ThreadPoolTaskRunner(max_workers=1)
    with temporary_settings(SETTINGS):
        return build.with_options(task_runner=runner)(seeds, out, cache)


@click.command()
@click.option("--seeds", type=click.Path(exists=True, file_okay=False, path_type=Path), default=SEEDS)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=OUT)
@click.option("--cache", type=click.Path(file_okay=False, path_type=Path), default=CACHE)
@click.option("--force", is_flag=True, help="Build even where texts and code are those of the last build.")
def main(seeds: Path, out: Path, cache: Path, force: bool) -> None:
    """Build the dataset from a folder of texts."""
    if not force and Memory(cache).is_current(seeds, out):
        click.echo(f"nothing changed since the last build: {out / 'latest'} is up to date, nothing published")
        return
    logging.disable(logging.ERROR)  # Prefect logs each error three times over; it comes out here, once
    try:
        run_build(seeds, out, cache)
    except (DataError, InvalidTablesError) as error:
        raise click.ClickException(str(error)) from error
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    main()
