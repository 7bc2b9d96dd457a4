"""Killed and injured of list rows: `python -m flows.evaluate.bench FILE [--half first|second] [--misses N]`.

Each row of FILE has a `text` and, under `gold`, `dead` and `injured` as somebody else coded them. A row is
scored where that is a plain number: "6", "6+", or "6 (+3)", where 6 and 9 both count (victims, perpetrators).
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.extract.claims.totals import total_of
from flows.readings.document import read_document
from flows.records import Claim, RawText, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HARMS = {"dead": "killed", "injured": "injured"}
FIGURE = re.compile(r"(\d{1,6})(\+?) ?(?:\( ?\+ ?(\d{1,6})\+?\))?(?:\[\d{1,3}\])?")


@dataclass(frozen=True, slots=True)
class Score:
    """One row and one field: the figures that count as right, the text's total and its claims."""

    text: str
    field: str
    gold: str
    accepted: frozenset[int]
    found: int
    claims: tuple[Claim, ...]

    @property
    def is_right(self) -> bool:
        """Whether the total is one of the accepted figures."""
        return self.found in self.accepted


def parse_gold(text: str) -> frozenset[int] | None:
    """The figures a gold cell accepts; None where it states no plain number.

    >>> sorted(parse_gold("6+ (+3)") or ()), parse_gold("Unknown")
    ([6, 7, 9], None)
    """
    match = FIGURE.fullmatch(text.strip().replace(",", ""))
    if not match:
        return None
    base, beyond = int(match[1]), bool(match[2])
    accepted = {base} | ({base + 1} if beyond else set())
    return frozenset(accepted | ({base + int(match[3])} if match[3] else set()))


def read_rows(path: Path, half: str | None) -> list[dict[str, Any]]:
    """The rows of a benchmark, or one half of them."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    middle = len(rows) // 2
    return {"first": rows[:middle], "second": rows[middle:]}.get(half or "", rows)


def read_claims(text: str) -> tuple[Claim, ...]:
    """The claims the pipeline reads in one text."""
    data = text.encode("utf-8")
    outcome = read_document(RawText("row.txt", sha256(data).hexdigest(), len(data), "utf-8", text))
    return outcome.claims if isinstance(outcome, Reading) else ()


def score_rows(rows: Iterable[dict[str, Any]]) -> Iterator[Score]:
    """One score for each field of each row that states a plain number."""
    for row in rows:
        claims = read_claims(row["text"])
        for field, harm in HARMS.items():
            accepted = parse_gold(row["gold"].get(field) or "")
            if accepted is not None:
                found = total_of(claims, harm).count or 0
                yield Score(row["text"], field, row["gold"][field], accepted, found, claims)


def summarise(scores: Iterable[Score]) -> dict[str, dict[str, float]]:
    """Rows scored, rows right and their share, by field."""
    kept = list(scores)
    report: dict[str, dict[str, float]] = {}
    for field in HARMS:
        mine = [score for score in kept if score.field == field]
        right = sum(score.is_right for score in mine)
        report[field] = {"n": len(mine), "right": right, "exact": round(right / max(len(mine), 1), 4)}
    return report


def main(arguments: list[str] | None = None) -> None:
    """Print the figures, and where asked the rows that were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["first", "second"])
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args(arguments)
    scores = list(score_rows(read_rows(options.file, options.half)))
    for score in [s for s in scores if not s.is_right][: options.misses]:
        print(f"{score.field}: {score.gold} read as {score.found}: {score.text[:400]}")
        print(
            "    "
            + "; ".join(
                f"{c.harm} {c.count_text} {c.rule}" + " part" * (c.whole is not None) for c in score.claims
            )
        )
    print(json.dumps(summarise(scores)))


if __name__ == "__main__":
    main()
