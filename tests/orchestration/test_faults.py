"""The table of what a build survives: written by the command alone, one row a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.evaluate.faults import FAULTS, HERE, Outcome, read_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

TABLE = HERE / "FAULTS.md"


def test_the_published_table_is_what_the_command_writes() -> None:
    outcomes = read_table(TABLE)
    assert write_table(list(outcomes.values())) == TABLE.read_text(encoding="utf-8")
    assert len(outcomes) == len(FAULTS)
    assert [each.fault for each in outcomes.values() if each.lost] == []


def test_a_row_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = Outcome("disk full", 1, "the build fails and says so, the next one succeeds", 0)
    (tmp_path / "table.md").write_text(write_table([made]), encoding="utf-8")
    assert read_table(tmp_path / "table.md") == {"disk full": made}
    assert read_table(tmp_path / "missing.md") == {}
