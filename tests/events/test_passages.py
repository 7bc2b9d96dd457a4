"""Short passages of many layouts: what their sentences name together, and what only one of them tells."""

from __future__ import annotations

import pytest

from flows import read_text
from flows.lexicon import read_yaml

TABLE = read_yaml("passages.yml", folder="../tests/data/events")
CASES = [(area, row) for area, rows in TABLE.items() for row in rows]


@pytest.mark.parametrize(
    ("text", "events"), [pytest.param(r["text"], r["events"], id=f"{a}: {r['text'][:60]}") for a, r in CASES]
)
def test_events_of_a_passage(text, events):
    mentions = read_text(text)["mentions"].sort_values(["start", "end"])
    assert [[m.trigger, m.sub_event_type] for m in mentions.itertuples() if m.event_type] == events
