"""The examples run and answer; R finds in the CSV files what Python wrote."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import schemas
from flows.publish import publish
from tests.publish.small import make_small, read_small

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = Path(__file__).parents[2]
needs_r = pytest.mark.skipif(
    shutil.which("Rscript") is None, reason="needs R (Debian: apt-get install r-base-core)"
)
# The first event of the small dataset killed 12 of the state's forces on Tuesday 10 June 2014.
EVENTS: list[dict[str, Any]] = [
    {"event_id": "evt-000000000002", "event_type": "Violence against civilians", "sub_event_type": "Attack",
     "date_start": date(2014, 6, 22), "date_end": date(2014, 6, 22), "date_precision": 1,
     "deaths_civilians": 3, "killed_best": 3},
    {"event_id": "evt-000000000003", "date_start": date(2014, 6, 17), "date_precision": 1,
     "deaths_civilians": 9},
    {"event_id": "evt-000000000004", "event_type": "Battles", "sub_event_type": "Armed clash",
     "date_start": date(2014, 1, 1), "date_precision": 4, "deaths_civilians": 9},
]  # fmt: skip
COMMON = {"plover": "ASSAULT", "status": "reported", "mentions": 1, "documents": 1, "voices": 1}
HARD = "العراق \"Şırnak\", é\\\tno \u00a0 break\nnew line 'quote'"


@pytest.fixture(scope="module")
def latest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dataset with more events, two claims that contradict one another, and hard characters."""
    rows = read_small()["rows"]
    claim = {**rows["casualties"][0], "conflict_set": "cfl-1"}
    other = {**claim, "claim_id": "clm-000000000002", "count_low": 15, "count_high": 15, "count_text": "NA"}
    tables = {
        **make_small(),
        "events": schemas.make_table("events", [*rows["events"], *({**COMMON, **event} for event in EVENTS)]),
        "casualties": schemas.make_table("casualties", [claim, other]),
        "rejects": schemas.make_table("rejects", [{"path": "é.txt", "reason": "empty", "detail": HARD}]),
    }
    out = tmp_path_factory.mktemp("examples") / "dataset"
    publish(tables, out)
    return out / "latest"


def run(script: str, folder: Path) -> list[str]:
    """The lines an example prints."""
    program = "Rscript" if script.endswith(".R") else sys.executable
    done = subprocess.run(
        [program, str(HOME / "examples" / script), str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("script", ["killed_by_week.py", pytest.param("killed_by_week.R", marks=needs_r)])
def test_killed_by_week_and_side(latest, script):
    assert run(script, latest) == [
        "week,deaths_civilians,deaths_state,deaths_armed_group,deaths_unknown",
        "2014-06-09,,12,,",
        "2014-06-16,3,,,",
    ]


def test_captures_have_coordinates_and_words(latest):
    assert run("captures.py", latest)[1:] == [
        "2014-06-10,Mosul,Nineveh,36.335,43.11889,Non-state actor overtakes territory,Islamic State,reported,"
        "On 10 June militants captured Mosul"
    ]


def test_claims_stand_beside_the_figure_chosen(latest):
    shown = [line.split(",") for line in run("claims_and_figures.py", latest)]
    assert shown[0][4:10] == ["source", "speaker", "low", "high", "chosen", "used"]
    assert [line[4:10] for line in shown[1:]] == [
        ["NA", "", "12", "12", "12", "true"],
        ["NA", "", "15", "15", "12", "false"],
    ]


@needs_r
def test_r_finds_every_value_in_the_sheets(latest):
    assert run("content.R", latest) == [f"{len(schemas.TABLES)} tables hold what CONTENT_SHA256 says"]


@needs_r
def test_r_notices_another_value(latest, tmp_path):
    shutil.copytree(latest, tmp_path / "spoilt")
    sheet = tmp_path / "spoilt" / "rejects.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Şırnak", "Sirnak"), encoding="utf-8")
    with pytest.raises(AssertionError, match="other content than stated: rejects"):
        run("content.R", tmp_path / "spoilt")


def test_every_example_is_tried():
    tried = Path(__file__).read_text(encoding="utf-8")
    assert [path.name for path in (HOME / "examples").iterdir() if f'"{path.name}"' not in tried] == []


def test_readers_see_the_types_of_the_schema(latest):
    kinds: Mapping[str, tuple[str, Any]] = {
        "str": ("VARCHAR", pl.String), "Int64": ("BIGINT", pl.Int64), "Float64": ("DOUBLE", pl.Float64),
        "boolean": ("BOOLEAN", pl.Boolean), "date32[day][pyarrow]": ("DATE", pl.Date),
    }  # fmt: skip
    for name, model in schemas.TABLES.items():
        wanted = [kinds[str(spec.dtype.type)] for spec in model.to_schema().columns.values()]
        columns = list(model.to_schema().columns)
        seen = duckdb.sql(f"SELECT * FROM '{latest / name}.parquet'")
        assert dict(zip(seen.columns, map(str, seen.types), strict=True)) == dict(
            zip(columns, (kind for kind, _ in wanted), strict=True)
        )
        assert dict(pl.read_parquet(latest / f"{name}.parquet").schema) == dict(
            zip(columns, (kind for _, kind in wanted), strict=True)
        )
        nullable = pd.read_parquet(latest / f"{name}.parquet", dtype_backend="numpy_nullable").dtypes.astype(
            str
        )
        counts = [
            column for column, spec in model.to_schema().columns.items() if str(spec.dtype.type) == "Int64"
        ]
        assert set(nullable[counts]) <= {"Int64"}


def test_duckdb_and_polars_find_in_the_sheets_what_parquet_holds(latest):
    for name in ("events", "casualties", "rejects"):
        stored = duckdb.sql(f"SELECT * FROM '{latest / name}.parquet'")
        kinds = dict(zip(stored.columns, map(str, stored.types), strict=True))
        sheet = duckdb.read_csv(str(latest / f"{name}.csv"), dtype=kinds, na_values="", all_varchar=False)
        assert sheet.fetchall() == stored.fetchall(), name
        frame = pl.read_parquet(latest / f"{name}.parquet")
        assert pl.read_csv(latest / f"{name}.csv", schema=frame.schema).equals(frame), name


def test_the_parquet_is_plain_enough_for_every_reader(latest):
    """nanoparquet and old readers want flat columns of plain physical types, and no Arrow dictionaries."""
    logical = {"NONE", "STRING", "DATE"}
    for name in schemas.TABLES:
        file = pq.ParquetFile(latest / f"{name}.parquet")
        columns = [file.schema.column(number) for number in range(len(file.schema))]
        assert {each.physical_type for each in columns} <= {
            "BYTE_ARRAY",
            "INT64",
            "INT32",
            "DOUBLE",
            "BOOLEAN",
        }
        assert {each.logical_type.type for each in columns} <= logical
        assert {each.physical_type for each in columns if each.logical_type.type == "DATE"} <= {"INT32"}
        assert {(each.max_repetition_level, each.path) for each in columns} == {
            (0, each.name) for each in columns
        }
        assert not any(pa.types.is_dictionary(field.type) for field in file.schema_arrow)
        groups = range(file.metadata.num_row_groups)
        chunks = [file.metadata.row_group(g).column(c) for g in groups for c in range(len(columns))]
        assert {chunk.compression for chunk in chunks} <= {"ZSTD"}
        assert {encoding for chunk in chunks for encoding in chunk.encodings} <= {
            "PLAIN",
            "RLE",
            "RLE_DICTIONARY",
        }
