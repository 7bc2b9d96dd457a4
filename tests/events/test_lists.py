"""One event at several places is a mention for each of them, known to the gazetteer or not."""

from __future__ import annotations

import pytest

from flows import read_text
from flows.lexicon import read_yaml

CASES = read_yaml("lists.yml", folder="../tests/data/events")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_places_of_one_event(case):
    mentions = read_text(case["text"])["mentions"]
    told = mentions[mentions["trigger"].str.startswith(case["trigger"])]
    told = told.sort_values("place_text")
    assert list(told["place_text"]) == case["places"]
    if "days" in case:
        assert [str(day)[:10] for day in told["date_start"]] == case["days"]
