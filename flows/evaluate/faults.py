"""What a build survives: `python -m flows.evaluate.faults --tries 50` writes FAULTS.md.

Each fault disturbs real builds of a small synthetic corpus. After it the published versions must be whole,
the next build must succeed, and no row of an undisturbed build may be missing.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from flows.evaluate.sandbox import Sandbox, Skipped, expect, find_children, make_sandbox, mount, wait_until
from flows.publish.lock import beside
from flows.server import run_server
from flows.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
TEXTS, BROKEN = 12, ("spin.txt", "die.txt", "fail.txt", "spoilt.txt")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one fault did: how often it was tried, what came of it, how many rows are missing in the end."""

    fault: str
    tries: int
    outcome: str
    lost: int


def kill_builds(sandbox: Sandbox, tries: int) -> Outcome:
    """kill -9 at random moments, every second time while a version is being written."""
    draw = random.Random(0)
    staging = beside(Path(sandbox.settings.out), "staging")
    for number in range(tries):
        sandbox.clear()
        process = sandbox.start()
        if number % 2:
            wait_until(staging.exists, process)
            time.sleep(draw.random())
        else:
            with suppress(subprocess.TimeoutExpired):
                process.wait(draw.uniform(0, sandbox.seconds))
        process.kill()
        process.communicate()
        expect_whole(sandbox)
        finish(sandbox)
    return Outcome(
        "kill -9 of a build", tries, "versions whole, the next build succeeds", sandbox.count_lost()
    )


def build_twice_at_once(sandbox: Sandbox, _tries: int) -> Outcome:
    """two builds of one dataset at once."""
    sandbox.clear()
    both = [sandbox.start(), sandbox.start()]
    said = [process.communicate()[0] for process in both]
    expect(not any(process.returncode for process in both), said[0] + said[1])
    expect_whole(sandbox)
    waited = sum("waiting for it" in each for each in said)
    return Outcome(
        "two builds at once", 1, f"both succeed, {waited} waits, one version", sandbox.count_lost()
    )


def fill_disk(sandbox: Sandbox, _tries: int) -> Outcome:
    """the disk full while a version is written."""
    sandbox.clear()
    with mount(sandbox.folder, "size=200k") as remount:
        code, said = sandbox.run(out=str(sandbox.folder / "mount" / "dataset"))
        expect(code == 1 and "No space left" in said, said)
        remount("size=100m")
        code, said = sandbox.run(out=str(sandbox.folder / "mount" / "dataset"))
        expect(code == 0, said)
    return Outcome("disk full", 1, "the build fails and says so, the next one succeeds", finish(sandbox))


def forbid_writing(sandbox: Sandbox, _tries: int) -> Outcome:
    """a dataset folder that cannot be written."""
    with mount(sandbox.folder, "ro"):
        code, said = sandbox.run(out=str(sandbox.folder / "mount" / "dataset"))
        expect(code == 1 and "Read-only" in said, said)
    return Outcome("read-only dataset folder", 1, "the build fails and says so", finish(sandbox))


def spoil_cache(sandbox: Sandbox, _tries: int) -> Outcome:
    """one byte changed in each partition of the cache."""
    finish(sandbox)
    partitions = list(Path(sandbox.settings.cache).rglob("*.parquet"))
    for path in partitions:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    _, said = sandbox.run()
    expect(" 0 of them read before" in said, said)
    return Outcome("spoilt cache", len(partitions), "noticed by the hash, read again", sandbox.count_lost())


def move_clock(sandbox: Sandbox, _tries: int) -> Outcome:
    """a clock that jumps by days during the build."""
    sandbox.clear()
    library = sandbox.folder / "clock.so"
    command = ["cc", "-shared", "-fPIC", "-o", str(library), str(HERE / "clock.c"), "-ldl"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skipped("no C compiler") from error
    code, said = sandbox.run(preload=str(library))
    expect(code == 0, said)
    return Outcome("clock jumps by days", 1, "the build succeeds", sandbox.count_lost())


def kill_readers(sandbox: Sandbox, _tries: int) -> Outcome:
    """the process that reads texts killed while it reads."""
    sandbox.clear()
    process = sandbox.start()
    wait_until(lambda: find_children(process.pid, "flows.readings.child"), process)
    time.sleep(2)
    for child in find_children(process.pid, "flows.readings.child"):
        os.kill(child, signal.SIGKILL)
    said, _ = process.communicate()
    expect(process.returncode == 0, said)
    return Outcome("a reader dies", 1, "another one reads its text", sandbox.count_lost())


def kill_workers(sandbox: Sandbox, _tries: int) -> Outcome:
    """a worker process of the task runner killed at work."""
    sandbox.clear()
    process = sandbox.start(runner="processes", workers=1)
    wait_until(lambda: find_children(process.pid, "spawn_main"), process)
    time.sleep(2)
    for child in find_children(process.pid, "spawn_main"):
        os.kill(child, signal.SIGKILL)
    said, _ = process.communicate()
    expect(process.returncode == 0, said)
    return Outcome("a worker dies", 1, "the flow reads its batch itself", sandbox.count_lost())


def break_texts(sandbox: Sandbox, _tries: int) -> Outcome:
    """texts that hang, crash or break the reader, or whose rows break a rule."""
    sandbox.clear()
    for name in BROKEN:
        (Path(sandbox.settings.seeds) / name).write_text(
            f"{name} killed 3 people in Kirkuk.", encoding="utf-8"
        )
    code, said = sandbox.run(reader="flows.evaluate.faulty_reader", seconds=10)
    for name in BROKEN:
        (Path(sandbox.settings.seeds) / name).unlink()
    expect(code == 0 and all(f"not read: {name}: " in said for name in BROKEN), said)
    return Outcome("texts that hang, crash, raise, break a rule", len(BROKEN),
                   "rejected by name, the others published", sandbox.count_lost())  # fmt: skip


def kill_server(sandbox: Sandbox, _tries: int) -> Outcome:
    """Prefect's server killed during a build and started again."""
    sandbox.clear()
    process = sandbox.start()
    wait_until(lambda: find_children(process.pid, "flows.readings.child"), process)
    expect(bool(servers := find_children(os.getpid(), "flows.server")), "there is no server to kill")
    for server in servers:
        os.kill(server, signal.SIGKILL)
    process.communicate()
    expect_whole(sandbox)
    first = "the build goes on" if process.returncode == 0 else "the build fails, the next one succeeds"
    return Outcome("Prefect's server killed", 1, f"started again; {first}", finish(sandbox))


FAULTS: tuple[Callable[[Sandbox, int], Outcome], ...] = (
    kill_builds, build_twice_at_once, fill_disk, forbid_writing, spoil_cache, move_clock, kill_readers,
    kill_workers, break_texts, kill_server,
)  # fmt: skip


def finish(sandbox: Sandbox) -> int:
    """Rows missing after one more, undisturbed build; an error where it fails or leaves damage."""
    code, said = sandbox.run()
    expect(code == 0, said)
    expect_whole(sandbox)
    return sandbox.count_lost()


def expect_whole(sandbox: Sandbox) -> None:
    """An error where a published version is damaged."""
    expect(not sandbox.find_damage(), str(sandbox.find_damage()))


def write_table(outcomes: list[Outcome]) -> str:
    """The table as Markdown."""
    lines = [
        "# What a build survives\n",
        f"Written by `python -m flows.evaluate.faults` on builds of {TEXTS} synthetic texts. After each",
        "fault the published versions are compared with their lists of sums, the next build has to succeed,",
        "and its rows are compared with those of an undisturbed build.\n",
        "| fault | tries | outcome | rows lost |",
        "| --- | --: | --- | --: |",
    ]
    rows = [f"| {each.fault} | {each.tries} | {each.outcome} | {each.lost} |" for each in outcomes]
    return "\n".join([*lines, *rows]) + "\n"


def read_table(path: Path) -> dict[str, Outcome]:
    """The outcomes of a table by fault: those not tried this time stay as they are."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {fault: Outcome(fault, int(tries), outcome, int(lost))
            for fault, tries, outcome, lost in cells[2:]}  # fmt: skip


def try_fault(fault: Callable[[Sandbox, int], Outcome], sandbox: Sandbox, tries: int) -> Outcome:
    """What came of one fault; one that cannot be made here is listed with the reason."""
    try:
        return fault(sandbox, tries)
    except Skipped as reason:
        return Outcome(fault.__name__.replace("_", " "), 0, f"not tried: {reason}", 0)


@click.command()
@click.option("--tries", default=50, show_default=True, help="How often a build is killed.")
@click.option("--only", multiple=True, help="Names of the faults to try, all by default.")
@click.option("--out", type=click.Path(path_type=Path), default=HERE / "FAULTS.md", show_default=True)
@click.option("--port", default=4299, show_default=True, help="Port of the server the builds report to.")
def main(tries: int, only: tuple[str, ...], out: Path, port: int) -> None:
    """Try every fault and write the table of what came of it."""
    chosen = [fault for fault in FAULTS if not only or fault.__name__ in only]
    outcomes = read_table(out) if only else {}
    with TemporaryDirectory() as folder, run_server(port) as address:
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        sandbox = make_sandbox(Path(folder), Settings(workers=1), TEXTS)
        for fault in chosen:
            outcome = try_fault(fault, sandbox, tries)
            outcomes[outcome.fault] = outcome
            click.echo(outcome)
            out.write_text(write_table(list(outcomes.values())), encoding="utf-8")


if __name__ == "__main__":
    main()
