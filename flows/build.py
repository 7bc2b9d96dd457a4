"""The build: texts in, a new version of the dataset out (or none, where nothing changed)."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from prefect import State, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.utilities.annotations import opaque

from flows.corrections import Correction, read_corrections
from flows.extras import find_extras
from flows.fingerprint import hash_bytes
from flows.lexicon import DataError
from flows.memory import Memory
from flows.publish import Project, Release, hold_lock, publish, read_project
from flows.readings.apart import Limits, close_readers, read_texts, start_reader
from flows.readings.plan import Plan, Text, find_readings, make_batches, make_plan
from flows.readings.store import Store
from flows.records import Reading, Reject
from flows.resolve import find_warnings
from flows.runners import find_workers, make_runner
from flows.server import find_server
from flows.settings import Settings, with_options
from flows.show import Progress, show_release, summarise
from flows.sound import Sound, make_sound_tables
from schemas import InvalidTablesError

# Without its heartbeat a flow does not wait a second at its end.
SETTINGS = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
DEFAULTS = Settings()

Readings = list[Reading | Reject]
T = TypeVar("T")


def build(settings: Settings) -> Release:
    """The latest version of the dataset, built with the task runner that the settings ask for."""
    if settings.runner == "threads":
        start_reader(settings.reader)  # it loads while the server does
    try:
        with find_server(), temporary_settings(SETTINGS):
            return build_flow.with_options(task_runner=make_runner(settings))(settings)
    finally:
        close_readers(settings.reader)


@flow(name="build")
def build_flow(settings: Settings = DEFAULTS) -> Release:
    """The latest version of the dataset: read what is new, resolve and check, publish."""
    out, store, project = settings.out_folder, make_store(settings), read_project(settings.seeds_folder)
    corrections = read_corrections(settings.seeds_folder)
    with hold_lock(out, click.echo):
        plan = read_unread(make_plan(settings.seeds_folder, store), store, settings)
        readings = list(find_readings(plan))
        sound = make_tables(as_one(readings), as_one(corrections))
        tables = sound.tables
        release = publish_tables(as_one(sound), out, project, make_store(settings, "figures"))
        store.tidy({text.key for text in plan.texts})
        Memory(settings.cache_folder).note_build(settings.seeds_folder, out)
    show_release(tables, release)
    click.echo(summarise(tables, release, find_warnings(tables)))
    return release


def as_one(value: T) -> T:
    """A parameter that Prefect hands on without searching through it for results of other tasks."""
    return cast("T", opaque(value))


def make_store(settings: Settings, kept: str = "readings") -> Store:
    """Where the readings (or the figures) of one folder of texts are kept."""
    name = hash_bytes(settings.absolute().seeds.encode("utf-8", "surrogateescape"))[:16]
    return Store(settings.cache_folder / kept / name)


def read_unread(plan: Plan, store: Store, settings: Settings) -> Plan:
    """The plan with every text read; those that were not read before are read in batches."""
    unread = plan.unread
    click.echo(f"{len(plan.texts)} texts, {len(plan.texts) - len(unread)} of them read before")
    limits = Limits(settings.seconds, settings.reader)
    batches = make_batches(unread, find_workers(settings)) if unread else []
    futures = {read_batch.submit(plan.root, batch, store, limits): batch for batch in batches}
    made = dict(plan.partitions)
    with Progress(len(unread)) as progress:
        for batch, path in find_partitions(futures):
            done = path or read_batch.fn(plan.root, batch, store, limits)
            made |= dict.fromkeys((text.key for text in batch), done)
            progress.advance(len(batch))
    close_readers(settings.reader)
    return replace(plan, partitions=made)


def find_partitions(
    futures: dict[PrefectFuture[Path], tuple[Text, ...]],
) -> Iterator[tuple[tuple[Text, ...], Path | None]]:
    """Each batch and its partition as they come; None where its worker was lost."""
    for future in as_completed(list(futures)):
        try:
            yield futures[future], future.result()
        except DataError:
            raise
        except Exception as error:
            get_run_logger().warning("a batch was lost (%r); it is read again by the flow itself", error)
            yield futures[future], None


def is_transient(_task: object, _run: object, state: State[Any]) -> bool:
    """Whether a failure may be gone on the next try: the file system's, not ours."""
    return isinstance(state.result(raise_on_failure=False), OSError)


@task(retries=2, retry_delay_seconds=1, retry_condition_fn=is_transient, cache_policy=NO_CACHE)
def read_batch(root: Path, texts: Sequence[Text], store: Store, limits: Limits) -> Path:
    """The partition that holds the readings of some texts: they travel as files, not through Prefect."""
    return read_texts(root, texts, store, limits)


@task(cache_policy=NO_CACHE)
def make_tables(readings: Readings, corrections: tuple[Correction, ...]) -> Sound:
    """All tables, checked, without the texts whose rows break a rule."""
    return make_sound_tables(readings, corrections)


@task(cache_policy=NO_CACHE)
def publish_tables(sound: Sound, out: Path, project: Project, drawn: Store) -> Release:
    """The version that now is the latest."""
    return publish(sound.tables, out, find_extras(sound.tables, sound.outcomes, project, drawn), project)


@click.command()
@with_options(Settings)
@click.option("--force", is_flag=True, help="Build even where texts and code are those of the last build.")
def main(settings: Settings, force: bool) -> None:
    """Build the dataset from a folder of texts."""
    out = settings.out_folder
    if not force and Memory(settings.cache_folder).is_current(settings.seeds_folder, out):
        click.echo(f"nothing changed since the last build: {out / 'latest'} is up to date, nothing published")
        return
    logging.disable(logging.ERROR)  # Prefect logs each error three times over; it comes out here, once
    try:
        build(settings)
    except (DataError, InvalidTablesError, OSError) as error:
        raise click.ClickException(str(error)) from error
    finally:
        logging.disable(logging.NOTSET)


if __name__ == "__main__":
    main()
