"""Who says the numbers."""

from __future__ import annotations

from typing import Any

import pytest

from flows import read_text
from tests.conftest import read_cases


@pytest.mark.parametrize("case", read_cases("claims/sources.yml"))
def test_source(case: dict[str, Any]) -> None:
    claims = read_text(case["text"])["casualties"].sort_values(["start", "count_text"])
    said = claims["attributed_to"].astype(object)
    assert said.where(said.notna(), None).tolist() == case["said"]
