"""A diff says why; ids outlive the rules that found their rows."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from flows import read_text
from flows.patterns import rules
from flows.publish.arrow import make_arrows
from flows.publish.changelog import make_entry
from flows.publish.diff import Diff, diff_versions
from schemas import TABLES, find_codes, find_key, make_table
from tests.publish.small import make_small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = (
    "On 10 June 2014 militants captured Mosul, killing 12 policemen. On 12 June gunmen killed three soldiers "
    "in Kirkuk. On 14 June a car bomb exploded in Baghdad, wounding nine people."
)


def diff_after(*changes: tuple[str, str, object]) -> Diff:
    """The diff from the small dataset to itself with cells of first rows changed."""
    tables = make_small()
    for table, column, value in changes:
        tables[table].loc[0, column] = value
    return diff_versions(make_arrows(make_small()), make_arrows(tables))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ([("events", "status", "claimed")], "rule"),
        ([("events", "latitude", 36.34)], "lexicon"),
        ([("mentions", "location", "Erbil")], "lexicon"),
        ([("mentions", "location", "Erbil"), ("mentions", "place_rule", "other")], "rule"),
        ([("events", "killed_low", 10), ("documents", "text_sha256", "c" * 64)], "repair"),
        ([("actors", "mentions", 3), ("documents", "published", date(2014, 6, 12))], "record"),
        ([("codes", "definition", "Another.")], "schema"),
    ],
)
def test_each_cell_has_its_reason(changes, reason):
    diff = diff_after(*changes)
    name, column, _ = changes[0]
    assert [cell.reason for cell in diff.tables[name].cells if cell.column == column] == [reason]
    assert reason in find_codes("change_reason")
    assert diff.level == "minor"


def test_rows_of_a_text_that_went_have_it_as_their_reason():
    old, new = make_small(), make_small()
    for name in ("mentions", "events", "casualties", "participants", "statements", "resolutions", "repairs"):
        new[name] = new[name].iloc[:0]
    new["documents"] = new["documents"].iloc[:0]
    diff = diff_versions(make_arrows(old), make_arrows(new))
    assert {row.reason for table in diff.tables.values() for row in table.removed} == {"text"}
    assert "rows removed 2 (text 2)" in make_entry(diff, "1.0.0", "1.1.0")


def test_corrections_alone_are_a_patch_and_their_reason():
    listed = {
        "table_name": "casualties",
        "row_key": "clm-000000000001",
        "column_name": "count_low",
        "was": "12",
        "now": "11",
        "reason": "misprint",
        "source": "the paper",
        "made": date(2026, 1, 1),
    }
    tables = make_small()
    tables["casualties"].loc[0, ["count_low", "corrected"]] = [11, "count_low"]
    tables["events"].loc[0, "killed_low"] = 11
    tables["corrections"] = make_table("corrections", [listed])
    diff = diff_versions(make_arrows(make_small()), make_arrows(tables))
    assert {cell.reason for table in diff.tables.values() for cell in table.cells} == {"correction"}
    assert diff.level == "patch"


@pytest.fixture
def change_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str | None], None]]:
    """Gives a rule another name, or takes it out, for one test."""
    known = rules.read_rules()

    def change(name: str, new: str | None) -> None:
        assert name in {rule.id for rule in known}
        kept = [
            rule if rule.id != name else replace(rule, id=new) for rule in known if rule.id != name or new
        ]
        monkeypatch.setattr(rules, "read_rules", lambda: tuple(kept))
        forget_rules()

    yield change
    monkeypatch.undo()
    forget_rules()


def forget_rules() -> None:
    """Whatever reading keeps of the rules is made again."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("flows.patterns", "flows.extract.mentions")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value is not rules.read_rules:
                    value.cache_clear()


def read_ids(tables: dict[str, pd.DataFrame]) -> dict[str, set[tuple[object, ...]]]:
    return {name: set(tables[name][list(find_key(TABLES[name]))].itertuples(index=False)) for name in TABLES}


def test_ids_outlive_the_name_of_a_rule(change_rule):
    before = read_text(TEXT)
    change_rule("place_captured", "place_seized")
    after = read_text(TEXT)
    assert read_ids(before) == read_ids(after)
    diff = diff_versions(make_arrows(before), make_arrows(after))
    assert {
        (name, cell.column, cell.reason) for name, each in diff.tables.items() for cell in each.cells
    } == {("mentions", "rule", "rule")}


def test_rows_that_a_changed_rule_does_not_touch_stay_as_they_are(change_rule):
    before = read_text(TEXT)
    change_rule("place_captured", None)
    after = read_text(TEXT)
    assert list(before["mentions"]["rule"]) != list(after["mentions"]["rule"])
    later = TEXT.index("On 12 June")
    kept = [tables["mentions"][tables["mentions"]["start"] >= later] for tables in (before, after)]
    pd.testing.assert_frame_equal(*(mentions.reset_index(drop=True) for mentions in kept))
    named = list(kept[0]["event_id"])
    events = [tables["events"].set_index("event_id").loc[named] for tables in (before, after)]
    pd.testing.assert_frame_equal(*events)
    assert len(kept[0]) >= 2
