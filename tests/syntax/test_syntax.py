"""Clauses, realis and attribution, read off real parses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.annotate.respelled import parse_sentences
from flows.syntax import find_attribution, find_clause, find_realis
from tests.conftest import read_cases

if TYPE_CHECKING:
    from flows.model import Parser


def _position(doc: Any, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize("case", read_cases("syntax/clauses.yml"))
def test_who_does_what_to_whom(case: dict[str, Any], parser: Parser) -> None:
    doc = parse_sentences([case["text"]], parser)[0]
    clause = find_clause(doc, _position(doc, case["predicate"]))
    assert clause.voice == case["voice"]
    assert [doc[i].text for i in clause.agents] == case["agents"]
    assert [doc[i].text for i in clause.patients] == case["patients"]


@pytest.mark.parametrize("case", read_cases("syntax/realis.yml"))
def test_whether_it_happened(case: dict[str, Any], parser: Parser) -> None:
    doc = parse_sentences([case["text"]], parser)[0]
    realis = find_realis(doc, _position(doc, case["predicate"]))
    assert realis.reason == case["reason"]
    assert realis.factual == (case["reason"] is None)


@pytest.mark.parametrize("case", read_cases("syntax/attribution.yml"))
def test_who_says_so(case: dict[str, Any], parser: Parser) -> None:
    doc = parse_sentences([case["text"]], parser)[0]
    found = find_attribution(doc, _position(doc, case["predicate"]))
    assert (found.text if found else None) == case["source"]
    assert (found.kind if found else None) == case["kind"]
