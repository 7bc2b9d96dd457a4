"""`make evaluate`: score the reader and write the report beside this file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from flows.evaluate.attested import make_page
from flows.evaluate.report import evaluate, write_markdown
from flows.pipeline import build_tables

HERE = Path(__file__).parent


@click.command()
@click.option(
    "--seeds", type=click.Path(path_type=Path, exists=True), default=Path("seeds"), show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), default=HERE, show_default=True)
def main(seeds: Path, out: Path) -> None:
    """Score the reader on seeds and benchmarks; write REPORT.md, EVENTS.md and accuracy.json to OUT."""
    figures, failures = evaluate(seeds)
    out.mkdir(parents=True, exist_ok=True)
    (out / "accuracy.json").write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (out / "REPORT.md").write_text(write_markdown(figures, failures), encoding="utf-8")
    (out / "EVENTS.md").write_text(make_page(build_tables(seeds)), encoding="utf-8")
    for kind, part in figures["seeds"]["all"].items():
        click.echo(f"{kind}: {json.dumps(part)}")
    click.echo(f"written: {out / 'REPORT.md'}, {out / 'accuracy.json'}")


if __name__ == "__main__":
    main()
