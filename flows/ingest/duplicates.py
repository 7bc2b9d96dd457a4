"""Texts that were received twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.records import Reading, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def reject_duplicates(readings: Iterable[Reading | Reject]) -> Iterator[Reading | Reject]:
    """The readings, the second of two equal texts rejected."""
    first: dict[str, str] = {}
    for each in readings:
        if isinstance(each, Reject):
            yield each
            continue
        known = first.setdefault(each.document.sha256, each.document.path)
        again = known != each.document.path
        yield Reject(each.document.path, "duplicate", f"the same text as {known}") if again else each
