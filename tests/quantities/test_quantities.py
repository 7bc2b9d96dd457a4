"""Counts of a sentence against the table of the codebook."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.quantities.finding import find_quantities
from flows.annotate.quantities.numbers import parse_number
from flows.lexicon import read_yaml
from flows.model import Parser
from flows.model.tokens import SentenceTokenizer, set_infixes

CASES = yaml.safe_load((Path(__file__).parents[1] / "data/quantities/cases.yml").read_text(encoding="utf-8"))


@cache
def make_tokenizer() -> Parser:
    nlp = spacy.blank("en")
    set_infixes(nlp)
    nlp.tokenizer = SentenceTokenizer(nlp.tokenizer)
    return Parser(nlp)


@pytest.fixture(scope="module")
def tokenizer() -> Parser:
    return make_tokenizer()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_counts(case: dict[str, Any], tokenizer: Parser) -> None:
    found = find_quantities(tokenizer(case["text"]), 0, ())
    assert [{"low": q.low, "high": q.high, "qualifier": q.qualifier} for q in found] == case["counts"]


def test_computed_count_keeps_its_base(tokenizer: Parser) -> None:
    text = "60 people killed and double that figure injured"
    double = find_quantities(tokenizer(text), 100, ())[1]
    assert double.base == (100, 102)


WORDS = [
    *read_yaml("quantities.yml")["units"],
    *read_yaml("quantities.yml")["tens"],
    "hundred",
    "thousand",
    "million",
]
PIECES = st.sampled_from(
    [
        *WORDS,
        "and",
        "-",
        "at",
        "least",
        "more",
        "than",
        "of",
        "a",
        "dozen",
        "people",
        "12",
        "1,075",
        "–",
        "half",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_spans_quote_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for quantity in find_quantities(make_tokenizer()(text), 7, ()):
        assert text[quantity.start - 7 : quantity.end - 7] == quantity.text
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=999_999_999))
def test_figures_read_back(value: int) -> None:
    number = parse_number([f"{value:,}"], 0)
    assert number is not None
    assert number.value == value
