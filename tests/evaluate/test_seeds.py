"""The scorer: the reference against itself is perfect, and each kind of error is counted and named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from click.testing import CliRunner

from flows.evaluate.failures import Failure, choose_worst, group_failures
from flows.evaluate.gold import Gold, read_gold
from flows.evaluate.report import write_markdown
from flows.evaluate.seeds import score_seeds
from flows.evaluate.unread import main as measure
from flows.evaluate.unread import read_unread

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[dict[str, Any]]
CLAIM = (
    "harm", "count_low", "count_high", "qualifier", "victims", "victim_type", "attributed_to", "date_start",
    "date_end", "location", "scope", "quote", "count_text",
)  # fmt: skip
MENTION = (
    "event_type", "sub_event_type", "plover", "date_start", "date_end", "location", "status", "quote",
    "trigger",
)  # fmt: skip


@pytest.fixture(scope="module")
def gold() -> Gold:
    """The whole reference."""
    return read_gold()


def make_tables(gold: Gold) -> dict[str, Rows]:
    """The rows a reader would give that agrees with the reference everywhere."""
    actors = sorted(
        {name for g in gold.mentions for r in ("initiators", "targets") for name in g.get(r) or ()}
    )
    mentions = [
        {
            "mention_id": f"m{at}",
            "event_id": g["event"],
            "rule": "r",
            **_place(g),
            **{c: g.get(c) for c in MENTION},
        }
        for at, g in enumerate(gold.mentions)
    ]
    participants = [
        {"mention_id": f"m{at}", "actor_id": name, "role": role}
        for at, g in enumerate(gold.mentions)
        for role in ("initiator", "target")
        for name in g.get(f"{role}s") or ()
    ]
    return {
        "documents": [{"document_id": doc, "path": doc} for doc in gold.documents],
        "mentions": mentions,
        "participants": participants,
        "actors": [{"actor_id": name, "name": name} for name in actors],
        "aliases": [],
        "casualties": [{"rule": "r", **_place(g), **{c: g.get(c) for c in CLAIM}} for g in gold.claims],
        "abstentions": [],
    }


def _place(row: dict[str, Any]) -> dict[str, Any]:
    start, end = row["spans"][0]
    pointless = {"latitude": None, "longitude": None, "geo_precision": None}
    return {"document_id": row["doc"], "start": start, "end": end, **pointless}


def score(tables: dict[str, Rows], gold: Gold) -> dict[str, Any]:
    """The scores of rows."""
    columns = {"aliases": ["actor_id", "alias"], "abstentions": ["document_id", "start", "end", "reason"]}
    frames = {name: pd.DataFrame(rows, columns=columns.get(name)) for name, rows in tables.items()}
    return score_seeds(frames, gold)


def test_reference_against_itself_is_perfect(gold: Gold) -> None:
    found = score(make_tables(gold), gold)
    for kind, whole in (("casualties", "count_f1"), ("events", "type_f1"), ("political", "type_f1")):
        assert found[kind].figures[whole]["f1"] == 1.0
        assert found[kind].failures == ()
    assert found["events"].figures["coref_b3"]["f1"] == 1.0
    assert found["events"].figures["distinct"]["closeness"] == 1.0


def _drop(tables: dict[str, Rows]) -> None:
    del tables["casualties"][0]


def _other_number(tables: dict[str, Rows]) -> None:
    tables["casualties"][0]["count_low"] = 987_654_321


def _other_code(tables: dict[str, Rows]) -> None:
    row = next(r for r in tables["mentions"] if r["sub_event_type"] == "Armed clash")
    row["sub_event_type"] = "Grenade"


def _invent(tables: dict[str, Rows]) -> None:
    tables["casualties"].append({**tables["casualties"][0], "start": 10**9, "end": 10**9 + 5})


def _silent_place(tables: dict[str, Rows]) -> None:
    next(r for r in tables["casualties"] if r["location"] == "Mosul")["location"] = None


def _abstain(tables: dict[str, Rows]) -> None:
    row = tables["casualties"].pop(0)
    span = {name: row[name] for name in ("document_id", "start", "end")}
    tables["abstentions"].append({**span, "reason": "background"})


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        (_drop, "casualties", {"missed"}),
        (_other_number, "casualties", {"missed: another number read", "extra: another number read"}),
        (
            _other_code,
            "events",
            {"missed: Armed clash read as Grenade", "extra: Armed clash read as Grenade"},
        ),
        (_invent, "casualties", {"extra: nothing stands there, rule r"}),
        (_silent_place, "casualties", {"location: silent where the reference has a value"}),
        (_abstain, "casualties", {"missed: abstained: background"}),
    ],
)
def test_error_is_counted_and_named(gold: Gold, change: Any, kind: str, expected: set[str]) -> None:
    tables = make_tables(gold)
    change(tables)
    failures = score(tables, gold)[kind].failures
    named = {f"{f.side}: {f.cause}" for f in failures}
    assert named == expected or {f.side for f in failures} == expected


def test_worst_come_from_the_largest_causes() -> None:
    many = [Failure("missed", "a", "000", "c", "w", f"q{n}") for n in range(40)]
    few = [Failure("extra", "b", "002", "c", "w", "q")]
    chosen = choose_worst([*few, *many], 10)
    assert [f.cause for f in chosen] == ["a"] * 9 + ["b"]
    assert list(group_failures(chosen)) == [("missed", "a"), ("extra", "b")]


def test_report_shows_goals_causes_and_the_worst_rows() -> None:
    missed = Failure("missed", "nothing read there", "000", "killed", "w", "a sentence of the seeds")
    sections = ("wiki_terror_iraq.dev", "wiki_terror.dev", "wikiwars.dev", "plover_gsr", "repair beside ftfy")
    half = {"casualties": {"count_f1": {"f1": 0.5, "p": 0.5, "r": 0.5}}, "events": {}, "political": {}}
    unread = {"version": "9.8.7", "about": "stories", "texts": 3, "words": 1200, "figures": half}
    kinds = {"seeds": {"all": half}, "composed": {"held out": half}, "unread": unread}
    figures: dict[str, Any] = {**kinds, **{name: {} for name in sections}}
    page = write_markdown(figures, {"casualties": (missed,)})
    assert "3 texts (1200 words: stories)" in page
    assert "| composed, held out | 0.5 | 0.5 | 0.5 |" in page
    assert "version 9.8.7" in page
    assert "| seeds casualties.count_f1.f1 | 0.92 | **0.5** | **0.5** |" in page
    assert "| missed | nothing read there | 1 |" in page
    assert "a sentence of the seeds" in page


def test_any_annotated_texts_are_scored(tmp_path: Path) -> None:
    quote = "Gunmen killed four soldiers in Mosul on 10 June 2014."
    claim = {
        "kind": "casualty", "doc": "one.txt", "quote": quote, "count_text": "four", "harm": "killed",
        "count_low": 4, "count_high": 4, "qualifier": "exact", "victims": "soldiers", "attributed_to": None,
        "victim_type": "state_forces", "date_start": "2014-06-10", "date_end": "2014-06-10",
        "location": "Mosul", "scope": "incident",
    }  # fmt: skip
    texts, reference, out = tmp_path / "seeds", tmp_path / "gold", tmp_path / "unread.json"
    for folder in (texts, reference / "texts"):
        folder.mkdir(parents=True)
        (folder / "one.txt").write_text(quote + "\n", encoding="utf-8")
    (reference / "seeds.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    words = ["--version", "1.0.0", "--about", "one line", "--out", str(out)]
    done = CliRunner().invoke(measure, [str(texts), str(reference), *words])
    assert done.exit_code == 0, done.output
    found = read_unread(out)
    assert (found["version"], found["texts"], found["words"]) == ("1.0.0", 1, 10)
    assert found["figures"]["casualties"]["count_f1"]["f1"] == 1.0
    assert found["figures"]["events"]["type_f1"]["gold"] == 0
