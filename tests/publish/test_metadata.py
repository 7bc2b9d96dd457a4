"""What a version says of itself: one record, many descriptions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.lexicon import DataError
from flows.publish import Edition, read_project
from schemas import empty_table
from tests.publish.small import make_small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: X\n", "dataset.yml:1: titel: unknown key; known are name, title"),
        ("title: X\nkeywords: Iraq\n", "dataset.yml:2: keywords: 'Iraq' is not a list of texts"),
        ("published: June 2014\n", "dataset.yml:1: published: 'June 2014' is not a day, YYYY-MM-DD"),
        ("- one\n", "dataset.yml: holds no keys"),
        ("title: [\n", "cannot be read as UTF-8 YAML"),
    ],
)
def test_a_wrong_record_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dataset.yml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said.replace("[", r"\[")):
        read_project(tmp_path)


def test_a_record_changes_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "dataset.yml").write_text("title: Ours\npublished: 2020-01-02\n", encoding="utf-8")
    assert read_project(tmp_path) == replace(read_project(), title="Ours", published=date(2020, 1, 2))


def test_the_day_of_a_version_needs_no_clock() -> None:
    tables, project = make_small(), read_project()
    day = Edition("1.0.0", tables, project).published
    assert day == date(2014, 6, 11)
    assert Edition("1.0.0", tables, replace(project, published=date(2020, 1, 1))).published == date(
        2020, 1, 1
    )
    assert Edition("1.0.0", tables, replace(project, published=date(2000, 1, 1))).published == day
    undated = {**tables, "documents": empty_table("documents")}
    assert Edition("1.0.0", undated, project).published == date(2014, 6, 10)
    assert Edition("1.0.0", {**undated, "events": empty_table("events")}, project).published is None
