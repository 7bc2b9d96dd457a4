"""How well the reader reads texts it was not made from: `python -m flows.evaluate.unread TEXTS REFERENCE`.

Every text whose misses were once looked at flatters the reader. `unread.json` keeps what a published
version made of texts nobody had looked at; they need not be here. Anybody can measure their own so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from flows.evaluate.gold import read_gold
from flows.evaluate.seeds import score_seeds
from flows.pipeline import build_tables

KEPT = Path(__file__).parent / "unread.json"
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def read_unread(path: Path = KEPT) -> dict[str, Any]:
    """What was measured: `version`, number of `texts` and `words`, `about` them, `figures` by kind of row."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def score_texts(texts: Path, reference: Path) -> dict[str, Any]:
    """Number of texts and words that the reference annotates, and the figures of each kind of row."""
    gold = read_gold(reference)
    words = sum(
        len((reference / "texts" / name).read_text(encoding="utf-8").split()) for name in gold.documents
    )
    scores = score_seeds(build_tables(texts), gold)
    return {
        "texts": len(gold.documents),
        "words": words,
        "figures": {kind: score.figures for kind, score in scores.items()},
    }


@click.command()
@click.argument("texts", type=_FOLDER)
@click.argument("reference", type=_FOLDER)
@click.option("--version", required=True, help="The version of the dataset whose reader this is.")
@click.option("--about", required=True, help="What texts they are, in a few words.")
@click.option("--out", type=click.Path(path_type=Path), default=KEPT, show_default=True)
def main(texts: Path, reference: Path, version: str, about: str, out: Path) -> None:
    """Score the reader on the folder TEXTS against REFERENCE (laid out as tests/data/gold); write OUT."""
    found = {"version": version, "about": about, **score_texts(texts, reference)}
    out.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for kind, figures in found["figures"].items():
        click.echo(f"{kind}: {json.dumps(figures)}")
    click.echo(f"written: {out}")


if __name__ == "__main__":
    main()
