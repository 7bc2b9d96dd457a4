"""Places of list rows: `python -m flows.evaluate.places FILE [--half first|second] [--misses N]`.

Each row of FILE has a `text` and `gold.location` as somebody else coded it ("Hawija, Kirkuk, Iraq"). A row
counts where the text names its first place in any spelling the gazetteer knows. It is found where a usable
place of the text is that place, placed where that one lies in the gold's country,.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.annotate.places.finding import find_places
from flows.extract.places.placing import make_setting
from flows.lexicon.gazetteer import find_places_named, read_gazetteer
from flows.lexicon.gazetteer.names import fold
from flows.model import Parser, load_parser
from flows.records import Document, Passage, PlaceName, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


NO_WORD = re.compile(r"[^\w\s'’-]")
RANKS = re.compile(r" (city|department|district|governorate|oblast|province|region|state)$")


@dataclass(frozen=True, slots=True)
class Score:
    """One row: its text, the place asked for, whether it is named, found, and in the right country."""

    text: str
    gold: str
    is_named: bool
    is_found: bool
    is_in_country: bool
    found: tuple[str, ...]


@cache
def read_spellings() -> dict[int, set[str]]:
    """Every folded spelling of each line of the gazetteer."""
    gazetteer = read_gazetteer()
    spellings: dict[int, set[str]] = defaultdict(set)
    for key, number in gazetteer.first.items():
        for line in (number, *gazetteer.more.get(key, ())):
            spellings[line].add(key)
    return spellings


def find_spellings(place: str) -> set[str]:
    """The folded spellings of a place: as coded, without its rank, and all the gazetteer's."""
    gazetteer, key = read_gazetteer(), fold(place)
    keys = {key, RANKS.sub("", key)}
    lines = [
        n for k in keys if k in gazetteer.first for n in (gazetteer.first[k], *gazetteer.more.get(k, ()))
    ]
    return keys.union(*(read_spellings()[line] for line in lines))


def is_in_text(spellings: Iterable[str], text: str) -> bool:
    """Whether the folded text holds one of the spellings as whole words."""
    folded = f" {fold(NO_WORD.sub(' ', text))} "
    return any(f" {spelling} " in folded for spelling in spellings)


@cache
def read_parser() -> Parser:
    """The parser, loaded once."""
    return load_parser()


def same_place(name: PlaceName, place: str) -> bool:
    """Whether a name found means the place coded."""
    keys = {fold(place), RANKS.sub("", fold(place))}
    meant = {(p.title, p.admin1) for key in keys for p in find_places_named(key)}
    return RANKS.sub("", fold(name.location)) in keys or (name.location, name.admin1) in meant


def read_names(text: str) -> tuple[PlaceName, ...]:
    """The usable places of a text read as one sentence."""
    doc = read_parser()(text)
    sentence = Sentence(0, 0, 0, doc, places=find_places(doc, 0))
    passage = Passage(0, len(text), "paragraph", True)
    document = Document(
        "",
        "",
        "",
        0,
        "utf-8",
        text,
        (),
        None,
        None,
        None,
        None,
        None,
        None,
        "en",
        None,
        None,
        None,
        "",
        (passage,),
    )
    return make_setting(document, [sentence]).places[0]


def score_row(row: dict[str, Any]) -> Score:
    """The score of one row."""
    parts = [part.strip() for part in row["gold"]["location"].split(",")]
    names = read_names(row["text"])
    right = [name for name in names if same_place(name, parts[0])]
    country = fold(parts[-1])
    return Score(
        text=row["text"],
        gold=row["gold"]["location"],
        is_named=is_in_text(find_spellings(parts[0]), row["text"]),
        is_found=bool(right),
        is_in_country=any(fold(name.country or "") in {country, ""} for name in right),
        found=tuple(name.location for name in names),
    )


def read_rows(path: Path, half: str | None) -> Iterator[dict[str, Any]]:
    """The rows of a file, or of its first or second half, that name a place."""
    lines = path.read_text(encoding="utf-8").splitlines()
    middle = len(lines) // 2
    kept = {None: lines, "first": lines[:middle], "second": lines[middle:]}[half]
    rows = (json.loads(line) for line in kept)
    return (row for row in rows if row["gold"].get("location"))


def make_report(scores: Iterable[Score], misses: int) -> Iterator[str]:
    """The figures in words, then the rows missed."""
    named = [score for score in scores if score.is_named]
    found = [score for score in named if score.is_found]
    placed = [score for score in found if score.is_in_country]
    yield f"named in the text: {len(named)}"
    yield f"found: {len(found)} ({len(found) / max(1, len(named)):.1%})"
    yield f"of these in the right country: {len(placed)} ({len(placed) / max(1, len(found)):.1%})"
    for score in [score for score in named if not (score.is_found and score.is_in_country)][:misses]:
        yield f"{score.gold} | {', '.join(score.found)} | {score.text[:200]}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    rows = read_rows(arguments.file, arguments.half)
    print("\n".join(make_report(map(score_row, rows), arguments.misses)))


if __name__ == "__main__":
    main()
