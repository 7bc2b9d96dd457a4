"""Totals of a text, and the claims of whole texts."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.evaluate.bench import parse_gold, read_claims
from flows.extract.claims.totals import total_of
from flows.readings.document import read_document
from flows.records import Claim, RawText, Reading, When, Where

TEXTS = yaml.safe_load((Path(__file__).parents[1] / "data/claims/texts.yml").read_text(encoding="utf-8"))


def make_claim(start: int, low: int, whole: tuple[int, int] | None = None, supersedes: bool = False) -> Claim:
    return Claim(
        start, start + 5, "killed", str(low), start, start + 2, low, low, "exact", "people", "unknown",
        None, None, None, None, "reported", When(), Where(), "incident", whole, supersedes, None, "test",
    )  # fmt: skip


def test_parts_are_not_added() -> None:
    assert total_of([make_claim(0, 12), make_claim(10, 3, whole=(0, 2))], "killed").count == 12


def test_a_new_toll_replaces_the_old() -> None:
    total = total_of([make_claim(0, 40), make_claim(10, 52, supersedes=True)], "killed")
    assert total.count == 52
    assert [reason for _, reason in total.left_out] == ["superseded"]


def test_no_claim_is_no_total() -> None:
    assert total_of([], "killed").count is None


@settings(deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=9), max_size=8))
def test_every_claim_is_kept_or_left_out(counts: list[int]) -> None:
    claims = [make_claim(10 * i, count) for i, count in enumerate(counts)]
    total = total_of(claims, "killed")
    assert len(total.kept) + len(total.left_out) == len(claims)


@pytest.mark.parametrize(
    ("cell", "figures"), [("6", {6}), ("6+", {6, 7}), ("6 (+3)", {6, 9}), ("1,200", {1200})]
)
def test_gold_figures(cell: str, figures: set[int]) -> None:
    assert parse_gold(cell) == figures


@pytest.mark.parametrize("cell", ["", "Unknown", "64-88", "4 Kidnapped"])
def test_gold_without_plain_number(cell: str) -> None:
    assert parse_gold(cell) is None


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:50])
def test_totals_of_texts(case: dict[str, Any]) -> None:
    claims = read_claims(case["text"])
    assert {harm: total_of(claims, harm).count for harm in case["totals"]} == case["totals"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:50])
def test_spans_quote_the_document(case: dict[str, Any]) -> None:
    data = case["text"].encode()
    reading = read_document(RawText("t.txt", sha256(data).hexdigest(), len(data), "utf-8", case["text"]))
    assert isinstance(reading, Reading)
    text = reading.document.text
    for claim in reading.claims:
        assert text[claim.count_start : claim.count_end] == claim.count_text
        assert claim.start <= claim.count_start
        assert claim.count_end <= claim.end
        assert claim.count_low is None or claim.count_high is None or claim.count_low <= claim.count_high
    assert all(one.count_start <= two.count_start for one, two in pairwise(reading.claims))
