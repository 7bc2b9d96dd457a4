"""A version is whole, immutable and repeatable; a diff names every row and cell; a kill breaks nothing."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import schemas
from flows.publish import hold_lock, publish
from flows.publish.__main__ import main as show_diff
from flows.publish.arrow import make_arrows
from flows.publish.diff import diff_versions
from flows.publish.sheet import neutralise, restore
from tests.publish.small import make_small


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A dataset folder with the small dataset as its first version."""
    publish(make_small(), tmp_path / "dataset")
    return tmp_path / "dataset"


def read_bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def change(column: str, value: object, table: str = "events") -> dict[str, pd.DataFrame]:
    """The small dataset with one cell changed."""
    tables = make_small()
    tables[table].loc[0, column] = value
    return tables


def test_the_first_version_holds_every_table_twice(out):
    names = {path.name for path in (out / "1.0.0").iterdir()}
    assert {f"{name}.{kind}" for name in schemas.TABLES for kind in ("csv", "parquet")} <= names
    assert {"README.md", "CHANGES.md", "SHA256SUMS", "datapackage.json", "diff.json"} <= names
    assert read_bytes(out / "1.0.0") == read_bytes(out / "latest")
    assert sorted(path.name for path in out.iterdir()) == ["1.0.0", "CHANGELOG.md", "README.md", "latest"]


def test_checksums_are_those_of_the_files(out):
    listed = dict(reversed(line.split("  ")) for line in (out / "latest/SHA256SUMS").read_text().splitlines())
    files = {name: hashlib.sha256(data).hexdigest() for name, data in read_bytes(out / "latest").items()}
    del files["SHA256SUMS"]
    assert listed == files


def test_same_tables_publish_nothing(out):
    before = read_bytes(out)
    release = publish(make_small(), out)
    assert (str(release.version), release.level) == ("1.0.0", None)
    assert read_bytes(out) == before


def test_same_tables_give_the_same_bytes_elsewhere(out, tmp_path):
    publish(make_small(), tmp_path / "elsewhere" / "named otherwise")
    assert read_bytes(tmp_path / "elsewhere" / "named otherwise") == read_bytes(out)


def test_published_bytes_name_no_folder_and_no_day(out, tmp_path):
    text = b"".join(read_bytes(out).values())
    assert str(tmp_path).encode() not in text
    assert date.today().isoformat().encode() not in text


@pytest.mark.parametrize(
    ("tables", "number"),
    [
        (change("killed_low", 10), "1.1.0"),
        (change("location", pd.NA), "1.1.0"),
        ({**make_small(), "aliases": schemas.empty_table("aliases")}, "1.1.0"),
        ({**make_small(), "codes": make_small()["codes"].iloc[1:].reset_index(drop=True)}, "2.0.0"),
    ],
    ids=["cell", "cell emptied", "rows gone", "code gone"],
)
def test_the_number_follows_from_the_change(out, tables, number):
    first = read_bytes(out / "1.0.0")
    assert str(publish(tables, out).version) == number
    assert read_bytes(out / "1.0.0") == first
    assert read_bytes(out / number) == read_bytes(out / "latest")
    assert f"## {number} (" in (out / "CHANGELOG.md").read_text()
    assert f"version {number}" in (out / "README.md").read_text()


def test_metadata_alone_is_a_patch(out):
    assert str(publish(make_small(), out, lambda _: {"accuracy.json": "{}\n"}).version) == "1.0.1"
    assert publish(make_small(), out, lambda _: {"accuracy.json": "{}\n"}).level is None
    resources = json.loads((out / "latest/datapackage.json").read_text())["resources"]
    assert "accuracy.json" in [each["path"] for each in resources]


@pytest.mark.parametrize("kind", ["removed", "retyped", "added"])
def test_columns_move_the_number(kind):
    new = make_arrows(make_small())
    old = dict(new)
    column = new["actors"].schema.get_field_index("mentions")
    if kind == "retyped":
        old["actors"] = new["actors"].set_column(column, "mentions", new["actors"]["mentions"].cast("string"))
    elif kind == "removed":
        old["actors"] = new["actors"].append_column("colour", new["actors"]["name"])
    else:
        old["actors"] = new["actors"].remove_column(column)
    diff = diff_versions(old, new)
    assert diff.level == ("minor" if kind == "added" else "major")
    assert getattr(diff.tables["actors"], f"columns_{kind}")


def test_the_diff_names_rows_and_cells(out):
    tables = change("killed_low", 10)
    tables["aliases"] = tables["aliases"].iloc[1:].reset_index(drop=True)
    publish(tables, out)
    record = json.loads((out / "latest/diff.json").read_text())
    assert (record["from"], record["to"], record["level"]) == ("1.0.0", "1.1.0", "minor")
    cells = record["tables"]["events"]["cells"]
    assert cells == [
        {"key": ["evt-000000000001"], "column": "killed_low", "before": 12, "after": 10, "reason": "rule"}
    ]
    assert record["tables"]["aliases"]["rows_removed"] == [
        {"key": ["act-000000000001", "'the group'"], "reason": "rule"}
    ]
    assert set(record["tables"]) == {"events", "aliases"}


def test_two_versions_are_compared_by_hand(out):
    publish(change("date_end", date(2014, 6, 12)), out)
    shown = CliRunner().invoke(show_diff, ["1.0.0", "1.1.0", "--out", str(out)])
    assert "~ events evt-000000000001 date_end: 2014-06-10 -> 2014-06-12 (rule)" in shown.output
    refused = CliRunner().invoke(show_diff, ["1.0.0", "7.0.0", "--out", str(out)])
    assert refused.exit_code == 2
    assert "choose one of latest, 1.0.0, 1.1.0" in refused.output


def test_parquet_describes_its_columns(out):
    for name in schemas.TABLES:
        schema = pq.read_schema(out / f"latest/{name}.parquet")
        assert b"pandas" not in schema.metadata
        assert all(field.metadata[b"description"] for field in schema)
        assert not any(str(field.type).startswith(("struct", "map", "list")) for field in schema)


def test_csv_and_parquet_hold_the_same_values(out):
    for name, table in make_small().items():
        texts = dict.fromkeys(table.select_dtypes("str"), "str")
        sheet = pd.read_csv(out / f"latest/{name}.csv", keep_default_na=False, na_values=[""], dtype=texts)
        stored = pd.read_parquet(out / f"latest/{name}.parquet")
        assert list(sheet) == list(stored) == list(table)
        pd.testing.assert_frame_equal(sheet[list(texts)].apply(restore), table[list(texts)])
        pd.testing.assert_frame_equal(stored[list(texts)], table[list(texts)])


@given(st.text(st.sampled_from("=+-@'\t\r\n＝ aé|,\"")))
def test_no_cell_runs_and_every_cell_comes_back(text):
    safe = neutralise(pd.Series([text], dtype="str"))
    assert not safe[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert restore(safe)[0] == text


def test_the_data_package_is_valid(out):
    from frictionless import validate

    report = validate(str(out / "latest" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_the_dictionary_names_every_column_and_code(out):
    text = (out / "README.md").read_text(encoding="utf-8")
    for model in schemas.TABLES.values():
        assert all(f"| {column} |" in text for column in schemas.find_columns(model))
    for each in schemas.read_code_lists().values():
        assert all(f"| {code.code} |" in text for code in each.codes)


def test_the_loading_lines_of_the_dictionary_run(out, monkeypatch):
    monkeypatch.chdir(out.parent)
    text = (out / "README.md").read_text(encoding="utf-8")
    python, sql = (re.search(rf"```{kind}\n(.*?)```", text, re.S).group(1) for kind in ("python", "sql"))
    names: dict[str, pd.DataFrame] = {}
    exec(python, names)
    assert len(names["events"]) == len(names["casualties"]) == 1
    expected = [("Iraq", "Non-state actor overtakes territory", 1, 12)]
    assert duckdb.sql(sql).fetchall() == expected


class KilledError(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("step", [0, 6, 30, 43, 44, 45, 46, 47, 48])
def test_a_kill_at_any_step_breaks_nothing(out, monkeypatch, step):
    """Whatever moves or writes a file fails at its `step`-th call: what is published stays whole."""
    old, steps = read_bytes(out / "latest"), iter(range(10_000))
    for name in ("rename", "replace", "write_text"):
        real = getattr(Path, name)

        def counted(self: Path, *args: object, _real: object = real, **options: object) -> object:
            if next(steps) == step:
                raise KilledError
            return _real(self, *args, **options)

        monkeypatch.setattr(Path, name, counted)
    try:
        publish(change("killed_low", 10), out)
    except KilledError:
        monkeypatch.undo()
        assert read_bytes(out / "1.0.0") == old
        assert not (out / "1.1.0").exists() or read_bytes(out / "1.1.0")["SHA256SUMS"]
        publish(change("killed_low", 10), out)
    assert read_bytes(out / "latest") == read_bytes(out / "1.1.0")
    assert not list(out.parent.glob(".*.staging"))


def test_a_damaged_latest_is_made_good(out):
    (out / "latest" / "events.csv").unlink()
    publish(make_small(), out)
    assert read_bytes(out / "latest") == read_bytes(out / "1.0.0")


def test_the_second_build_says_who_is_at_work_and_waits(out):
    said: list[str] = []
    done = threading.Event()

    def second() -> None:
        with hold_lock(out, said.append):
            done.set()

    with hold_lock(out, said.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.3)
    assert done.wait(10)
    thread.join()
    assert len(said) == 1
    assert re.search(r"another build \(process \d+\) is at work on .*dataset; waiting", said[0])
