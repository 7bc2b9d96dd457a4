"""`make fuzz TARGET=times SECONDS=600`: fuzz one target, guided by coverage; needs atheris.

Seconds are of CPU, so that a busy machine tries no less, and what is slow is the code.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import atheris
import click

with atheris.instrument_imports(include=["flows", "schemas"]):
    from tests.fuzz.targets import DATA, TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 10  # seconds after which one input counts as a hang
STUCK = 1200  # seconds on the wall after which one does that never comes back
LONGEST = 4096  # bytes of an input
SHORTER = {"read": 300}  # of targets that take long for each byte


@click.command()
@click.argument("target", type=click.Choice(sorted(TARGETS)))
@click.option("--seconds", default=60, show_default=True, help="How many seconds of CPU to fuzz.")
@click.option("--corpus", type=click.Path(path_type=Path), help="Folder that keeps the inputs found.")
def main(target: str, seconds: int, corpus: Path | None) -> None:
    """Fuzz TARGET; an input that breaks a promise is written to the working folder as crash-*."""
    found = corpus or Path("build/fuzz") / target
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-timeout={STUCK}", f"-max_len={SHORTER.get(target, LONGEST)}", "-print_final_stats=1"]
    known = DATA / target
    atheris.Setup(
        [sys.argv[0], *options, str(found), *([str(known)] if known.is_dir() else [])],
        until(seconds, TARGETS[target]),
    )
    click.echo(f"fuzzing {target} for {seconds} s of CPU; inputs in {found}")
    atheris.Fuzz()


def until(seconds: int, target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target; it refuses an input that takes too long, and ends the process after so many CPU seconds."""
    end = time.process_time() + seconds

    def try_one(data: bytes) -> None:
        began = time.process_time()
        target(data)
        now = time.process_time()
        assert now - began < SLOW, f"{now - began:.0f} s of CPU for {len(data)} bytes"
        if now > end:
            os.kill(os.getpid(), signal.SIGTERM)  # libFuzzer then says what it did, and ends

    return try_one


if __name__ == "__main__":
    main()
