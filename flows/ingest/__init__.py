"""Ingest: a file -> what is known of it and the passages that are read."""

from flows.ingest.document import make_document
from flows.ingest.duplicates import reject_duplicates
from flows.ingest.files import LARGEST_FILE, find_texts, make_raw, read_raw
from flows.ingest.sources import read_sources

__all__ = [
    "LARGEST_FILE",
    "find_texts",
    "make_document",
    "make_raw",
    "read_raw",
    "read_sources",
    "reject_duplicates",
]
