"""Time expressions against texts with TIMEX3 annotations: `python -m flows.evaluate.times wikiwars.jsonl`.

A row of the file has `text` and `gold.timex3`, a list of start, end and value. Each end of a range counts
as one expression, as TIMEX3 annotates it; expressions without a value, on either side, and the document's
own date (t0) do not count. Strict asks for the same characters, lenient for an overlap; both for the value.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.times import read_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.records import TimeExpression


@dataclass(frozen=True, slots=True)
class Valued:
    """One expression as TIMEX3 has it."""

    start: int
    end: int
    value: str

    def overlaps(self, other: Valued) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, predicted and annotated expressions."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def split_ends(time: TimeExpression) -> Iterator[Valued]:
    """The expression, or each end of a range."""
    if time.value is None:
        return
    parts = time.shape.parts if time.shape else ()
    if len(parts) != 2:
        yield Valued(time.start, time.end, time.value)
        return
    for (start, end), value in zip(parts, time.value.split("/"), strict=False):
        yield Valued(start, end, value)


def read_gold(row: dict[str, Any]) -> tuple[list[Valued], list[Valued]]:
    """The annotated expressions of a row, and those that do not count."""
    counted: list[Valued] = []
    skipped: list[Valued] = []
    for one in row["gold"]["timex3"]:
        value = one.get("value")
        found = Valued(one["start"], one["end"], value or "")
        (counted if value and one["tid"] != "t0" else skipped).append(found)
    return counted, skipped


def compare(found: Sequence[Valued], gold: Sequence[Valued], strict: bool) -> Tally:
    """How many expressions of one text are right, each used once."""
    left = list(found)
    right = 0
    for wanted in gold:
        same = (one for one in left if one.value == wanted.value and one.overlaps(wanted))
        hit = next(
            (one for one in same if not strict or (one.start, one.end) == (wanted.start, wanted.end)), None
        )
        if hit is not None:
            left.remove(hit)
            right += 1
    return Tally(right, len(found), len(gold))


def score_row(row: dict[str, Any], strict: bool) -> Tally:
    """The tally of one text."""
    gold, skipped = read_gold(row)
    found = [one for time in read_times(row["text"]) for one in split_ends(time)]
    kept = [
        one
        for one in found
        if any(one.overlaps(other) for other in gold) or not any(one.overlaps(other) for other in skipped)
    ]
    return compare(kept, gold, strict)


def score(rows: Iterable[dict[str, Any]], strict: bool) -> Tally:
    """The tally of several texts."""
    return sum((score_row(row, strict) for row in rows), Tally())


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Print F1 of extraction with the right value, on the rows we look at and on the rest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    rows = read_rows(parser.parse_args().path)
    half = len(rows) // 2
    for name, part in {"development": rows[:half], "held out": rows[half:]}.items():
        for mode, strict in {"strict": True, "lenient": False}.items():
            tally = score(part, strict)
            figures = (
                f"{tally.f1:.3f}  ({tally.right} right of {tally.predicted} found, {tally.gold} annotated)"
            )
            print(f"{name:12} {mode:8} {figures}")


if __name__ == "__main__":
    main()
