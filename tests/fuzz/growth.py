"""`python -m tests.fuzz.growth`: how the time of each target grows with the length of a hostile line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click
import yaml

from tests.fuzz.targets import DATA, TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHORT, FACTOR = 250_000, 4
TEXT_TARGETS = ("ingest", "repair", "segment", "times", "quantities")


def read_units() -> list[str]:
    """What hostile lines repeat."""
    rows: list[str] = yaml.safe_load((DATA / "units.yml").read_text(encoding="utf-8"))
    return rows


def measure(target: Callable[[bytes], None], unit: str, length: int) -> float:
    """Seconds of CPU for one line of about `length` bytes."""
    piece = unit.encode("utf-8", "surrogatepass")
    data = b"\0" + piece * (length // len(piece))
    began = time.process_time()
    target(data)
    return time.process_time() - began


def find_growth(short: int = SHORT) -> Iterator[tuple[str, str, float, float]]:
    """Target, unit, seconds for `short` bytes and for four times as many."""
    for name in TEXT_TARGETS:
        for unit in read_units():
            yield (
                name,
                unit,
                measure(TARGETS[name], unit, short),
                measure(TARGETS[name], unit, short * FACTOR),
            )


@click.command()
@click.option("--bytes", "short", default=SHORT, show_default=True, help="Length of the shorter line.")
def main(short: int) -> None:
    """Print a table: seconds for a line, for one four times as long, and the ratio (4 is linear)."""
    click.echo(f"| target | repeated | {short:,} bytes | {short * FACTOR:,} bytes | ratio |")
    click.echo("| --- | --- | --: | --: | --: |")
    for name, unit, first, second in find_growth(short):
        click.echo(
            f"| {name} | `{unit!r}` | {first:.2f} s | {second:.2f} s | {second / max(first, 0.001):.1f} |"
        )


if __name__ == "__main__":
    main()
