"""What the rows of claims of whole texts say, column by column."""

from __future__ import annotations

from typing import Any

import pytest

from flows import read_text
from tests.conftest import read_cases


@pytest.mark.parametrize("case", read_cases("claims/rows.yml"), ids=lambda case: case["text"][:60])
def test_rows(case: dict[str, Any]) -> None:
    tables = read_text(case["text"])
    table = tables["casualties"].sort_values(["start", "count_text"])
    names = tables["actors"].set_index("actor_id")["name"]
    table = table.assign(perpetrator=table["perpetrator_actor_id"].map(names))
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    wanted = case["claims"]
    found = [{key: row[key] for key in keys} for row, keys in zip(rows, wanted, strict=False)]
    assert len(rows) == len(wanted), [(row["harm"], row["count_text"]) for row in rows]
    assert sorted(map(str, found)) == sorted(map(str, wanted))
