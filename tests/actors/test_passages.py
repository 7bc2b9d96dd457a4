"""Who takes part in the events of a passage."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows import read_text
from tests.conftest import read_cases

PUBLISHED = date(2019, 6, 12)


@pytest.mark.parametrize("case", read_cases("actors/passages.yml"))
def test_participants_of_a_passage(case: dict[str, Any]) -> None:
    tables = read_text(case["text"], published=case.get("published", PUBLISHED))
    rows = tables["participants"].merge(tables["actors"], on="actor_id")
    for trigger, (initiators, targets) in case["roles"].items():
        mentions = tables["mentions"]
        found = rows[rows.mention_id.isin(mentions[mentions.trigger == trigger].mention_id)]
        assert trigger in set(mentions.trigger)
        assert sorted(found[found.role == "initiator"].name) == initiators
        assert sorted(found[found.role == "target"].name) == targets


@pytest.mark.parametrize("case", read_cases("actors/offices.yml"))
def test_whom_persons_serve(case: dict[str, Any]) -> None:
    actors = read_text(case["text"], published=PUBLISHED)["actors"].set_index("name")
    for name, (country, body) in case["offices"].items():
        row = actors.loc[name]
        assert [row.country if row.notna().country else None] == [country]
        assert [row.member_of if row.notna().member_of else None] == [body]
