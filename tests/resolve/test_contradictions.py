"""What the seeds contradict each other about is visible in the tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.pipeline import build_tables
from tests.conftest import read_cases

if TYPE_CHECKING:
    import pandas as pd

SEEDS = Path(__file__).parents[2] / "seeds"
Tables = dict[str, "pd.DataFrame"]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return build_tables(SEEDS)


@pytest.mark.parametrize("case", read_cases("resolve/contradictions.yml"))
def test_contradictions_of_the_seeds(case: dict[str, Any], tables: Tables) -> None:
    checks = {"figures": _share_a_set, "statements": _are_stated, "compared": _are_compared,
              "events": _are_opposed}  # fmt: skip
    for kind, check in checks.items():
        assert kind not in case or check(tables, case[kind])


def _share_a_set(tables: Tables, asked: dict[str, Any]) -> bool:
    claims = tables["casualties"]
    rows = claims[(claims.harm == asked["harm"]) & (claims.location == asked["location"])]
    sets = rows[rows.conflict_set.notna()].groupby("conflict_set").count_low.apply(set)
    return any(set(asked["numbers"]) <= numbers for numbers in sets)


def _are_stated(tables: Tables, asked: dict[str, Any]) -> bool:
    rows = tables["statements"]
    rows = rows[(rows.field == asked["field"]) & rows.conflict_set.notna()]
    mentions = tables["mentions"]
    told = mentions[mentions.quote.str.contains(asked.get("quote", ""), regex=False)]
    rows = rows[rows.event_id.isin(told.event_id)]
    return any(set(asked["values"]) <= values for values in rows.groupby("conflict_set").value.apply(set))


def _are_compared(tables: Tables, asked: dict[str, Any]) -> bool:
    claims = tables["casualties"].set_index("claim_id")
    pairs = tables["comparisons"]
    pairs = pairs[(pairs.compared == "claims") & (pairs.relation == asked["relation"])]
    return any(
        claims.harm[one] == asked["harm"]
        and sorted([claims.count_low[one], claims.count_low[other]]) == asked["numbers"]
        for one, other in zip(pairs.one_id, pairs.other_id, strict=True)
    )


def _are_opposed(tables: Tables, asked: dict[str, Any]) -> bool:
    events = tables["events"].set_index("event_id")
    pairs = tables["comparisons"]
    pairs = pairs[(pairs.compared == "events") & (pairs.relation == asked["relation"])]
    return any(
        events.location[one] == asked["location"]
        and sorted([events.sub_event_type[one], events.sub_event_type[other]]) == asked["codes"]
        for one, other in zip(pairs.one_id, pairs.other_id, strict=True)
    )
