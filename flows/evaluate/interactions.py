"""Interactions of sentences: `python -m flows.evaluate.interactions FILE [--half first|second] [--misses N]`.

Each row of FILE (the PLOVER gold standard records) has a `text` and under `gold` one event, its sources and
its targets. The code is right where one mention of the text bears it; an actor is found where a participant
of that side bears its words or its country; mentions with another code are extras.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.evaluate.bench import read_rows
from flows.lexicon import read_yaml
from flows.lexicon.fold import fold_pieces
from flows.readings.document import read_document
from flows.records import Mention, RawText, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.records import Participant

SIDES = {"source": "initiator", "target": "target"}


@dataclass(frozen=True, slots=True)
class Score:
    """One row: the code asked for, what was read, how many actors of each side were asked for and found."""

    text: str
    code: str
    mentions: tuple[Mention, ...]
    asked: dict[str, int]
    found: dict[str, int]

    @property
    def is_right(self) -> bool:
        """Whether a mention bears the code."""
        return any(mention.plover == self.code for mention in self.mentions)

    @property
    def extras(self) -> int:
        """How many mentions bear another code."""
        return sum(mention.plover != self.code for mention in self.mentions)


def score_row(row: dict[str, Any]) -> Score:
    """The score of one row."""
    gold, mentions = row["gold"], read_mentions(row["text"])
    code = _words("renamed").get(gold["event"], gold["event"])
    asked = {side: read_actors(gold.get(side)) for side in SIDES}
    found = {side: sum(_is_found(a, asked, side, mentions) for a in actors) for side, actors in asked.items()}
    return Score(row["text"], code, mentions, {side: len(actors) for side, actors in asked.items()}, found)


def read_actors(cell: object) -> list[dict[str, str]]:
    """The actors of a cell of the gold; some cells hold none, or stray text."""
    rows = cell if isinstance(cell, list) else []
    return [row for row in rows if isinstance(row, dict) and row.get("actorText")]


def read_mentions(text: str) -> tuple[Mention, ...]:
    """The mentions the pipeline reads in one text."""
    data = text.encode("utf-8")
    outcome = read_document(RawText("row.txt", sha256(data).hexdigest(), len(data), "utf-8", text))
    return outcome.mentions if isinstance(outcome, Reading) else ()


def _is_found(
    actor: dict[str, str], asked: dict[str, list[dict[str, str]]], side: str, mentions: Iterable[Mention]
) -> bool:
    """Whether a participant is the actor; where no target is named, all of a side are on both sides."""
    roles = {SIDES[side]} if asked["target"] else set(SIDES.values())
    players = (p for mention in mentions for p in mention.participants if p.role in roles)
    return any(same_actor(actor, player) for player in players)


def same_actor(actor: dict[str, str], player: Participant) -> bool:
    """Whether a participant bears the country of the gold's actor or a telling word of its text."""
    if player.actor.country is not None and player.actor.country == actor["code"][:3]:
        return True
    return bool(_telling(actor["actorText"]) & (_telling(player.text) | _telling(player.actor.name)))


def _telling(text: str) -> frozenset[str]:
    return frozenset(fold_pieces(text)) - frozenset(_words("empty_words"))


def score_rows(rows: Iterable[dict[str, Any]]) -> Iterator[Score]:
    """One score a row."""
    yield from map(score_row, rows)


def summarise(scores: Iterable[Score]) -> dict[str, float]:
    """Rows, the share whose code was read, the shares of sources and targets found, extra mentions a row."""
    kept = list(scores)
    report: dict[str, float] = {"n": len(kept), "code": _share(sum(s.is_right for s in kept), len(kept))}
    for side in SIDES:
        asked = sum(score.asked[side] for score in kept)
        report[f"{side}s"] = _share(sum(score.found[side] for score in kept), asked)
    report["extras a row"] = _share(sum(score.extras for score in kept), len(kept))
    return report


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)


@cache
def _words(key: str) -> Any:
    return read_yaml("interactions.yml", folder="evaluate")[key]


def main(arguments: list[str] | None = None) -> None:
    """Print the figures, and where asked the rows whose code was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["first", "second"])
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args(arguments)
    scores = list(score_rows(read_rows(options.file, options.half)))
    for score in [s for s in scores if not s.is_right][: options.misses]:
        print(f"{score.code}: {score.text}")
        for mention in score.mentions:
            players = "; ".join(f"{p.role} {p.actor.name}" for p in mention.participants)
            print(f"    {mention.plover} [{mention.trigger}] {players}")
    print(json.dumps(summarise(scores)))


if __name__ == "__main__":
    main()
