"""A correction changes what it names and what follows; one that no longer fits stops the build."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import schemas
from flows.corrections import COLUMNS, read_corrections
from flows.lexicon import DataError
from flows.pipeline import build_tables
from flows.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

TEXTS = {
    "one.txt": "BAGHDAD, June 11, 2014 - Militants captured Mosul on 10 June, killing 12 policemen.",
    "two.txt": "On 12 June 2014 gunmen killed three soldiers in Kirkuk, police said.",
}
WHY = "misprint,the paper's own correction of 13 June,2026-11-22"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def claim(seeds: Path) -> pd.Series:
    claims = build_tables(seeds)["casualties"]
    return claims[claims["count_low"] == 12].iloc[0]


def keep(seeds: Path, *lines: str) -> Path:
    (seeds / "corrections.csv").write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return seeds


def test_what_rests_on_a_corrected_claim_follows(seeds, claim):
    low, high = (f"casualties,{claim['claim_id']},{name},12,21,{WHY}" for name in ("count_low", "count_high"))
    tables = build_tables(keep(seeds, low, high))
    row = tables["casualties"].set_index("claim_id").loc[claim["claim_id"]]
    assert (row["count_low"], row["corrected"]) == (21, "count_high|count_low")
    event = tables["events"].set_index("event_id").loc[claim["event_id"]]
    assert event["killed_best"] == 21
    assert tables["casualties"]["corrected"].notna().sum() == 1
    listed = tables["corrections"].iloc[1]
    assert (listed["column_name"], listed["was"], listed["now"], listed["made"]) == (
        "count_low", "12", "21", date(2026, 11, 22),
    )  # fmt: skip
    assert schemas.check_tables(tables, {**_read_texts(seeds, tables)}) == []


def _read_texts(seeds: Path, tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    documents = tables["documents"].set_index("document_id")["path"]
    return {key: (seeds / path).read_text(encoding="utf-8") for key, path in documents.items()}


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("11", "21", "is 12, not 11 as expected; look again, then change or delete the line"),
        ("13", "12", "is 12 without the correction: the error is gone; delete the line"),
    ],
)
def test_a_correction_that_does_not_fit_stops_the_build(seeds, claim, was, now, said):
    line = f"casualties,{claim['claim_id']},count_low,{was},{now},{WHY}"
    with pytest.raises(
        DataError, match=rf"corrections.csv:2: casualties {claim['claim_id']} count_low: {said}"
    ):
        build_tables(keep(seeds, line))


def test_a_correction_without_its_row_stops_the_build(seeds):
    with pytest.raises(DataError, match=r"corrections.csv:2: .*no such row any more; find what became of it"):
        build_tables(keep(seeds, f"casualties,clm-000000000000,count_low,12,21,{WHY}"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"documents,doc-1,title,a,b,{WHY}", "table_name: 'documents' is none of events, mentions"),
        (f"events,evt-1,colour,a,b,{WHY}", "column_name: 'colour' is no column of events"),
        (f"events,evt-1,event_id,a,b,{WHY}", "column_name: 'event_id' is no column of events that can"),
        (f"events,evt-1,killed_low,many,2,{WHY}", "was: 'many' is not a whole number"),
        (f"events,evt-1,killed_low,{10**19},2,{WHY}", "is not a whole number"),
        (f"events,evt-1,latitude,nan,2,{WHY}", "was: 'nan' is not a number"),
        (f"events,evt-1,date_start,,June,{WHY}", "now: 'June' is not a day, YYYY-MM-DD"),
        (f"events,evt-1,status,reported,sure,{WHY}", "now: 'sure' is no code of status: claimed"),
        (f"events,evt-1,killed_low,2,2,{WHY}", "now: the same as was"),
        ("events,evt-1,killed_low,2,3,,a letter,2026-11-22", "reason: empty"),
        ("events,evt-1,killed_low,2,3,misprint,a letter,today", "made: 'today' is not a day"),
        ("events,evt-1", "2 cells under 8 columns"),
    ],
)
def test_a_wrong_line_is_named(seeds, line, said):
    with pytest.raises(DataError, match=r"corrections.csv:2: ") as caught:
        read_corrections(keep(seeds, line))
    assert said in str(caught.value)


def test_two_corrections_of_one_cell_are_refused(seeds):
    line = f"events,evt-1,killed_low,2,3,{WHY}"
    with pytest.raises(DataError, match=r"corrections.csv:3: corrects the same cell as .*corrections.csv:2"):
        read_corrections(keep(seeds, line, line))


def test_other_columns_are_refused(seeds):
    (seeds / "corrections.csv").write_text("table,id\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"corrections.csv:1: the columns are table_name, row_key"):
        read_corrections(seeds)


def test_a_correction_alone_is_a_patch(seeds, claim, tmp_path):
    publish(build_tables(seeds), tmp_path / "dataset")
    keep(seeds, f"casualties,{claim['claim_id']},victims,policemen,police officers,{WHY}")
    release = publish(build_tables(seeds), tmp_path / "dataset")
    assert str(release.version) == "1.0.1"
