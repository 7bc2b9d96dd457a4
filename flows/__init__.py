"""Texts in, a dataset of conflict events, actors and casualty claims out.

The public interface needs no Prefect, no files and no server:

- `read_text(text, published=None)` -> the tables of one text, by name, as DataFrames
- `repair_text(text)` -> the text with its encoding mended, and the list of repairs
- `find_times(text, published=None)` -> its time expressions as a DataFrame
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.pipeline import read_text
    from flows.repair import repair_text
    from flows.times import find_times

HOMES = {"find_times": "flows.times", "read_text": "flows.pipeline", "repair_text": "flows.repair"}

__all__ = ["find_times", "read_text", "repair_text"]


def __getattr__(name: str) -> Any:
    """The public functions, imported when first asked for, so that `import flows` stays quick."""
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'flows' has no attribute {name!r}")
