"""Sentences read one by one, as the pipeline reads them, for the tables of cases."""

from __future__ import annotations

from functools import cache

import pytest

from flows.annotate.sentences import annotate
from flows.extract.actors.cast import make_cast
from flows.extract.mentions.drafts import Draft, find_drafts
from flows.extract.mentions.kinds import View, make_view
from flows.model import load_parser
from flows.records import Document, Passage, Sentence, SentenceSpan


@cache
def parser():
    return load_parser()


def make_document(text: str) -> Document:
    """A document of one paragraph."""
    nothing = (None,) * 6
    passages = (Passage(0, len(text), "paragraph", True),)
    return Document(
        "d", "d.txt", "0" * 64, len(text), "utf-8", text, (), *nothing, "en", None, None, None, "d", passages
    )


@cache
def read_sentence(text: str) -> Sentence:
    return annotate(text, [SentenceSpan(0, len(text), 0)], parser())[0]


@cache
def read_drafts(text: str) -> tuple[View, tuple[Draft, ...]]:
    sentence = read_sentence(text)
    view = make_view(sentence, make_cast(make_document(text), (sentence,)))
    return view, find_drafts(view)[0]


def find_codes(text: str) -> dict[str, str]:
    """Head word of each trigger -> the name of its code."""
    view, drafts = read_drafts(text)
    return {view.sentence.doc[d.match.frame.head].text: d.match.code.name for d in drafts}


@pytest.fixture(name="find_codes")
def _find_codes():
    return find_codes


@pytest.fixture(name="read_drafts")
def _read_drafts():
    return read_drafts
