"""Which mentions name one event."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.evaluate.scale import make_mentions
from flows.lexicon import DataError
from flows.resolve.candidates import Texts, make_candidates
from flows.resolve.groups import find_pairs, group_candidates
from flows.resolve.judgements import Judgement, find_stale, parse_judgement, read_judgements
from flows.resolve.settings import read_settings
from flows.resolve.sides import find_sides, is_within
from schemas import find_codes
from tests.resolve.rows import make_mention, make_participants

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "data/resolve/same_event.yml").read_text(encoding="utf-8")
)
PUBLISHED = {"doc-june": date(2014, 6, 30)}

ACTORS = [
    {"actor_id": f"act-{name}", "name": name, "actor_type": kind, "country": country, "member_of": None,
     "basis": "inferred"}
    for name, kind, country in (("judge", "Individual", None), ("turks", "Civilians", "TUR"),
                                ("indians", "Civilians", "IND"))
]  # fmt: skip


def _candidates(*said: dict[str, Any]) -> list[Any]:
    mentions, parts, claims, headlines = [], [], [], []
    for number, case in enumerate(said):
        words = dict(case)
        roles = {role: words.pop(role, []) for role in ("initiator", "target")}
        count, counted = words.pop("count", None), words.pop("counted", "exact")
        supersedes, speaker = words.pop("supersedes", False), words.pop("said_by", None)
        is_headline = words.pop("headline", False)
        mention = make_mention(number, **words)
        mentions.append(mention)
        headlines += [mention["mention_id"]] if is_headline else []
        parts += make_participants(mention["mention_id"], **roles)
        if count:
            claims.append({"mention_id": mention["mention_id"], "qualifier": counted, "count_low": count,
                           "harm": "captured", "victim_type": "civilian", "victims": "people",
                           "part_of": None, "supersedes": supersedes,
                           "attributed_actor_id": f"act-{speaker}"})  # fmt: skip
    return make_candidates(mentions, parts, ACTORS, claims, Texts(PUBLISHED, frozenset(headlines)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_pairs(case: dict[str, Any]) -> None:
    events = group_candidates(_candidates(case["one"], case["other"]))
    assert (len(set(events.values())) == 1) is case["same"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_judgements_win_over_the_score(case: dict[str, Any]) -> None:
    candidates = _candidates(case["one"], case["other"])
    one, other = (c.mention_id for c in candidates)
    judgement = Judgement(one, other, not case["same"], "a test", date(2026, 11, 22))
    events = group_candidates(candidates, [judgement])
    assert (len(set(events.values())) == 1) is not case["same"]


def test_a_judgement_apart_holds_through_a_third_mention() -> None:
    said = {"day": date(2014, 6, 10), "place": "Mosul", "initiator": ["rebels"]}
    candidates = _candidates(said, {**said, "document_id": "doc-b"}, {**said, "document_id": "doc-c"})
    ids = [c.mention_id for c in candidates]
    events = group_candidates(candidates, [Judgement(ids[0], ids[2], False, "a test", date(2026, 11, 22))])
    assert events[ids[0]] != events[ids[2]]


def test_stale_judgements_are_named() -> None:
    judgement = Judgement("men-1", "men-2", True, "a test", date(2026, 11, 22))
    assert len(find_stale([judgement], ["men-1"])) == 1
    assert find_stale([judgement], ["men-1", "men-2"]) == ()


@pytest.mark.parametrize("change", [{"reason": ""}, {"same": "yes"}, {"one": "men-2"}, {"wrong": 1}], ids=str)
def test_a_judgement_that_is_not_whole_is_refused(change: dict[str, Any]) -> None:
    whole = {"one": "men-1", "other": "men-2", "same": True, "reason": "a test", "made": date(2026, 11, 22)}
    with pytest.raises(DataError):
        parse_judgement({**whole, **change})


def test_the_kept_judgements_are_whole() -> None:
    assert isinstance(read_judgements(), tuple)


def test_a_later_text_renames_no_event() -> None:
    said = {"day": date(2014, 6, 10), "place": "Mosul", "initiator": ["rebels"]}
    known = [{**said, "document_id": "doc-june"}, {**said, "document_id": "doc-june", "start": 5000}]
    later = [{**said, "document_id": f"doc-{number}"} for number in range(8)]
    before, after = (group_candidates(_candidates(*texts)) for texts in (known, [*known, *later]))
    assert len(set(after.values())) == 1
    assert set(before.values()) == set(after.values())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_input_makes_no_difference(seed: int) -> None:
    candidates = make_mentions(400, seed)
    shuffled = candidates.copy()
    random.Random(seed).shuffle(shuffled)
    assert group_candidates(candidates) == group_candidates(shuffled)


def test_pairs_grow_in_line_with_mentions() -> None:
    few, many = (sum(1 for _ in find_pairs(make_mentions(size))) for size in (500, 2000))
    assert many < 12 * few


def test_settings_name_codes_that_exist() -> None:
    settings, known = read_settings(), set(find_codes("sub_event_type"))
    named = {code for pair in settings["kin"] for code in pair}
    for part in ("broad", "kin_over_areas", "lasting", "mutual"):
        named |= set(settings[part])
    assert named <= known


def test_sides_of_actors() -> None:
    def row(
        name: str, kind: str, country: str | None, larger: str | None, basis: str = "lexicon"
    ) -> dict[str, Any]:
        return {"actor_id": name, "name": name, "actor_type": kind, "country": country, "member_of": larger,
                "basis": basis}  # fmt: skip

    sides = find_sides([
        row("Government of Iraq", "Government (political)", "IRQ", None),
        row("Iraqi Armed Forces", "State forces", "IRQ", "Iraqi Security Forces", "inferred"),
        row("Peshmerga", "State forces", "IRQ", "Kurdistan Regional Government"),
        row("Kurdistan Regional Government", "Government (political)", "IRQ", None),
        row("Unidentified armed group (Iraq)", "Rebel group", "IRQ", None, "inferred"),
        row("Saudi Air Force", "External/Other forces", "SAU", "Saudi Arabian Armed Forces", "inferred"),
        row("Saudi-led coalition", "External/Other forces", "SAU", None),
        row("Civilians (Iraq)", "Civilians", "IRQ", None),
        row("Yazidis (Iraq)", "Civilians", "IRQ", None, "inferred"),
        row("Christians (Iraq)", "Civilians", "IRQ", None, "inferred"),
    ])  # fmt: skip
    assert sides["Iraqi Armed Forces"] == sides["Government of Iraq"] == "state IRQ"
    assert sides["Peshmerga"] == sides["Kurdistan Regional Government"] != "state IRQ"
    assert sides["Unidentified armed group (Iraq)"] == "unidentified"
    assert is_within(sides["Saudi-led coalition"], sides["Saudi Air Force"])
    assert is_within(sides["Yazidis (Iraq)"], sides["Civilians (Iraq)"])
    assert not is_within(sides["Yazidis (Iraq)"], sides["Christians (Iraq)"])
