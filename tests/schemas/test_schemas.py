"""Tables are what their models say, and every rule finds the row that breaks it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
import yaml

import schemas
from tests.publish.small import DATA, make_small, read_texts

BROKEN = yaml.safe_load((DATA / "schemas" / "broken.yml").read_text(encoding="utf-8"))


def test_right_tables_have_no_issue():
    assert schemas.check_tables(make_small(), read_texts()) == []


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['table']}-{case['set']}")
def test_a_broken_rule_is_found(case):
    tables = make_small()
    for column, value in case["set"].items():
        tables[case["table"]].loc[0, column] = pd.NA if value is None else value
    issues = schemas.check_tables(tables, read_texts())
    found = [issue for issue in issues if (issue.table, issue.column) == (case["table"], case["column"])]
    assert any(case["demand"] in issue.rule for issue in found), issues
    assert all(issue.rows for issue in found)


def test_every_row_rule_has_a_broken_case():
    from schemas.rules import ROW_RULES

    shown = {(case["table"], case["column"]) for case in BROKEN}
    assert [rule for rule in ROW_RULES if not any((name, rule.column) in shown for name in rule.tables)] == []


def test_all_issues_come_at_once():
    tables = make_small()
    tables["events"].loc[0, ["status", "plover"]] = "nonsense"
    tables["actors"] = tables["actors"].drop(columns="name")
    del tables["rejects"]
    with pytest.raises(schemas.InvalidTablesError) as caught:
        schemas.validate(tables, read_texts())
    named = {(issue.table, issue.column) for issue in caught.value.issues}
    assert {("events", "status"), ("events", "plover"), ("rejects", "*")} <= named
    assert "evt-000000000001" in str(caught.value)
    assert any("name" in issue.rows for issue in caught.value.issues if issue.table == "actors")


def test_duplicate_keys_are_found():
    tables = make_small()
    tables["actors"] = pd.concat([tables["actors"], tables["actors"].head(1)], ignore_index=True)
    assert any(issue.table == "actors" for issue in schemas.check_tables(tables, read_texts()))


def test_an_event_without_mention_is_found():
    tables = make_small()
    for name in ("mentions", "participants", "statements", "casualties", "resolutions"):
        tables[name] = schemas.empty_table(name)
    assert [issue.rule for issue in schemas.check_tables(tables, read_texts())] == ["has a mention"]


def test_rows_become_a_table():
    rows = [
        {"actor_id": "act-2", "alias": "b", "mentions": 1, "valid_from": date(2014, 6, 29)},
        {"actor_id": "act-1", "alias": "", "mentions": None},
    ]
    table = schemas.make_table("aliases", rows)
    assert list(table) == ["actor_id", "alias", "valid_from", "valid_to", "mentions"]
    assert list(map(str, table.dtypes)) == ["str", "str", *["date32[day][pyarrow]"] * 2, "Int64"]
    assert list(table["actor_id"]) == ["act-1", "act-2"]
    assert table.isna().to_numpy().tolist() == [
        [False, True, True, True, True],
        [False, False, False, True, False],
    ]


def test_an_unknown_column_is_refused():
    with pytest.raises(KeyError, match="aliases has no column nickname"):
        schemas.make_table("aliases", [{"nickname": "x"}])


@pytest.mark.parametrize("name", schemas.TABLES)
def test_every_table_is_described(name):
    schema = schemas.TABLES[name].to_schema()
    assert schema.description
    assert schema.unique
    assert all(column.description for column in schema.columns.values())
    for target, key in schemas.find_references(schemas.TABLES[name]).values():
        assert key in schemas.find_columns(schemas.TABLES[target])


@pytest.mark.parametrize("name", schemas.read_code_lists())
def test_code_lists_are_sorted_and_defined(name):
    codes = schemas.read_code_lists()[name].codes
    assert all(code.definition.endswith((".", "?")) for code in codes)
    assert [str(code.code) for code in codes] == sorted((str(code.code) for code in codes), key=str.casefold)


def test_sub_event_types_belong_to_event_types():
    types = set(schemas.find_codes("event_type"))
    assert {code.parent for code in schemas.read_code_lists()["sub_event_type"].codes} == types


@pytest.mark.parametrize("name", schemas.TABLES)
def test_every_column_has_an_origin_and_every_number_a_unit(name):
    columns = schemas.TABLES[name].to_schema().columns
    assert {spec.metadata["origin"] for spec in columns.values()} <= set(schemas.find_codes("origin"))
    numbers = [spec for spec in columns.values() if str(spec.dtype.type) in {"Int64", "Float64"}]
    assert [spec.name for spec in numbers if not {"unit", "codes"} & spec.metadata.keys()] == []
