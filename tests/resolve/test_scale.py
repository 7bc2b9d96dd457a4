"""Synthetic readings resolve into tables that hold, and work grows in line with them."""

from __future__ import annotations

from flows.evaluate.readings import make_readings
from flows.resolve import resolve
from flows.resolve.persons import choose_names


def test_synthetic_readings_resolve() -> None:
    tables = resolve(make_readings(150))
    assert len(tables["mentions"]) == 150
    assert len(tables["events"]) < 150
    assert set(tables["casualties"]["event_id"]) <= set(tables["events"]["event_id"])


def test_many_persons_keep_their_names() -> None:
    names = {f"Given{number} Family{number}": 1 for number in range(3000)}
    assert choose_names(names) == {}
