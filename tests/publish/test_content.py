"""The checksums of what the tables hold: the same from Parquet and CSV, another for every other value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas
from flows.publish import publish
from flows.publish.arrow import make_arrow, make_arrows
from flows.publish.content import check_content, hash_table, hash_tables, make_lines, read_sums
from flows.publish.sheet import restore
from tests.publish.small import make_small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def latest(tmp_path: Path) -> Path:
    publish(make_small(), tmp_path / "dataset")
    return tmp_path / "dataset" / "latest"


def test_a_version_states_what_it_holds(latest):
    assert check_content(latest) == []
    assert list(read_sums(latest)) == [*sorted(schemas.TABLES), "dataset"]


def test_another_writer_gives_the_same_content(latest):
    for name in schemas.TABLES:
        table = pq.read_table(latest / f"{name}.parquet")
        pq.write_table(table, latest / f"{name}.parquet", compression="gzip", version="1.0")
    assert check_content(latest) == []


def test_the_sheets_hold_the_same_content(latest):
    for name, model in schemas.TABLES.items():
        cells = pd.read_csv(latest / f"{name}.csv", keep_default_na=False, na_values=[""], dtype="str")
        specs = model.to_schema().columns
        typed = cells.apply(restore).replace({"true": True, "false": False}) if len(cells) else cells
        table = pd.DataFrame({column: typed[column].astype(specs[column].dtype.type) for column in cells})
        assert hash_table(make_arrow(name, table)) == read_sums(latest)[name], name


@pytest.mark.parametrize(
    ("column", "value"), [("killed_low", 10), ("location", pd.NA), ("latitude", 36.3350001)]
)
def test_another_value_is_another_content(latest, column, value):
    tables = make_small()
    tables["events"].loc[0, column] = value
    found, stated = hash_tables(make_arrows(tables)), read_sums(latest)
    assert {name for name in stated if found[name] != stated[name]} == {"events", "dataset"}


def test_the_order_of_rows_is_no_content():
    table = make_arrows(make_small())["mentions"]
    assert hash_table(table.take([1, 0])) == hash_table(table)


@given(st.lists(st.text(st.sampled_from("\\\t\n\rNnt é")), min_size=2, max_size=2, unique=True))
def test_no_two_texts_are_written_the_same(texts):
    one, other = (make_lines(make_arrow("rejects", _rejects(text))) for text in texts)
    assert one != other
    assert all("\n" not in line for line in (*one, *other))


def _rejects(detail: str) -> pd.DataFrame:
    table = schemas.make_table("rejects", [{"path": "x", "reason": "empty", "detail": "-"}])
    table.loc[0, "detail"] = detail
    return table
