"""sources.csv: what it gives, and that a mistake in it stops the build with file, line and key."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import read_sources
from flows.lexicon import DataError
from flows.records import Source
from tests.conftest import read_cases

SEEDS = Path(__file__).parents[2] / "seeds"


def test_sources_are_optional(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == {}


def test_row_gives_what_it_holds_and_none_else(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("Ten died.")
    (tmp_path / "sources.csv").write_text(
        "\ufeffpath,published,author,genre\na b.txt,2014-06-11,Ana Ruiz,News story\n"
    )
    assert read_sources(tmp_path) == {
        "a b.txt": Source("a b.txt", author="Ana Ruiz", published=date(2014, 6, 11), genre="news")
    }


def test_composed_and_decomposed_names_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "u\u0308.txt").write_text("Ten died.")
    (tmp_path / "sources.csv").write_text("path,title\n\u00fc.txt,T\n")
    assert list(read_sources(tmp_path)) == ["u\u0308.txt"]


@pytest.mark.parametrize("case", read_cases("ingest/bad_sources.yml"))
def test_mistake_is_named_by_file_line_and_key(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "texts"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("Ten died.")
    (root / "a.txt").write_text("Ten died.")
    (root / "sources.csv").write_text(case["csv"])
    with pytest.raises(DataError) as error:
        read_sources(root)
    assert [words for words in case["says"] if words not in str(error.value)] == []


def test_the_seeds_have_a_row_each() -> None:
    assert sorted(read_sources(SEEDS)) == sorted(path.name for path in SEEDS.glob("*.txt"))
