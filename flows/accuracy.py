"""How well the reader reads, as `make evaluate` measured it: published with every dataset it makes."""

from __future__ import annotations

from pathlib import Path

ACCURACY = Path(__file__).parent / "evaluate" / "accuracy.json"


def read_accuracy() -> dict[str, str]:
    """The file to publish, by name; none where nothing was measured."""
    return {ACCURACY.name: ACCURACY.read_text(encoding="utf-8")} if ACCURACY.is_file() else {}
