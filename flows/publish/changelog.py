"""The entry of one version in CHANGELOG.md."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.publish.diff import CellChange, Diff, RowChange, TableDiff, TextsDiff

TITLE = "# Changes of the dataset\n\nThe rows and cells behind each line are in `diff.json` of the version.\n"


def make_entry(diff: Diff, before: str | None, after: str) -> str:
    """What is new in one version, in Markdown."""
    since = f"{diff.level}, since {before}" if before else "first version"
    lines = [
        *_list_texts(diff.texts),
        *(f"- `{name}`: the table is gone" for name in diff.tables_removed),
        *(f"- `{name}`: {_summarise(each)}" for name, each in diff.tables.items()),
    ]
    return "\n".join(
        [f"## {after} ({since})", "", *(lines or ["- metadata only: every value is the same"]), ""]
    )


def _list_texts(texts: TextsDiff) -> list[str]:
    parts = {"new": texts.added, "gone": texts.removed, "changed": texts.changed}
    return [f"- texts {word}: {', '.join(paths)}" for word, paths in parts.items() if paths]


def _summarise(diff: TableDiff) -> str:
    parts = {
        "columns added": ", ".join(diff.columns_added),
        "columns removed": ", ".join(diff.columns_removed),
        "columns retyped": ", ".join(diff.columns_retyped),
        "rows added": _count(len(diff.added), diff.added),
        "rows removed": _count(len(diff.removed), diff.removed),
        "rows changed": _count(diff.changed, diff.cells),
    }
    return "; ".join(f"{label} {value}" for label, value in parts.items() if value)


def _count(rows: int, changes: Iterable[RowChange | CellChange]) -> str:
    """How many rows, and their reasons, the commonest first; of cells each row counts once a reason."""
    counts = Counter(
        reason for _, reason in sorted({(change.key, change.reason) for change in changes}, key=str)
    )
    named = ", ".join(f"{reason} {count}" for reason, count in counts.most_common())
    return f"{rows} ({named})" if rows else ""
