"""Repair: tables of cases, properties over every input, clean text, and the five seeds."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.evaluate.repair import (
    DATA,
    make_cases,
    passes,
    read_languages,
    score_cases,
    score_clean,
)
from flows.repair import repair_text, replay, reverse
from flows.repair.readings import read_readings, read_table

ROOT = Path(__file__).parents[2]
BENCH = (DATA / "ftfy_mojibake.jsonl").read_text("utf-8").strip("\n").split("\n")
CASES = [json.loads(line) for line in BENCH]
OPEN = {
    "ftfy:known-failures:2": "whether à ends the word is known only to who reads Vietnamese",
    "ftfy:known-failures:3": "’ within a word is right more often than Mac Roman's í",
}
LANGUAGES = read_languages(DATA / "languages.yml")
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

ODD = "ÃÂâ€™œžŸ\u00a0éğşĂĹЄРѕІґطظآ√ƒ≈├╝ΓÇÖ�?\r\n\ufeff\x80\x81\x92\ud83d\ude0d\x00 aA1"
TEXTS = st.one_of(
    st.text(),
    st.text(st.sampled_from(ODD), max_size=60),
    st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: text.encode().decode("latin-1")),
    st.text(max_size=20).map(lambda text: text.encode("utf-8", "ignore").decode("cp437")),
)


def bench_params():
    for case in CASES:
        why = OPEN.get(case["id"])
        yield pytest.param(
            case, id=case["id"], marks=[pytest.mark.xfail(strict=True, reason=why)] if why else []
        )


@pytest.mark.parametrize("case", bench_params())
def test_ftfy_case(case):
    assert passes(case["gold"], repair_text(case["text"])[0])


def spelled():
    rows = yaml.safe_load((DATA / "cases.yml").read_text("utf-8"))
    return [pytest.param(row["raw"], row["fixed"], row.get("methods", []), id=row["case"]) for row in rows]


@pytest.mark.parametrize(("raw", "fixed", "methods"), spelled())
def test_case(raw, fixed, methods):
    text, repairs = repair_text(raw)
    assert text == fixed
    assert sorted({repair.method for repair in repairs}) == sorted(methods)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_repairs_replay_and_reverse(raw):
    text, repairs = repair_text(raw)
    assert replay(raw, repairs) == text
    assert reverse(text, repairs) == raw


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_repairs_tell_what_changed(raw):
    text, repairs = repair_text(raw)
    ends = [0, *(repair.raw_end for repair in repairs)]
    assert all(end <= repair.raw_start for end, repair in zip(ends, repairs, strict=False))
    assert all(raw[r.raw_start : r.raw_end] == r.before for r in repairs)
    assert all(text[r.start : r.end] == r.after for r in repairs)
    assert all(r.before != r.after for r in repairs)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_repaired_text_needs_no_repair(raw):
    text, _ = repair_text(raw)
    assert repair_text(text) == (text, ())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_methods_are_those_listed(raw):
    names = [reading.name for reading in read_readings()] + ["latin-1"]
    listed = {row["method"].format(reading=name) for row in read_table("methods.yml") for name in names}
    assert {repair.method for repair in repair_text(raw)[1]} <= listed


def test_clean_text_stays():
    scores = score_clean(LANGUAGES)
    assert {language: score["ours"] for language, score in scores.items() if score["ours"]} == {}


def test_every_language_in_one_text_stays():
    text = "\n".join(sentence for sentences in LANGUAGES.values() for sentence in sentences)
    assert repair_text(text) == (text, ())


def test_more_is_restored_than_by_ftfy():
    scores = score_cases(make_cases(LANGUAGES, step=61))
    whole = sum((score for column, score in scores.items() if column[1] in ("once", "twice")), Counter())
    every = sum(scores.values(), Counter())
    assert whole["ours"] >= 0.98 * whole["cases"]
    assert every["ours"] > every["ftfy"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_seed_equals_reference(seed):
    reference = ROOT / "tests" / "data" / "gold" / "texts" / seed.name
    raw = seed.read_bytes().decode("utf-8")
    text, repairs = repair_text(raw)
    assert text == reference.read_bytes().decode("utf-8")
    assert reverse(text, repairs) == raw
