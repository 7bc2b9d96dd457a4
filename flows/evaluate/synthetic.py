"""Synthetic corpora for the benchmarks: `python -m flows.evaluate.synthetic FOLDER --documents 1000`.

The sentences of the seeds, mixed, with other places, days, numbers and forces in them; the same arguments
give the same texts. They are for measuring only: nothing of them is ever published as data.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.ingest import find_texts, make_document, read_raw
from flows.lexicon import read_yaml
from flows.records import Document, RawText
from flows.repair import repair_text
from flows.segment import find_passages, find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

PATTERN_LENGTHS = range(40, 400)
FOLDER_SIZE = 1000  # files a folder
LAST_DAY = 28
_NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d{1,3})(?!\w|[.,]\d)"


def write_corpus(
    folder: Path, documents: int, sentences: int, seed: int = 0, seeds: Path = Path("seeds")
) -> int:
    """The words of so many texts of so many sentences each, written below a folder."""
    patterns, words = read_patterns(seeds), 0
    for number in range(documents):
        text = make_text(patterns, sentences, random.Random(f"{seed} {number}"))
        path = folder / f"{number // FOLDER_SIZE:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def read_patterns(seeds: Path) -> list[str]:
    """The sentences of the texts of a folder that have a sentence's usual length."""
    raws = (read_raw(path, seeds) for path in find_texts(seeds))
    found = [sentence for raw in raws if isinstance(raw, RawText) for sentence in _find_sentences(raw)]
    return sorted({sentence for sentence in found if len(sentence) in PATTERN_LENGTHS})


def make_text(patterns: list[str], sentences: int, draw: random.Random) -> str:
    """One text: a dateline and so many sentences; one word is exchanged for the same other throughout."""
    lists = _read_lists()
    month, place = draw.choice(lists["months"]), draw.choice(lists["places"])
    exchanged: dict[str, str] = {}
    chosen = [_fill(draw.choice(patterns), exchanged, draw) for _ in range(sentences)]
    return f"{place.upper()}, {month} {draw.randrange(1, 29)}, 2014 - {' '.join(chosen)}\n"


def _find_sentences(raw: RawText) -> Iterator[str]:
    text, repairs = repair_text(raw.text)
    document = make_document(raw, text, repairs, None, find_passages(text))
    if isinstance(document, Document):
        yield from (" ".join(text[span.start : span.end].split()) for span in find_sentences(document))


def _fill(pattern: str, exchanged: dict[str, str], draw: random.Random) -> str:
    """The sentence with its slots drawn anew; what was drawn before for the same words stays."""

    def choose(match: re.Match[str]) -> str:
        return exchanged.setdefault(match.group(), _draw(match, draw))

    return _slots().sub(choose, pattern)


def _draw(match: re.Match[str], draw: random.Random) -> str:
    if match.lastgroup != "number":
        return str(draw.choice(_read_lists()[str(match.lastgroup)]))
    number = int(match.group().replace(",", ""))
    return (
        f"{draw.randint(1, max(LAST_DAY, 2 * number)) if number > LAST_DAY else draw.randint(1, LAST_DAY):,}"
    )


@cache
def _slots() -> re.Pattern[str]:
    """One alternative a list, longest words first, and one for numbers."""
    named = {
        name: "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        for name, words in _read_lists().items()
    }
    lists = "|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in named.items())
    return re.compile(f"{lists}|(?P<number>{_NUMBER})")


@cache
def _read_lists() -> dict[str, Any]:
    lists: dict[str, Any] = read_yaml("synthetic.yml", "evaluate")
    return lists


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--documents", default=1000, show_default=True)
@click.option("--sentences", default=3, show_default=True)
@click.option("--seed", default=0, show_default=True)
def main(folder: Path, documents: int, sentences: int, seed: int) -> None:
    """Write a synthetic corpus to FOLDER."""
    words = write_corpus(folder, documents, sentences, seed)
    click.echo(f"{documents} texts, {words} words in {folder}")


if __name__ == "__main__":
    main()
