"""What single sentences claim, as tables of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from flows.annotate.quantities.finding import find_quantities
from flows.extract.claims.groups import View
from flows.extract.claims.harmed import Harmed, find_harmed
from flows.extract.claims.unknown import find_basis
from flows.lexicon import read_yaml
from flows.records import Sentence

if TYPE_CHECKING:
    from flows.model import Parser

DATA = Path(__file__).parents[1] / "data/claims"
Case = dict[str, Any]


def read_cases(name: str) -> list[Case]:
    cases: list[Case] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return cases


def read_claims(parser: Parser, text: str) -> tuple[View, tuple[Harmed, ...]]:
    doc = parser(text)
    view = View(Sentence(0, 0, 0, doc, (), find_quantities(doc, 0, ())))
    return view, find_harmed(view)


def describe(view: View, item: Harmed, keys: Case) -> Case:
    """The claim as the case writes it: only the keys the case names."""
    names = item.group.names
    whole: Case = {
        "harm": item.harm,
        "low": item.group.low,
        "high": item.group.high,
        "qualifier": item.group.qualifier,
        "basis": find_basis(view, item),
        "victims": view.doc.quote(*names) if names else None,
        "part": item.whole is not None,
        "supersedes": item.supersedes,
    }
    return {key: value for key, value in whole.items() if key in keys}


def check(parser: Parser, case: Case) -> None:
    view, found = read_claims(parser, case["text"])
    wanted = case["claims"]
    described = [describe(view, item, keys) for item, keys in zip(found, wanted, strict=False)]
    extra = [describe(view, item, {"harm": 1, "low": 1}) for item in found[len(wanted) :]]
    key = str
    assert sorted(described + extra, key=key) == sorted(wanted, key=key)


@pytest.mark.parametrize("case", read_cases("synthetic.yml"), ids=lambda case: case["text"][:60])
def test_synthetic(case: Case, parser: Parser) -> None:
    check(parser, case)


@pytest.mark.parametrize("case", read_cases("wild.yml"), ids=lambda case: case["text"][:60])
def test_in_the_wild(case: Case, parser: Parser) -> None:
    check(parser, case)


@pytest.mark.parametrize("case", read_cases("unknown.yml"), ids=lambda case: case["text"][:60])
def test_stated_unknown(case: Case, parser: Parser) -> None:
    check(parser, case)


@pytest.mark.parametrize("case", read_cases("negative.yml"), ids=lambda case: case["text"][:60])
def test_negative(case: Case, parser: Parser) -> None:
    check(parser, case)


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", read_cases("known_failures.yml"), ids=lambda case: case["text"][:60])
def test_known_failures(case: Case, parser: Parser) -> None:
    check(parser, case)


PHRASES = read_yaml("claims.yml", folder="patterns")


@pytest.mark.parametrize("record", PHRASES, ids=lambda record: record["id"])
def test_phrase_examples(record: Case, parser: Parser) -> None:
    for text in record["examples"]:
        assert record["harm"] in {item.harm for item in read_claims(parser, text)[1]}, text
    for text in record["counterexamples"]:
        rule = f"phrase-{record['id']}"
        assert rule not in {item.rule for item in read_claims(parser, text)[1]}, text


@pytest.mark.parametrize("record", PHRASES, ids=lambda record: record["id"])
def test_phrases_explain_themselves(record: Case) -> None:
    assert record["why"]
    assert record["examples"]
    assert record["counterexamples"]
