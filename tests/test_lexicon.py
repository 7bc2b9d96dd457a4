"""Words as data: what the one door to them lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from flows import lexicon
from flows.lexicon import FLOWS, DataError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = sorted(path.relative_to(FLOWS) for path in FLOWS.rglob("*.yml") if path.parts[-2] != "publish")


def find_listed(value: Any) -> Iterator[Any]:
    """Every item of every list, and every key."""
    if isinstance(value, list):
        for item in value:
            yield item
            yield from find_listed(item)
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from find_listed(item)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_word_is_taken_for_a_truth_value(file: Path) -> None:
    found = find_listed(read_yaml(file.name, folder=str(file.parent)))
    assert [item for item in found if isinstance(item, bool)] == []


@pytest.mark.parametrize(
    ("text", "value"), [("[no, off, on, yes, n, y]", ["no", "off", "on", "yes", "n", "y"]), ("true", True)]
)
def test_only_true_and_false_are_truth_values(
    text: str, value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "some.yml").write_text(text)
    monkeypatch.setattr(lexicon, "FLOWS", tmp_path)
    assert read_yaml.__wrapped__("some.yml") == value


def test_key_that_stands_twice_is_named_by_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "some.yml").write_text("a: 1\nb: 2\na: 3\n")
    monkeypatch.setattr(lexicon, "FLOWS", tmp_path)
    with pytest.raises(DataError, match=r"some.yml:3: key 'a' stands twice"):
        read_yaml.__wrapped__("some.yml")
