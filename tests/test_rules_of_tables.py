"""Every rule of the tables holds for the texts of all tables of cases, some to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from flows.pipeline import read_folder
from flows.records import Reading
from flows.resolve import resolve_outcomes
from schemas import check_tables
from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AREAS = ("actors", "claims", "events", "places", "segment", "syntax", "times")
TEXTS_A_DOCUMENT = 12


def find_texts_of(value: Any) -> Iterator[str]:
    """Every `text` of a table of cases, in its order."""
    if isinstance(value, list):
        for item in value:
            yield from find_texts_of(item)
    elif isinstance(value, dict):
        found = value.get("text")
        yield from (found,) if isinstance(found, str) else find_texts_of(list(value.values()))


@pytest.mark.parametrize("area", AREAS)
def test_tables_of_the_cases_keep_every_rule(area: str, tmp_path: Path) -> None:
    tables = sorted((DATA / area).rglob("*.yml"))
    texts = [t for path in tables for t in find_texts_of(yaml.safe_load(path.read_text(encoding="utf-8")))]
    for first in range(0, len(texts), TEXTS_A_DOCUMENT):
        few = texts[first : first + TEXTS_A_DOCUMENT]
        (tmp_path / f"{first:04}.txt").write_text("\n\n".join(few), encoding="utf-8")
    outcomes = list(read_folder(tmp_path))
    read = {each.document.document_id: each.document.text for each in outcomes if isinstance(each, Reading)}
    assert read
    assert check_tables(resolve_outcomes(outcomes, ()), read) == []
