"""Sentence boundaries, case by case and as properties."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.lexicon import read_yaml
from flows.records import Document, Passage
from flows.segment import find_passages, find_sentences
from flows.segment.sentences import LONGEST_SENTENCE
from tests.conftest import read_cases


def make_document(text: str, passages: tuple[Passage, ...]) -> Document:
    return Document(
        document_id="doc-0", path="a.txt", sha256="", bytes=0, encoding="utf-8", text=text, repairs=(),
        title=None, publisher=None, author=None, published=None, published_precision=None,
        published_basis=None, language="en", genre=None, licence=None, rights=None, source_lineage="a.txt",
        passages=passages,
    )  # fmt: skip


@pytest.mark.parametrize("case", read_cases("segment/sentences.yml"))
def test_sentences_of_a_paragraph(case: dict[str, Any]) -> None:
    text = case.get("text") or " ".join(case["sentences"])
    document = make_document(text, (Passage(0, len(text), "paragraph", True),))
    found = [text[span.start : span.end].strip() for span in find_sentences(document)]
    assert found == case.get("pieces", case.get("sentences"))


def test_cells_of_a_table_row_are_sentences() -> None:
    text = "12 March | Ghazni | A bomb killed three. |"
    document = make_document(text, (Passage(0, len(text), "table_row", True),))
    cells = [text[span.start : span.end] for span in find_sentences(document)]
    assert cells == ["12 March | ", "Ghazni | ", "A bomb killed three. |"]


@given(st.text(alphabet="aB1 .!?\"'()[]|•\n-*#:—", max_size=200))
def test_sentences_tile_the_passages_that_are_read(text: str) -> None:
    document = make_document(text, find_passages(text))
    spans = find_sentences(document)
    for index, passage in enumerate(document.passages):
        own = [span for span in spans if span.passage == index]
        edges = [passage.start, *(span.end for span in own)]
        assert [span.start for span in own] == edges[:-1]
        assert edges[-1] == passage.end if passage.is_read else not own


def test_a_line_of_a_million_characters_is_cut() -> None:
    text = "word " * 200_000
    spans = find_sentences(make_document(text, find_passages(text)))
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE


@pytest.mark.parametrize("key", sorted(read_yaml("abbreviations.yml")))
def test_word_lists_are_sorted_words(key: str) -> None:
    words = read_yaml("abbreviations.yml")[key]
    assert all(isinstance(word, str) and word == word.casefold() for word in words)
    assert words == sorted(set(words))
