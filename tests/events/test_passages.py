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
    conflict = mentions[mentions.event_type.notna()]
    assert [[m.trigger, m.sub_event_type] for m in conflict.itertuples()] == events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(r["text"], r["status"], id=r["text"][:60])
        for r in read_yaml("status.yml", folder="../tests/data/events")
    ],
)
def test_status_of_each_mention(text, status):
    mentions = read_text(text)["mentions"]
    conflict = mentions[mentions.event_type.notna()]
    found = {
        m.trigger: [m.status, m.attributed_to if m.attributed_to == m.attributed_to else None]
        for m in conflict.itertuples()
    }
    assert found == status
