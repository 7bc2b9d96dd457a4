"""Who is published by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows import read_text
from flows.lexicon import read_yaml
from flows.lexicon.actors import groups
from flows.lexicon.fold import fold_pieces
from flows.resolve.privacy import find_standing

CASES = yaml.safe_load((Path(__file__).parents[1] / "data/resolve/privacy.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_standing(case: dict[str, Any]) -> None:
    standing = find_standing(case["text"], case["name"])
    assert standing.has_role is case["public"]
    assert case["public"] or standing.group == case["group"]


def test_a_private_person_is_no_actor() -> None:
    text = (
        "Gunmen killed Amina Ibrahim, a teacher, in Mosul on Tuesday. President Barack Obama accused Syria."
    )
    tables = read_text(text, published=date(2014, 6, 12))
    names = set(tables["actors"]["name"])
    assert "Barack Obama" in names
    assert "Civilians (Iraq)" in set(tables["participants"].merge(tables["actors"], on="actor_id")["name"])
    assert not any("Amina" in name for name in (*names, *tables["aliases"]["alias"]))
    assert not any("Amina" in value for value in tables["statements"]["value"])
    assert any("Amina" in quote for quote in tables["mentions"]["quote"])


def test_words_are_folded_sorted_and_name_groups() -> None:
    data = read_yaml("public_roles.yml")
    lists = [data["links"], *data["private"].values()]
    assert all(words == sorted(words) for words in lists)
    assert all("".join(fold_pieces(word)) == word for words in (*lists, data["roles"]) for word in words)
    assert set(data["private"]) <= set(groups())
    assert not set(data["roles"]) & {word for words in data["private"].values() for word in words}
