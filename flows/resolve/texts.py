"""Rows of what was read and what was not: documents, repairs, abstentions, rejects."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flows.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Document, Reading, Reject
    from flows.resolve.rows import Row


def make_document_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row a text."""
    return [_document_row(reading.document) for reading in readings]


def _document_row(document: Document) -> Row:
    same = ("document_id", "path", "title", "publisher", "author", "published", "published_precision",
            "published_basis", "language", "genre", "licence", "rights", "source_lineage", "sha256",
            "encoding", "bytes")  # fmt: skip
    text = document.text.encode("utf-8", "surrogatepass")
    return {
        **{name: getattr(document, name) for name in same},
        "text_sha256": hashlib.sha256(text).hexdigest(),
        "characters": len(document.text),
        "repairs": len(document.repairs),
    }


def make_repair_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row a repaired span."""
    return [
        {
            "repair_id": make_id("rep", reading.document.document_id, repair.raw_start, repair.raw_end),
            "document_id": reading.document.document_id,
            **{name: getattr(repair, name) for name in repair.__slots__},
        }
        for reading in readings
        for repair in reading.document.repairs
    ]


def make_abstention_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row a passage that was left uncoded, with its words."""
    return [
        {
            "document_id": reading.document.document_id,
            "start": abstention.start,
            "end": abstention.end,
            "quote": reading.document.text[abstention.start : abstention.end],
            "reason": abstention.reason,
        }
        for reading in readings
        for abstention in reading.abstentions
    ]


def make_reject_rows(rejects: Iterable[Reject]) -> list[Row]:
    """One row an input that could not be read."""
    return [{"path": r.path, "reason": r.reason, "detail": r.detail} for r in rejects]
