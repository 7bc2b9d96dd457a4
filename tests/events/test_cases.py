"""Sentences of many wars, real and made up: which events they name, and which they only talk about."""

from __future__ import annotations

import pytest

from flows.lexicon import read_yaml

TABLE = read_yaml("cases.yml", folder="../tests/data/events")
KNOWN = read_yaml("known_failures.yml", folder="../tests/data/events")
CASES = [(area, row) for area, rows in TABLE.items() for row in rows]


def _marks(text: str):
    return [pytest.mark.xfail(reason=KNOWN[text], strict=True)] if text in KNOWN else []


@pytest.mark.parametrize(
    ("text", "events"),
    [pytest.param(r["text"], r["events"], id=f"{a}: {r['text']}", marks=_marks(r["text"])) for a, r in CASES],
)
def test_events_of_a_sentence(text, events, find_codes):
    assert find_codes(text) == events


def test_there_is_no_case_twice():
    texts = [row["text"] for _, row in CASES]
    assert len(texts) == len(set(texts))
