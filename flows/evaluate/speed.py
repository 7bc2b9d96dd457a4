"""`make bench`: words a second of every stage on one core, beside a peer where one exists."""

from __future__ import annotations

import os
import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
import ftfy
from dateparser.search import search_dates

from flows.annotate.sentences import annotate_sentence
from flows.extract.reading import extract
from flows.ingest import find_texts, make_document, read_raw, read_sources
from flows.model import load_parser
from flows.model.parser import BATCH
from flows.readings.child import clear_away, spare_collector
from flows.readings.document import read_document
from flows.records import Document, RawText, Reading
from flows.repair import repair_text
from flows.resolve import resolve
from flows.segment import blank_markup, find_passages, find_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROUNDS = 3  # the best of so many runs is taken


class Speed(NamedTuple):
    """One line of the table: a stage, how fast it is, what it was compared with and how fast that is."""

    stage: str
    words_a_second: float
    peer: str = ""
    peer_words_a_second: float | None = None


def measure(words: int, run: Callable[[], Any]) -> float:
    """Words a second of CPU time, the best of some runs, what they leave behind cleared away."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        clear_away()
        best = min(best, time.process_time() - start)
    return words / best


def measure_stages(seeds: Path) -> list[Speed]:
    """The speed of each stage on the texts of a folder."""
    sources = read_sources(seeds)
    raws = [raw for path in find_texts(seeds) if isinstance(raw := read_raw(path, seeds), RawText)]
    documents = [d for raw in raws if isinstance(d := _document(raw), Document)]
    spans = [find_sentences(document) for document in documents]
    parser = load_parser()
    readable = [blank_markup(document.text) for document in documents]
    texts = [text[s.start : s.end] for text, found in zip(readable, spans, strict=True) for s in found]
    words = sum(len(text.split()) for text in texts)
    whole = sum(len(raw.text.split()) for raw in raws)
    parsed = list(parser.pipe(texts))
    flat = [span for found in spans for span in found]
    readings = [r for raw in raws if isinstance(r := read_document(raw, sources.get(raw.path)), Reading)]
    spare_collector()  # as a reader does when it has loaded

    def annotated() -> list[Any]:
        return [annotate_sentence(i, s, d) for i, (s, d) in enumerate(zip(flat, parsed, strict=True))]

    sentences = _by_document(annotated(), spans)
    return [
        Speed(
            "repair", measure(whole, lambda: [repair_text(r.text) for r in raws]), "ftfy", _ftfy(raws, whole)
        ),
        Speed("ingest and segment", measure(whole, lambda: [_document(raw) for raw in raws])),
        Speed(
            "parse",
            measure(words, lambda: list(parser.pipe(texts))),
            "spaCy's own run of the same pipeline",
            measure(words, lambda: list(parser.nlp.pipe(texts, batch_size=BATCH))),
        ),
        Speed("annotate", measure(words, annotated), "dateparser.search (times only)", _dateparser(texts)),
        Speed("extract", measure(words, lambda: list(map(extract, documents, sentences)))),
        Speed("resolve", measure(words, lambda: resolve(readings))),
        Speed("reading, repair to claims", measure(whole, lambda: [read_document(raw) for raw in raws])),
    ]


def _document(raw: RawText) -> Any:
    text, repairs = repair_text(raw.text)
    return make_document(raw, text, repairs, None, find_passages(text))


def _by_document(sentences: list[Any], spans: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The annotated sentences of each document, numbered within it."""
    found, at = [], 0
    for part in spans:
        found.append(tuple(replace(s, index=i) for i, s in enumerate(sentences[at : at + len(part)])))
        at += len(part)
    return found


def _ftfy(raws: list[RawText], words: int) -> float:
    return measure(words, lambda: [ftfy.fix_text(raw.text) for raw in raws])


def _dateparser(texts: list[str]) -> float:
    few = texts[:40]
    start = time.process_time()
    for text in few:
        search_dates(text, languages=["en"])
    return sum(len(text.split()) for text in few) / (time.process_time() - start)


def write_table(speeds: Iterable[Speed]) -> str:
    """The table as Markdown, with the machine."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    lines = [
        "# How fast the reader is\n",
        f"Written by `make bench` on a machine of {os.cpu_count()} cores and {pages >> 30} GiB of memory.",
        f"Words a second of CPU time on one core, on the five seeds; peak memory {peak} MB.\n",
        "| stage | words/s | microseconds a word | peer | words/s of the peer |",
        "| --- | --: | --: | --- | --: |",
    ]
    for speed in speeds:
        theirs = f"{speed.peer_words_a_second:,.0f}" if speed.peer_words_a_second else ""
        cost = 1e6 / speed.words_a_second
        lines.append(
            f"| {speed.stage} | {speed.words_a_second:,.0f} | {cost:.1f} | {speed.peer} | {theirs} |"
        )
    return "\n".join(lines) + "\n"


@click.command()
@click.option(
    "--seeds", type=click.Path(path_type=Path, exists=True), default=Path("seeds"), show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), default=Path(__file__).parent / "SPEED.md")
def main(seeds: Path, out: Path) -> None:
    """Measure every stage on the texts of SEEDS and write the table to OUT."""
    table = write_table(measure_stages(seeds))
    out.write_text(table, encoding="utf-8")
    click.echo(table)


if __name__ == "__main__":
    main()
