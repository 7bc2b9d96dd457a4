"""Why a figure is what it is: the first criterion on which the numbers differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.resolve.figures import Sources, resolve_best
from flows.resolve.reasons import explain_best

SOURCES = Sources(
    {"doc-a": "a", "doc-b": "b", "doc-c": "c"},
    {"doc-a": date(2014, 6, 1), "doc-b": date(2014, 6, 1), "doc-c": date(2014, 6, 9)},
    {"act-army": "state IRQ", "act-group": "the group"},
)


def claim(number: int | None, document: str = "a", **other: Any) -> dict[str, Any]:
    values = {"claim_id": f"clm-{document}-{number}", "document_id": f"doc-{document}",
              "mention_id": None, "harm": "killed", "victims": "people", "start": 0, "end": 9,
              "count_low": number, "count_high": number, "qualifier": "exact", "status": "reported",
              "attributed_to": None,
              "attributed_actor_id": None, "victim_actor_id": None, "perpetrator_actor_id": None,
              "victim_type": "civilian", "count_basis": "number"}  # fmt: skip
    return {**values, **other}


ARMY = {"attributed_actor_id": "act-army", "victim_type": "armed_group"}


@pytest.mark.parametrize(
    ("claims", "code", "best"),
    [
        ([claim(5)], "only_claim", 5),
        ([claim(5), claim(5, "b")], "agree", 5),
        ([claim(5), claim(5, "b"), claim(9, "c")], "voices", 5),
        ([claim(5, attributed_to="x"), claim(5, attributed_to="y"), claim(9)], "speakers", 5),
        ([claim(9), claim(5, "b", status="claimed")], "standing", 9),
        ([claim(9), claim(5, "b", qualifier="about")], "exactness", 9),
        ([claim(5), claim(9, "c")], "recency", 9),
        ([claim(5), claim(9, "b")], "lower", 5),
        ([claim(40, **ARMY)], "partisan", None),
        ([claim(None, count_high=9)], "no_number", None),
        ([claim(None, count_low=2, count_basis="unknown")], "no_number", None),
    ],
)
def test_the_reason_is_the_criterion_that_decided(claims, code, best):
    assert explain_best(claims, SOURCES).code == code
    assert resolve_best(claims, SOURCES).best == best


def test_each_claim_of_another_number_is_told_why():
    claims = [claim(48), claim(49), claim(24, "b", status="claimed"), claim(48, "c", qualifier="about")]
    reason = explain_best(claims, SOURCES)
    assert (reason.code, reason.lost) == ("voices", (("clm-a-49", "voices"), ("clm-b-24", "voices")))
    reason = explain_best(claims[:3], SOURCES)
    assert (reason.code, reason.lost) == ("lower", (("clm-a-49", "lower"), ("clm-b-24", "standing")))


def test_partisan_claims_are_named():
    reason = explain_best([claim(40, **ARMY), claim(30, "b")], SOURCES)
    assert (reason.code, reason.partisan) == ("agree", ("clm-a-40",))
