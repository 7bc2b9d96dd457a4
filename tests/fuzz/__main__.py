"""`make fuzz TARGET=times SECONDS=600`: fuzz one target, guided by coverage; needs atheris."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import atheris
import click

with atheris.instrument_imports(include=["flows", "schemas"]):
    from tests.fuzz.targets import DATA, TARGETS

SLOW = 10  # seconds after which one input counts as a hang
LONGEST = 4096  # bytes of an input
SHORTER = {"read": 300}  # of targets that take long for each byte


@click.command()
@click.argument("target", type=click.Choice(sorted(TARGETS)))
@click.option("--seconds", default=60, show_default=True, help="How long to fuzz.")
@click.option("--corpus", type=click.Path(path_type=Path), help="Folder that keeps the inputs found.")
def main(target: str, seconds: int, corpus: Path | None) -> None:
    """Fuzz TARGET; an input that breaks a promise is written to the working folder as crash-*."""
    found = corpus or Path("build/fuzz") / target
    found.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        f"-max_len={SHORTER.get(target, LONGEST)}",
        "-print_final_stats=1",
    ]
    known = DATA / target
    atheris.Setup(
        [sys.argv[0], *options, str(found), *([str(known)] if known.is_dir() else [])],
        TARGETS[target],
    )
    click.echo(f"fuzzing {target} for {seconds} s; inputs in {found}")
    child = os.fork()  # what fuzzes ends its process itself
    if not child:
        atheris.Fuzz()
    _, status, usage = os.wait4(child, 0)
    click.echo(f"{usage.ru_utime + usage.ru_stime:.0f} s of CPU")
    raise SystemExit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
