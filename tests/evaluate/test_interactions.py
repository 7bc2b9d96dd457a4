"""The benchmark of interactions: codes, sources, targets and extras of single sentences."""

from __future__ import annotations

from typing import Any

import pytest

from flows.evaluate.interactions import read_actors, score_row, summarise

UKRAINE, RUSSIA = {"actorText": "Ukraine", "code": "UKR"}, {"actorText": "Moscow", "code": "RUS"}
ROW: dict[str, Any] = {
    "text": "Ukraine accused Russia of shelling a hospital.",
    "gold": {"event": "DISAPPROVE", "source": [UKRAINE], "target": [RUSSIA]},
}


def test_codes_of_the_draft_are_read_as_todays() -> None:
    score = score_row(ROW)
    assert score.code == "ACCUSE"
    assert score.is_right
    assert score.found == score.asked == {"source": 1, "target": 1}


def test_a_mention_with_another_code_is_an_extra() -> None:
    score = score_row(ROW)
    assert score.extras == sum(m.plover == "ASSAULT" for m in score.mentions) == 1


def test_figures_are_shares() -> None:
    wrong = {**ROW, "gold": {**ROW["gold"], "event": "AID"}}
    figures = summarise([score_row(ROW), score_row(wrong)])
    assert figures == {"n": 2, "code": 0.5, "sources": 1.0, "targets": 1.0, "extras a row": 1.5}


@pytest.mark.parametrize("cell", [None, "", ["d", "i"], [{"code": "USA"}]])
def test_stray_cells_hold_no_actor(cell: object) -> None:
    assert read_actors(cell) == []
