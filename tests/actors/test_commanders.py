"""Who leads forces in a text, and whose bare surname is no place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows.annotate.sentences import annotate
from flows.extract.actors.commanders import find_commanders
from flows.extract.actors.surnames import name_surnames
from flows.segment import find_sentences
from tests.conftest import read_cases
from tests.events.conftest import make_document

if TYPE_CHECKING:
    from flows.model import Parser
    from flows.records import Sentence


def read_sentences(text: str, parser: Parser) -> tuple[Sentence, ...]:
    """The sentences of a text, as the pipeline reads them."""
    return name_surnames(annotate(text, find_sentences(make_document(text)), parser))


@pytest.mark.parametrize("case", read_cases("actors/commanders.yml"))
def test_who_leads_forces(case: dict[str, Any], parser: Parser) -> None:
    assert find_commanders(read_sentences(case["text"], parser)) == case["commanders"]


@pytest.mark.parametrize("case", read_cases("actors/surnames.yml"))
def test_surnames_are_persons(case: dict[str, Any], parser: Parser) -> None:
    last = read_sentences(case["text"], parser)[-1]
    assert [name.text for name in last.actors if name.sort == "person"] == case["persons"]
    assert [place.text for place in last.places] == case["places"]
