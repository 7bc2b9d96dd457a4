"""One text read in plain calls, from its characters to what it says: no other text, no table, no Prefect."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.sentences import annotate
from flows.extract.reading import extract
from flows.ingest import make_document
from flows.model import Parser, load_parser
from flows.records import Reject
from flows.repair import repair_text
from flows.segment import blank_markup, find_passages, find_sentences

if TYPE_CHECKING:
    from flows.records import RawText, Reading, Source


def read_document(raw: RawText, source: Source | None = None) -> Reading | Reject:
    """All that one text says, or the reason why it was not read."""
    text, repairs = repair_text(raw.text)
    document = make_document(raw, text, repairs, source, find_passages(text))
    if isinstance(document, Reject):
        return document
    return extract(document, annotate(blank_markup(text), find_sentences(document), _parser()))


@cache
def _parser() -> Parser:
    """The parser, loaded once a process."""
    return load_parser()
