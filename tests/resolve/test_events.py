"""Statements, events, crosswalks and exports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.lexicon import read_yaml
from flows.resolve.crosswalk import find_date_precision, find_violence, make_crosswalk, read_crosswalk
from flows.resolve.events import make_event_rows, pivot
from flows.resolve.exports import make_exports
from flows.resolve.statements import BUNDLES, choose_telling, make_statement_rows
from flows.resolve.told import take_from_event
from schemas import empty_table, find_codes, make_table
from tests.resolve.rows import make_mention, make_participants

DAY = date(2014, 6, 10)
LINEAGES = {f"doc-{letter}": letter for letter in "abcd"}
NAMES = {"act-army": "Iraqi Armed Forces", "act-rebels": "Rebels"}
ACTORS = [
    {"name": "Iraqi Armed Forces", "actor_type": "State forces"},
    {"name": "Rebels", "actor_type": "Rebel group"},
    {"name": "Civilians (Iraq)", "actor_type": "Civilians"},
]


@st.composite
def tellings(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Mentions of up to three events in up to four texts."""
    rows = []
    for number in range(draw(st.integers(1, 9))):
        day = draw(st.none() | st.integers(0, 5).map(lambda shift: DAY + timedelta(days=shift)))
        place = draw(st.sampled_from([None, "Mosul", "Tikrit"]))
        rows.append(make_mention(
            number,
            day=day,
            place=place,
            event_id=f"evt-{draw(st.integers(0, 2)):012x}",
            document_id=draw(st.sampled_from(sorted(LINEAGES))),
            status=draw(st.sampled_from(["reported", "claimed", "disputed"])),
            sub_event_type=draw(st.sampled_from(["Armed clash", "Government regains territory"])),
        ))  # fmt: skip
    return rows


def _participants(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        part
        for number, row in enumerate(mentions)
        for part in make_participants(row["mention_id"], initiator=["army", "rebels"][: number % 3])
    ]


def _statements(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    event_of = {row["mention_id"]: row["event_id"] for row in mentions}
    return make_statement_rows(mentions, _participants(mentions), NAMES, event_of, LINEAGES)


@settings(max_examples=100, deadline=None)
@given(tellings(), st.randoms(use_true_random=False))
def test_chosen_statements_pivot_to_the_events(mentions: list[dict[str, Any]], random: Any) -> None:
    statements = _statements(mentions)
    events = make_event_rows(statements, mentions, [], ACTORS, LINEAGES)
    chosen = pivot(statements)
    fields = {field for bundle in BUNDLES.values() for field in bundle}
    assert {e["event_id"]: {f: e[f] for f in fields if e.get(f) is not None} for e in events} == dict(chosen)
    for event_id, values in chosen.items():
        said = {(r["field"], r["value"]) for r in statements if r["event_id"] == event_id and r["chosen"]}
        assert len(said) == len(values)


@settings(max_examples=60, deadline=None)
@given(tellings())
def test_the_bundle_of_an_event_is_one_mention_s(mentions: list[dict[str, Any]]) -> None:
    for event_id, values in pivot(_statements(mentions)).items():
        told = [m for m in mentions if m["event_id"] == event_id]
        assert any(all(m[field] == values.get(field) for field in BUNDLES["date_start"]) for m in told)


def test_more_voices_win_then_precision() -> None:
    wire = [make_mention(n, day=DAY, document_id=doc) for n, doc in enumerate(("doc-a", "doc-b"))]
    other = make_mention(2, day=DAY + timedelta(days=1), document_id="doc-c")
    assert choose_telling("date_start", [*wire, other], LINEAGES)[0]["date_start"] == DAY
    vague = {**other, "date_precision": 2}
    assert choose_telling("date_start", [vague, wire[0]], LINEAGES) == (wire[0], "most-precise")
    copies = {**LINEAGES, "doc-a": "wire", "doc-b": "wire"}
    assert (
        choose_telling("date_start", [*wire, {**other, "document_id": "doc-0"}], {**copies, "doc-0": "x"})[1]
        != "most-voices"
    )


def test_a_course_of_events_takes_its_widest_place() -> None:
    campaign = {"quote": "the offensive", "trigger": "offensive"}
    stages = [make_mention(n, place="Mosul", document_id=doc, **campaign)
              for n, doc in enumerate(("doc-a", "doc-b"))]  # fmt: skip
    whole = make_mention(2, place="Iraq", place_kind="country", geo_precision=3, **campaign)
    assert choose_telling("location", [*stages, whole], LINEAGES) == (whole, "widest")
    attack = {"quote": "attacked", "trigger": "attacked"}
    assert (
        choose_telling("location", [{**row, **attack} for row in (*stages, whole)], LINEAGES)[1] != "widest"
    )


def test_contested_days_share_a_conflict_set() -> None:
    rows = [
        make_mention(n, day=DAY + timedelta(days=n), event_id="evt-1", document_id=doc, place="Tikrit",
                     sub_event_type="Non-state actor overtakes territory")
        for n, doc in enumerate(("doc-a", "doc-b"))
    ]  # fmt: skip
    sets = {r["conflict_set"] for r in _statements(rows) if r["field"] == "date_start"}
    assert len(sets) == 1 and None not in sets


def test_undated_mentions_take_the_day_of_their_event_in_their_text() -> None:
    dated, undated = make_mention(0, day=DAY, place="Mosul"), make_mention(1)
    elsewhere = make_mention(2, document_id="doc-b")
    event_of = {row["mention_id"]: "evt-1" for row in (dated, undated, elsewhere)}
    rows = take_from_event([dated, undated, elsewhere], event_of)
    assert [row["date_start"] for row in rows] == [DAY, DAY, None]
    assert [row["date_rule"] for row in rows] == ["time.own_clause", "event", None]
    assert [row["location"] for row in rows] == ["Mosul", "Mosul", None]


BASE = {"event_type": "Battles", "sub_event_type": "Armed clash", "plover": "ASSAULT", "date_start": DAY,
        "date_end": DAY, "location": "Mosul", "place_kind": "city", "geo_precision": 1}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"initiators": "Rebels", "targets": "Iraqi Armed Forces"},
         {"acled_interaction": 12, "ucdp_violence": "state-based", "ucdp_side_a": "Iraqi Armed Forces",
          "ucdp_side_b": "Rebels", "cameo_root": "19"}),
        ({"initiators": "Rebels", "targets": "Civilians (Iraq)", "event_type": "Violence against civilians",
          "sub_event_type": "Attack"},
         {"acled_interaction": 27, "ucdp_violence": "one-sided", "ucdp_side_b": "Civilians"}),
        ({"initiators": "Rebels"}, {"acled_inter2": 0, "acled_interaction": 20, "ucdp_violence": None}),
        ({"event_type": None, "sub_event_type": None, "plover": "REQUEST"}, {"cameo_root": "02"}),
        ({"place_kind": "governorate", "geo_precision": 3}, {"ucdp_where_prec": 4}),
        ({"geo_precision": 2}, {"ucdp_where_prec": 2}),
        ({"sub_event_type": "Air/drone strike"}, {"plover_mode": "heavy-weapons"}),
    ],
    ids=str,
)  # fmt: skip
def test_crosswalk(change: dict[str, Any], expected: dict[str, Any]) -> None:
    codes = make_crosswalk({**BASE, **change}, {row["name"]: row for row in ACTORS})
    assert {name: codes[name] for name in expected} == expected


def test_violence_without_a_known_party_is_no_ucdp_event() -> None:
    assert find_violence(BASE, {}) is None


@pytest.mark.parametrize(("days", "code"), [(0, 1), (3, 2), (6, 3), (29, 4), (300, 5)])
def test_ucdp_date_precision(days: int, code: int) -> None:
    assert find_date_precision({"date_start": DAY, "date_end": DAY + timedelta(days=days)}) == code


def test_crosswalk_names_codes_that_exist() -> None:
    crosswalk = read_crosswalk()
    assert set(crosswalk["acled_inter"]) <= set(find_codes("actor_type"))
    assert set(crosswalk["plover_mode"]) <= set(find_codes("sub_event_type"))
    assert set(crosswalk["cameo_root"]) == set(find_codes("plover"))
    assert set(crosswalk["ucdp_where"]) <= set(find_codes("place_kind"))
    assert set(crosswalk["ucdp_violence"]) == set(find_codes("ucdp_violence"))


def test_exports_have_the_columns_of_the_datasets() -> None:
    event = {**BASE, "event_id": "evt-000000000001", "country": "Iraq", "initiators": "Rebels",
             "date_precision": 1,
             "targets": "Iraqi Armed Forces", "killed_low": 3, "killed_best": 4, "killed_high": 5,
             "deaths_state": 4,
             "status": "reported", "mentions": 1, "documents": 1, "voices": 1}  # fmt: skip
    codes = make_crosswalk(event, {row["name"]: row for row in ACTORS})
    mention = {
        **make_mention(0, day=DAY, place="Mosul", quote="rebels attacked"),
        "event_id": event["event_id"],
        "document_id": "doc-000000000001",
    }
    document = {"document_id": "doc-000000000001", "path": "a.txt", "source_lineage": "a", "language": "en"}
    tables = {"events": make_table("events", [{**event, **codes}]),
              "mentions": make_table("mentions", [mention]),
              "documents": make_table("documents", [document])}  # fmt: skip
    files = make_exports(tables)
    acled, ucdp = files["exports/acled_like.csv"], files["exports/ucdp_ged_like.csv"]
    assert list(acled.columns) == read_yaml("exports.yml", "resolve")["acled_like"]
    assert list(ucdp.columns) == read_yaml("exports.yml", "resolve")["ucdp_ged_like"]
    assert (acled.fatalities[0], acled.inter1[0], acled.interaction[0]) == (
        4,
        "Rebel group",
        "Rebel group-State forces",
    )
    assert (ucdp.deaths_a[0], ucdp.best[0], ucdp.type_of_violence[0]) == (4, 4, 1)


def test_exports_of_nothing_are_empty() -> None:
    files = make_exports({name: empty_table(name) for name in ("events", "mentions", "documents")})
    assert [len(frame) for frame in files.values()] == [0, 0]
