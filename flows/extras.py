"""What a version holds beside its tables: exports for other schemes' scripts, and the measured accuracy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.publish.sheet import format_csv
from flows.resolve.exports import make_exports

if TYPE_CHECKING:
    from flows.publish import Edition

# Written by `make evaluate`, published as they are: they say how far to trust each column.
MEASURED = {
    "accuracy.json": Path(__file__).parent / "evaluate" / "accuracy.json",
    "ACCURACY.md": Path(__file__).parent / "evaluate" / "REPORT.md",
}


def make_extras(edition: Edition) -> dict[str, str | bytes]:
    """The further files of a version by path; what was not measured is left out."""
    measured = {name: path.read_text(encoding="utf-8") for name, path in MEASURED.items() if path.is_file()}
    exports = {
        name: format_csv(table.astype("string")) for name, table in make_exports(edition.tables).items()
    }
    return {**measured, **exports}
