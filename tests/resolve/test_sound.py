"""A text whose rows break a rule of the tables is rejected by name; the others stay as without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import flows.sound
from flows.corrections import COLUMNS, FILE, read_corrections
from flows.readings.document import read_document
from flows.records import RawText, Reading, Reject, Source
from flows.resolve import resolve_outcomes
from flows.sound import REASON, REMEDY, find_broken, make_sound_tables
from schemas import InvalidTablesError
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

CASES = yaml.safe_load((DATA / "resolve/broken.yml").read_text(encoding="utf-8"))
TEXTS = (
    "Rebels attacked an army post near Gao on 3 May 2019, killing 12 soldiers.",
    "A bomb killed seven shoppers at a market in Maiduguri on 4 May 2019.",
    "Gunmen abducted 20 pupils from a school in Kaduna on 5 May 2019.",
    "Soldiers recaptured Baga on 6 May 2019; three fighters died.",
    "Shelling killed two civilians in Taiz on 7 May 2019.",
)


@cache
def read(number: int) -> Reading:
    source = Source(f"{number}.txt", published=date(2019, 5, 9))
    reading = read_document(RawText(source.path, f"{number:064x}", 9, "utf-8", TEXTS[number]), source)
    assert isinstance(reading, Reading)
    return reading


def spoil(reading: Reading, case: dict[str, Any]) -> Reading:
    """The reading with the values of a case in its claims, mentions and document."""
    claims = tuple(each._replace(**case.get("claims", {})) for each in reading.claims)
    mentions = tuple(each._replace(**case.get("mentions", {})) for each in reading.mentions)
    document = replace(reading.document, **case.get("document", {}))
    return replace(reading, claims=claims, mentions=mentions, document=document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_reason_names_table_column_rule_and_remedy(case: dict[str, Any]) -> None:
    broken = spoil(read(0), case)
    with pytest.raises(Exception, match=r".") as caught:
        make_sound_tables([broken])
    (reject,) = find_broken([broken], caught.value)
    assert (reject.path, reject.reason) == ("0.txt", REASON)
    assert reject.detail.startswith(case["detail"])
    assert reject.detail.endswith(REMEDY)


def test_broken_texts_are_rejected_and_the_others_are_as_without_them() -> None:
    order = (3, 4, 0, 2, 1)
    broken = {0: spoil(read(0), CASES[0]), 4: spoil(read(4), CASES[1])}
    unread = Reject("old.txt", "empty", "0 bytes")
    sound = make_sound_tables([unread, *(broken.get(number, read(number)) for number in order)])
    assert list(sound.tables["rejects"]["path"]) == ["0.txt", "4.txt", "old.txt"]
    others = [read(number) for number in order if number not in broken]
    assert [each for each in sound.outcomes if isinstance(each, Reading)] == others
    without = resolve_outcomes(others)
    assert all(table.equals(without[name]) for name, table in sound.tables.items() if name != "rejects")


def test_few_broken_texts_are_found_without_trying_each(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def resolve(outcomes: list[Reading | Reject], corrections: object) -> Any:
        tried.append(len(outcomes))
        return resolve_outcomes(outcomes)

    monkeypatch.setattr(flows.sound, "resolve_outcomes", resolve)
    ids = [{"path": f"other {number}.txt", "document_id": f"doc-{number:012x}"} for number in range(7)]
    others = [spoil(read(1), {"document": each}) for each in ids]
    broken = find_broken([spoil(read(0), CASES[0]), *others], ValueError())
    assert [reject.path for reject in broken] == ["0.txt"]
    assert tried == [4, 2, 1, 1, 2, 4]


def test_a_fault_in_every_text_stops_the_build() -> None:
    with pytest.raises(InvalidTablesError, match="casualties"):
        make_sound_tables([spoil(read(number), CASES[0]) for number in range(2)])


def test_a_fault_that_no_text_has_alone_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(outcomes: list[Reading | Reject], corrections: object) -> Any:
        tables = resolve_outcomes(outcomes)
        if len(outcomes) > 1:
            tables["documents"]["language"] = "english"
        return tables

    monkeypatch.setattr(flows.sound, "resolve_outcomes", resolve)
    with pytest.raises(InvalidTablesError, match="language"):
        make_sound_tables([read(0), read(1)])


def test_a_correction_that_breaks_a_rule_stops_the_build(tmp_path: Path) -> None:
    readings = [read(0), read(1)]
    claim = resolve_outcomes(readings)["casualties"].iloc[0]
    line = (
        "casualties",
        claim["claim_id"],
        "count_high",
        str(claim["count_high"]),
        "1",
        "a slip",
        "me",
        "2026-01-01",
    )
    (tmp_path / FILE).write_text(f"{','.join(COLUMNS)}\n{','.join(line)}\n", encoding="utf-8")
    with pytest.raises(InvalidTablesError, match="count_high"):
        make_sound_tables(readings, read_corrections(tmp_path))
