"""The political layer: who does what to whom, and whether the text itself says so."""

from __future__ import annotations

import pytest

from flows import read_text
from flows.lexicon import read_yaml

TABLE = read_yaml("political.yml", folder="../tests/data/events")
CASES = [(area, row) for area, rows in TABLE.items() for row in rows]


@pytest.mark.parametrize(
    ("text", "acts"), [pytest.param(r["text"], r["acts"], id=f"{a}: {r['text'][:60]}") for a, r in CASES]
)
def test_political_acts(text, acts):
    tables = read_text(text)
    names = dict(zip(tables["actors"].actor_id, tables["actors"].name, strict=True))
    players = [(p.mention_id, p.role, names[p.actor_id]) for p in tables["participants"].itertuples()]
    mentions = tables["mentions"].sort_values(["start", "end"])
    found = [
        [
            m.trigger,
            m.plover,
            sorted(name for key, role, name in players if (key, role) == (m.mention_id, "initiator")),
            sorted(name for key, role, name in players if (key, role) == (m.mention_id, "target")),
            m.status,
        ]
        for m in mentions[mentions.event_type.isna()].itertuples()
    ]
    assert found == acts
