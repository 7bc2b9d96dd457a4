"""Actors in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.actors.finding import find_actor_names
from flows.lexicon import read_yaml
from flows.lexicon.actors import SORTS, aliases, group_heads, named_actors
from flows.lexicon.fold import fold_pieces
from tests.conftest import read_cases

if TYPE_CHECKING:
    from flows.model import Parser


@pytest.mark.parametrize("case", read_cases("actors/named.yml"))
def test_actors_of_a_sentence(case: dict[str, Any], parser: Parser) -> None:
    found = find_actor_names(parser(case["text"]), 0)
    names = {name.text: name.name for name in found}
    groups = {name.text: [name.group, name.country] for name in found if name.group}
    for words, name in case.get("named", {}).items():
        assert names.get(words) == name or words.startswith("The ")
    assert {words: groups.get(words) for words in case.get("groups", {})} == case.get("groups", {})
    assert not set(case.get("absent", ())) & set(names)


@pytest.mark.parametrize("case", read_cases("actors/named.yml"))
def test_spans_quote_their_words(case: dict[str, Any], parser: Parser) -> None:
    for name in find_actor_names(parser(case["text"]), 7):
        assert case["text"][name.start - 7 : name.end - 7] == name.text


def test_every_actor_has_a_name_of_its_own() -> None:
    rows = [row["name"] for section in SORTS for row in read_yaml("actors.yml")[section]]
    assert len(rows) == len(set(rows)) == len(named_actors())


def test_no_alias_stands_for_two_actors() -> None:
    owners: dict[tuple[tuple[str, ...], str | None], set[str]] = {}
    for entries in aliases().values():
        for alias in entries:
            owners.setdefault((alias.pieces, alias.exact), set()).add(alias.actor.name)
    assert {key: sorted(names) for key, names in owners.items() if len(names) > 1} == {}


def test_no_head_stands_in_two_groups() -> None:
    heads = [(form, words) for form, entries in group_heads().items() for words, _ in entries]
    assert len(heads) == len(set(heads))


@given(st.text(max_size=40))
def test_folding_is_idempotent(text: str) -> None:
    pieces = fold_pieces(text)
    assert fold_pieces(" ".join(pieces)) == pieces
