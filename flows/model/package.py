"""Finish a trained pipeline: lemma tables inside, stray roots joined, written as the shipped folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click
import spacy
import yaml
from spacy.lookups import load_lookups

import flows.model.trees  # noqa: F401  (registers join_roots)

if TYPE_CHECKING:
    from spacy.language import Language

AUXILIARIES = Path(__file__).parent / "lemma_aux.yaml"
LEMMA_TABLES = ["lemma_rules", "lemma_exc", "lemma_index"]


def read_auxiliaries() -> dict[str, list[str]]:
    """The lemmas of each auxiliary form."""
    lemmas = yaml.safe_load(AUXILIARIES.read_text(encoding="utf-8"))
    return {form: [lemma] for lemma, forms in lemmas.items() for form in forms}


def add_lemmatizer(nlp: Language) -> Language:
    """The pipeline with the rule lemmatizer and its English tables."""
    lookups = load_lookups("en", tables=LEMMA_TABLES)
    lookups.get_table("lemma_exc")["aux"] = read_auxiliaries()
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)  # type: ignore[attr-defined]
    return nlp


def describe(nlp: Language, version: str) -> Language:
    """The pipeline with name, licence and version in its meta, and the batch size that parses fastest."""
    nlp.batch_size = 128
    nlp.meta.update(
        lang="en",
        name="conflict_parser",
        version=version,
        license="CC BY-SA 4.0",
        description="Tags, dependencies and lemmas of single English sentences of conflict reports.",
        author="",
        performance={},
    )
    return nlp


def write_package(trained: Path, out: Path, version: str) -> None:
    """The folder `out` with the finished pipeline of the weights in `trained`; an older one is replaced."""
    nlp = spacy.load(trained)
    nlp.add_pipe("join_roots")
    add_lemmatizer(nlp)
    describe(nlp, version)
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)


@click.command()
@click.option("--trained", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path(__file__).parent / "weights")
@click.option("--version", default="1.0.0")
def main(trained: Path, out: Path, version: str) -> None:
    """Write the finished pipeline to OUT."""
    write_package(trained, out, version)


if __name__ == "__main__":
    main()
