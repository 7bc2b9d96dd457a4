"""Names that a text itself gives an acronym."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.actors.defined import find_defined, find_definitions
from tests.conftest import read_cases


@pytest.mark.parametrize("case", read_cases("actors/defined.yml"))
def test_acronyms_a_text_defines(case: dict[str, Any]) -> None:
    defined = [alias for known in find_defined(case["text"]).values() for alias in known]
    found = {alias.exact: [alias.actor.name, alias.actor.sort] for alias in defined if alias.exact}
    singular = {short: actor for short, actor in found.items() if not short.endswith("s")}
    assert singular == case["defined"]


@given(st.text(alphabet="AaBb ofthe'’-(),.\n1", max_size=80))
def test_a_definition_quotes_its_name(text: str) -> None:
    for definition in find_definitions(text):
        assert text[definition.start :].startswith(definition.words[0])
        assert definition.acronym in text
