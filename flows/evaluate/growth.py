"""How a build grows: `python -m flows.evaluate.growth 1000 10000` writes SCALE.md.

Each size is a synthetic corpus built twice: in plain calls, stage by stage, and as `make dataset` does it,
with Prefect; what the second costs more is orchestration. Everything but `wall` is CPU time, so that other
work on the machine moves it little.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from flows.build import make_store, publish_tables
from flows.corrections import read_corrections
from flows.evaluate.synthetic import write_corpus
from flows.publish import read_project
from flows.readings.apart import Limits, close_readers, read_texts
from flows.readings.plan import find_readings, make_batches, make_plan
from flows.resolve import resolve_outcomes
from flows.settings import Settings
from flows.sound import check_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parent / "SCALE.md"


@dataclass(slots=True)
class Costs:
    """What one build in plain calls took: CPU seconds by stage, and megabytes at most."""

    seconds: dict[str, float] = field(default_factory=dict)
    reader_peak: int = 0
    own_peak: int = 0

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Adds the CPU time of the block, that of ended child processes included."""
        start = _cpu_seconds()
        yield
        self.seconds[stage] = round(self.seconds.get(stage, 0) + _cpu_seconds() - start, 2)


def _cpu_seconds() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def build_plain(settings: Settings) -> Costs:
    """The costs of a build without Prefect, one reader at work."""
    costs, store = Costs(), make_store(settings)
    with costs.time("plan"):
        plan = make_plan(settings.seeds_folder, store)
    with costs.time("read"):
        for batch in make_batches(plan.unread, 1) if plan.unread else []:
            read_texts(plan.root, batch, store, Limits(settings.seconds, settings.reader))
        close_readers(settings.reader)
    with costs.time("load"):
        readings = list(find_readings(make_plan(settings.seeds_folder, store)))
    with costs.time("resolve"):
        tables = resolve_outcomes(readings, read_corrections(settings.seeds_folder))
    with costs.time("check"):
        sound = check_outcomes(readings, tables)
    with costs.time("publish"):
        publish_tables.fn(
            sound, settings.out_folder, read_project(settings.seeds_folder), make_store(settings, "figures")
        )
    costs.reader_peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    costs.own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return costs


def run_plain(settings: Settings) -> Costs:
    """The same in a process of its own, so that one size does not measure the memory of another."""
    command = [sys.executable, "-m", "flows.evaluate.growth", "--plain", settings.model_dump_json()]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Costs(**json.loads(done.stdout.splitlines()[-1]))


def run_build(settings: Settings) -> tuple[float, float]:
    """CPU and wall seconds of `make dataset` with nothing kept."""
    options = [part for name, value in settings.model_dump().items() for part in (f"--{name}", str(value))]
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "flows.build", *options], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise click.ClickException(f"the build ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start


def change_one(seeds: Path) -> None:
    """One text of a corpus says something else."""
    path = min(seeds.rglob("*.txt"))
    path.write_text(
        path.read_text(encoding="utf-8") + "Gunmen killed 7 people in Kirkuk.\n", encoding="utf-8"
    )


def measure(documents: int, sentences: int) -> dict[str, float]:
    """The figures of one corpus: built in plain calls, again after one text changed, and by Prefect."""
    with TemporaryDirectory() as folder:
        seeds = Path(folder) / "texts"
        words = write_corpus(seeds, documents, sentences)
        plain = Settings(seeds=str(seeds), out=f"{folder}/plain", cache=f"{folder}/plain cache")
        cold = run_plain(plain)
        change_one(seeds)
        again = run_plain(plain)
        total, wall = run_build(plain.model_copy(update={"out": f"{folder}/out", "cache": f"{folder}/cache"}))
    whole, changed = sum(cold.seconds.values()), sum(again.seconds.values())
    orchestration = max(total - whole, 0)
    return {
        "documents": documents,
        "words": words,
        **cold.seconds,
        "ms a document": whole * 1000 / documents,
        "orchestration": orchestration,
        "% of the build": 100 * orchestration / (whole + orchestration),
        "one text changed": changed,
        "% of all texts": 100 * changed / whole,
        "of that reading": again.seconds["read"],
        "wall": wall,
        "MB reader": cold.reader_peak,
        "MB main": cold.own_peak,
    }


def write_table(rows: list[dict[str, float]]) -> str:
    """The table as Markdown, with the machine."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    lines = [
        "# How a build grows\n",
        f"Written by `python -m flows.evaluate.growth` on a machine of {os.cpu_count()} cores and "
        f"{pages >> 30} GiB of memory, on synthetic corpora of short texts.",
        "CPU seconds by stage in plain calls; `orchestration` is what the same build costs more under",
        "Prefect, the start of its server included; memory at most, of one reader and of the process that",
        "resolves.\n",
        f"| {' | '.join(rows[0])} |",
        f"|{' --: |' * len(rows[0])}",
    ]
    return "\n".join([*lines, *(f"| {' | '.join(map(_show, row.values()))} |" for row in rows)]) + "\n"


def find_notes(page: Path) -> str:
    """What people wrote below the table of a page: from its first heading of the second rank on."""
    _, heading, notes = (page.read_text(encoding="utf-8") if page.is_file() else "").partition("\n## ")
    return f"{heading}{notes}"


def _show(figure: float) -> str:
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:,.1f}"


@click.command()
@click.argument("sizes", type=int, nargs=-1)
@click.option("--sentences", default=3, show_default=True, help="Sentences a text.")
@click.option("--out", type=click.Path(path_type=Path), default=TABLE, show_default=True)
@click.option("--plain", hidden=True, help="Settings of one build to measure in this process.")
def main(sizes: tuple[int, ...], sentences: int, out: Path, plain: str | None) -> None:
    """Build synthetic corpora of SIZES documents and write the table of what it cost."""
    if plain:
        click.echo(json.dumps(asdict(build_plain(Settings.model_validate_json(plain)))))
        return
    table = write_table([measure(size, sentences) for size in sizes or (1000,)])
    out.write_text(table + find_notes(out), encoding="utf-8")
    click.echo(table)


if __name__ == "__main__":
    main()
