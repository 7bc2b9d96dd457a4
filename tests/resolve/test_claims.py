"""Contradictions between claims, and the figures claims become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lexicon import read_yaml
from flows.resolve.conflicts import mark_conflicts
from flows.resolve.events import add_up, sum_figures
from flows.resolve.figures import RULES, make_resolution_rows
from tests.resolve.rows import make_claim, make_sources

DATA = Path(__file__).parents[1] / "data/resolve"
CONFLICTS = yaml.safe_load((DATA / "conflicts.yml").read_text(encoding="utf-8"))
FIGURES = yaml.safe_load((DATA / "figures.yml").read_text(encoding="utf-8"))
KINDS = ["civilian", "state_forces", "armed_group", "unknown", "mixed"]
RANGES = 400  # the middles of so many ranges lie at most as much above their lower bounds
SIDES = {"s": "state IRQ", "r": "rebels"}


def _claims(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [make_claim(number, **case) for number, case in enumerate(said)]


@pytest.mark.parametrize("case", CONFLICTS, ids=lambda case: case["id"])
def test_conflicts(case: dict[str, Any]) -> None:
    rows = {row["claim_id"]: row for row in mark_conflicts(_claims(case["claims"]), make_sources().lineages)}
    sets = [rows[f"clm-{number:012x}"]["conflict_set"] for number in range(len(case["claims"]))]
    assert [number for number, found in enumerate(sets) if found] == case["rivals"]
    assert len({found for found in sets if found}) <= 1


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["id"])
def test_figures(case: dict[str, Any]) -> None:
    sources = make_sources(case.get("lineages"), **SIDES)
    rows = make_resolution_rows(_claims(case["claims"]), sources)
    found = [
        [row["low"], row["best"], row["high"]] for row in rows if row["rule"] == case.get("rule", "best")
    ]
    assert found == [case["figure"]]


def test_every_reason_to_leave_a_claim_out_has_words() -> None:
    rows = [
        row
        for case in FIGURES
        for row in make_resolution_rows(_claims(case["claims"]), make_sources(case.get("lineages")))
    ]
    given = {part.split(": ", 1)[1] for row in rows for part in (row["left_out"] or "").split("|") if part}
    assert given <= read_yaml("words.yml", "publish")["left_out"].keys()


def test_parts_that_name_the_people_stand_for_their_total() -> None:
    claims = _claims([
        {"count": 12, "victim_type": "unknown"},
        {"count": 8, "victim_type": "state_forces", "part_of": "clm-000000000000"},
        {"count": 4, "part_of": "clm-000000000000"},
    ])  # fmt: skip
    rows = make_resolution_rows(claims, make_sources())
    totals = sum_figures(rows)["evt-1"]
    assert (totals["killed_best"], totals["deaths_state"], totals["deaths_civilians"]) == (12, 8, 4)


def test_not_mentioned_differs_from_zero() -> None:
    totals = sum_figures(make_resolution_rows(_claims([{"count": 0}]), make_sources()))
    assert totals["evt-1"]["killed_best"] == 0
    assert "injured_best" not in totals["evt-1"]
    assert "evt-2" not in totals


def test_a_figure_of_people_unsaid_is_not_added_to_the_sides() -> None:
    rows = [{"victim_type": kind, "best": number} for kind, number in (("civilian", 4), ("state_forces", 8))]
    assert add_up([*rows, {"victim_type": "unknown", "best": 12}], "best") == 12
    assert add_up([*rows, {"victim_type": "unknown", "best": 20}], "best") == 20


@st.composite
def claim_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Claims of one event: numbers, bounds, parts, running totals, aggregates, in several texts."""
    size = draw(st.integers(1, 8))
    claims = []
    for number in range(size):
        low = draw(st.none() | st.integers(0, 50))
        high = draw(st.integers(low or 0, 90)) if low is None or draw(st.booleans()) else None
        claims.append(make_claim(
            number,
            count_low=low,
            count_high=high,
            qualifier=draw(st.sampled_from(["exact", "about", "at_least", "at_most", "range", "vague"])),
            victim_type=draw(st.sampled_from(KINDS)),
            document_id=draw(st.sampled_from(["doc-a", "doc-b", "doc-c"])),
            status=draw(st.sampled_from(["reported", "claimed", "disputed"])),
            attributed_actor_id=draw(st.sampled_from([None, "s", "r"])),
            scope=draw(st.sampled_from(["incident", "incident", "aggregate"])),
            supersedes=draw(st.booleans()),
            mention_id=draw(st.sampled_from([None, "men-1"])),
            victims=draw(st.sampled_from(["men", "women", "people"])),
            start=draw(st.sampled_from([0, number * 1000])),
            part_of=draw(st.sampled_from([None, f"clm-{0:012x}"])) if number else None,
        ))  # fmt: skip
    return claims


@settings(max_examples=150, deadline=None)
@given(claim_lists())
def test_bounds_hold_and_nothing_counts_twice(claims: list[dict[str, Any]]) -> None:
    by_id = {claim["claim_id"]: claim for claim in claims}
    rows = make_resolution_rows(claims, make_sources(**SIDES))
    for row in rows:
        numbers = [row[bound] for bound in ("low", "best", "high") if row[bound] is not None]
        assert numbers == sorted(numbers)
    used = {key for row in rows if row["rule"] == "best" for key in row["claim_ids"].split("|")}
    said = sum(claim["count_low"] or claim["count_high"] or 0 for claim in claims)
    assert all(row["best"] is None or row["best"] <= said + RANGES for row in rows)
    assert all(by_id[key]["scope"] == "incident" for key in used)
    assert not any(by_id[key]["part_of"] in used for key in used)


@settings(max_examples=80, deadline=None)
@given(claim_lists(), st.randoms(use_true_random=False))
def test_the_order_of_claims_makes_no_difference(claims: list[dict[str, Any]], random: Any) -> None:
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert make_resolution_rows(claims, make_sources()) == make_resolution_rows(shuffled, make_sources())
    lineages = make_sources().lineages
    assert mark_conflicts(claims, lineages) == mark_conflicts(shuffled, lineages)


@settings(max_examples=80, deadline=None)
@given(claim_lists())
def test_every_claim_is_used_or_left_out_with_a_reason(claims: list[dict[str, Any]]) -> None:
    rows = [row for row in make_resolution_rows(claims, make_sources()) if row["rule"] == "best"]
    named = {key for row in rows for key in row["claim_ids"].split("|")}
    named |= {part.split(": ")[0] for row in rows for part in (row["left_out"] or "").split("|") if part}
    asked = {(row["harm"], row["victim_type"]) for row in rows}
    for claim in claims:
        kind = "unknown" if claim["victim_type"] in {"mixed", "unknown"} else claim["victim_type"]
        if claim["scope"] == "incident" and (claim["harm"], kind) in asked:
            assert claim["claim_id"] in named


def test_every_rule_is_a_code() -> None:
    from schemas import find_codes

    assert set(RULES) == set(find_codes("resolution_rule"))
