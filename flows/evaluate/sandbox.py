"""Builds in a sandbox: started, disturbed, and compared with an undisturbed one."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from flows.evaluate.synthetic import write_corpus
from flows.publish.folder import SUMS
from flows.publish.versions import find_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.settings import Settings

WAIT_SECONDS = 900


class Skipped(Exception):
    """The fault cannot be made on this machine."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A folder with a corpus, the tables of an undisturbed build of it, and the seconds that took here."""

    folder: Path
    settings: Settings
    seconds: float = 0

    def start(self, *, preload: str = "", **changed: Any) -> subprocess.Popen[str]:
        """A build under way."""
        settings = self.settings.model_copy(update=changed)
        given = [part for name, value in settings.model_dump().items() for part in (f"--{name}", str(value))]
        environment = {**os.environ, "LD_PRELOAD": preload}
        return subprocess.Popen([sys.executable, "-m", "flows.build", "--force", *given], env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)  # fmt: skip

    def run(self, **changed: Any) -> tuple[int, str]:
        """The exit code of a build and what it said."""
        process = self.start(**changed)
        said, _ = process.communicate(timeout=WAIT_SECONDS)
        return process.returncode, said

    def clear(self) -> None:
        """No dataset and no cache."""
        for name in (self.settings.out, self.settings.cache):
            shutil.rmtree(name, ignore_errors=True)

    def find_damage(self) -> list[str]:
        """What is wrong with the published versions: files that are not those of their list of sums."""
        out = Path(self.settings.out)
        return [
            f"{version}: {name}" for version in find_versions(out) for name in _find_wrong(out / str(version))
        ]

    def count_lost(self) -> int:
        """Rows of the undisturbed build that the latest version lacks."""
        kept, latest = self.folder / "reference" / "latest", Path(self.settings.out) / "latest"
        return sum(_count_missing(path, latest / path.name) for path in sorted(kept.glob("*.parquet")))


def make_sandbox(folder: Path, settings: Settings, texts: int) -> Sandbox:
    """A sandbox whose undisturbed build is done."""
    seeds = folder / "texts"
    write_corpus(seeds, texts, 3)
    own = {"seeds": str(seeds), "out": str(folder / "dataset"), "cache": str(folder / "cache")}
    sandbox = Sandbox(folder, settings.model_copy(update=own))
    began = time.monotonic()
    code, said = sandbox.run(out=str(folder / "reference"))
    if code:
        raise RuntimeError(f"the undisturbed build failed:\n{said}")
    return replace(sandbox, seconds=time.monotonic() - began)


def wait_until(condition: Callable[[], object], process: subprocess.Popen[str]) -> None:
    """Returns when the condition holds or the process is over."""
    while not condition() and process.poll() is None:
        time.sleep(0.02)


def expect(holds: bool, told: str) -> None:
    """An error with what was told where something does not hold."""
    if not holds:
        raise RuntimeError(told[-2000:])


def find_children(parent: int, word: str) -> list[int]:
    """The processes below one whose command holds a word."""
    found = subprocess.run(["ps", "-e", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
    rows = [line.split(None, 2) for line in found.stdout.splitlines()]
    below, known = {parent}, 0
    while len(below) > known:
        known = len(below)
        below |= {int(pid) for pid, above, _ in rows if int(above) in below}
    return [int(pid) for pid, _, command in rows if int(pid) in below - {parent} and word in command]


@contextmanager
def mount(folder: Path, options: str) -> Iterator[Callable[[str], None]]:
    """A small file system at `mount` in a folder; gives a function that mounts it anew with other options."""
    point = folder / "mount"
    point.mkdir(exist_ok=True)

    def mount_anew(other: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{other}", str(point)], check=True)

    command = ["mount", "-t", "tmpfs", "-o", options, "none", str(point)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skipped("nothing may be mounted") from error
    try:
        yield mount_anew
    finally:
        subprocess.run(["umount", str(point)], check=True)


def _find_wrong(folder: Path) -> list[str]:
    if not (folder / SUMS).is_file():
        return [SUMS]
    lines = (line.split("  ", 1) for line in (folder / SUMS).read_text(encoding="utf-8").splitlines())
    return [name for digest, name in lines if not _has_digest(folder / name, digest)]


def _has_digest(path: Path, digest: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _count_missing(kept: Path, other: Path) -> int:
    rows = {str(row) for row in pq.read_table(kept).to_pylist()}
    return len(rows - {str(row) for row in pq.read_table(other).to_pylist()})
