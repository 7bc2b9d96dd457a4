"""The reference annotations themselves: every quote stands in its text, every half is whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from flows.evaluate.gold import COMPOSED, GOLD, find_halves, read_gold
from schemas import find_codes

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = pytest.mark.parametrize("folder", [GOLD, COMPOSED], ids=str)


@FOLDERS
def test_every_quote_stands_in_its_text(folder: Path) -> None:
    gold = read_gold(folder)
    assert [row["id"] for row in (*gold.claims, *gold.mentions) if not row["spans"]] == []


@FOLDERS
def test_every_record_has_an_id_of_its_own(folder: Path) -> None:
    gold = read_gold(folder)
    ids = Counter(row["id"] for row in (*gold.claims, *gold.mentions))
    assert [name for name, times in ids.items() if times > 1] == []


@FOLDERS
def test_codes_are_those_of_the_schema(folder: Path) -> None:
    gold = read_gold(folder)
    for field, rows in (("sub_event_type", gold.mentions), ("plover", gold.mentions), ("harm", gold.claims)):
        assert {row[field] for row in rows} - {None} <= set(find_codes(field))


@FOLDERS
def test_halves_part_the_texts(folder: Path) -> None:
    halves = find_halves(folder)
    assert sorted(name for names in halves.values() for name in names) == sorted(
        path.name for path in (folder / "texts").glob("*.txt")
    )


def test_half_of_the_composed_texts_is_held_out() -> None:
    assert [len(names) for names in find_halves(COMPOSED).values()] == [8, 8]
