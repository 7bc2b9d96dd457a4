"""What a version holds beside its tables: exports, the measured accuracy, figures, and the explorer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.fingerprint import hash_bytes, hash_code
from flows.publish.explorer import EXPLORER, Told, make_explorer
from flows.publish.figures import draw_figure, make_sketches
from flows.publish.sheet import format_csv
from flows.readings.store import read_rows
from flows.records import Reading
from flows.resolve.exports import make_exports
from flows.resolve.reasons import find_reasons
from flows.segment import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from flows.publish import Edition
    from flows.publish.edition import Files, MakeFiles
    from flows.publish.figures import Sketch
    from flows.publish.project import Project
    from flows.readings.store import Store
    from flows.records import Document, Reject

# Written by `make evaluate`, published as they are: they say how far to trust each column.
MEASURED = {
    "accuracy.json": Path(__file__).parent / "evaluate" / "accuracy.json",
    "ACCURACY.md": Path(__file__).parent / "evaluate" / "REPORT.md",
}


def find_extras(
    tables: Mapping[str, pd.DataFrame],
    outcomes: Iterable[Reading | Reject],
    project: Project,
    drawn: Store | None = None,
) -> MakeFiles:
    """The further files of a version by path, as a function of its edition; what is not there is left out.

    Figures take seconds and are the same in every edition of these tables: they are drawn here, once, and
    not at all where an earlier build `drawn` the same.
    """
    figures = find_figures(make_sketches(tables, project.name), drawn)
    same: Files = {**read_measured(), **make_sheets(tables), **figures}
    told, reasons = find_told(outcomes), find_reasons(tables)

    def make_files(edition: Edition) -> Files:
        return {**same, EXPLORER: make_explorer(edition, told, reasons)}

    return make_files


def read_measured() -> dict[str, str]:
    """The accuracy reports that are there, by path in the version."""
    return {name: path.read_text(encoding="utf-8") for name, path in MEASURED.items() if path.is_file()}


def make_sheets(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The exports for scripts of other datasets, by path in the version."""
    return {name: format_csv(table.astype("string")) for name, table in make_exports(tables).items()}


def find_told(outcomes: Iterable[Reading | Reject]) -> dict[str, Told]:
    """The texts that were read and their sentences, by document_id."""
    documents = (outcome.document for outcome in outcomes if isinstance(outcome, Reading))
    return {document.document_id: _make_told(document) for document in documents}


def _make_told(document: Document) -> Told:
    return Told(document.text, tuple((each.start, each.end) for each in find_sentences(document)))


def find_figures(sketches: Sequence[Sketch], drawn: Store | None) -> dict[str, bytes]:
    """The figures by path in the version; what the same code drew before from the same is kept."""
    if drawn is None:
        return {path: content for sketch in sketches for path, content in draw_figure(sketch).items()}
    keys, partitions = _make_keys(sketches), drawn.find_keys()
    missing = [each for each in sketches if not all(keys[path] in partitions for path in each.paths)]
    fresh = {keys[path]: content for each in missing for path, content in draw_figure(each).items()}
    if fresh:
        drawn.write(fresh)
    kept = {key: read_rows(partitions[key])[key] for key in keys.values() if key not in fresh}
    files = {path: (fresh | kept)[key] for path, key in keys.items()}
    drawn.tidy(keys.values())
    return files


def _make_keys(sketches: Iterable[Sketch]) -> dict[str, str]:
    """For each file of the figures the key it is kept under."""
    code = hash_code()
    return {path: hash_bytes(repr((code, path, each)).encode()) for each in sketches for path in each.paths}
