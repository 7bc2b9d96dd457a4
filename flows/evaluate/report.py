"""The evaluation report: every figure, the worst misses and extras, as Markdown and JSON."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.evaluate import bench, coordinates, interactions, places, repair, times
from flows.evaluate.failures import choose_worst, group_failures
from flows.evaluate.gold import COMPOSED, find_halves, read_gold
from flows.evaluate.seeds import score_seeds
from flows.evaluate.unread import read_unread
from flows.lexicon import read_yaml
from flows.pipeline import build_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.evaluate.failures import Failure
    from flows.evaluate.seeds import Score

BENCH = Path("tests/data/bench")
MOJIBAKE = Path("tests/data/repair/ftfy_mojibake.jsonl")
LANGUAGES = Path("tests/data/repair/languages.yml")
STEP = 11  # each so-manyth of the generated repair cases
HALVES = {"development half": "first", "held-out half": "second"}
WORST = 50


def evaluate(seeds: Path) -> tuple[dict[str, Any], dict[str, tuple[Failure, ...]]]:
    """All figures by section, and by kind of row every failure on the seeds."""
    tables, gold = build_tables(seeds), read_gold()
    whole = score_seeds(tables, gold)
    figures: dict[str, Any] = {"seeds": {"all": _figures(whole)}, "unread": read_unread()}
    for document in gold.documents:
        part = score_seeds(tables, read_gold(documents=(document,)))
        figures["seeds"][document.split("_")[0]] = _figures(part)
    figures["composed"] = _composed_figures()
    figures["rows"] = {name: len(table) for name, table in tables.items()}
    figures |= _bench_figures()
    figures["repair beside ftfy"] = _repair_figures()
    return figures, {kind: score.failures for kind, score in whole.items()}


def _figures(scores: dict[str, Score]) -> dict[str, Any]:
    return {kind: score.figures for kind, score in scores.items()}


def _composed_figures() -> dict[str, Any]:
    """The same figures on the texts composed for testing, by half."""
    tables = build_tables(COMPOSED / "texts")
    return {
        half: _figures(score_seeds(tables, read_gold(COMPOSED, names)))
        for half, names in find_halves(COMPOSED).items()
    }


def _bench_figures() -> dict[str, Any]:
    """Killed and injured, places, time expressions and interactions on the public benchmarks, by half."""
    found: dict[str, Any] = {}
    for name in ("wiki_terror_iraq.dev", "wiki_terror.dev"):
        path = BENCH / f"{name}.jsonl"
        found[name] = {
            label: {
                **bench.summarise(bench.score_rows(bench.read_rows(path, half))),
                "places": _places(path, half),
                "points": coordinates.score_rows(places.read_rows(path, half)),
            }
            for label, half in HALVES.items()
        }
    rows = times.read_rows(BENCH / "wikiwars.dev.jsonl")
    middle = len(rows) // 2
    found["wikiwars.dev"] = {
        label: {
            mode: round(times.score(part, strict).f1, 4)
            for mode, strict in (("strict", True), ("lenient", False))
        }
        for label, part in (("development half", rows[:middle]), ("held-out half", rows[middle:]))
    }
    found["plover_gsr"] = {
        label: interactions.summarise(
            interactions.score_rows(bench.read_rows(BENCH / "plover_gsr.jsonl", half))
        )
        for label, half in HALVES.items()
    }
    return found


def _repair_figures() -> dict[str, dict[str, int]]:
    """Cases, those our repair and those ftfy restore (of clean texts: those they change), by group."""
    languages = repair.read_languages(LANGUAGES)
    found = {
        f"ftfy's own cases, {name}": dict(score) for name, score in repair.score_repair(MOJIBAKE).items()
    }
    for (reading, times_read, _), score in repair.score_cases(repair.make_cases(languages, STEP)).items():
        whole = found.setdefault(f"restored: {reading}, {times_read}", {})
        for name, count in score.items():
            whole[name] = whole.get(name, 0) + count
    clean = repair.score_clean(languages).values()
    found["clean texts changed"] = {
        name: sum(score[key] for score in clean)
        for name, key in (("cases", "texts"), ("ours", "ours"), ("ftfy", "ftfy"))
    }
    return found


def _places(path: Path, half: str) -> dict[str, float]:
    named = [score for score in map(places.score_row, places.read_rows(path, half)) if score.is_named]
    found = [score for score in named if score.is_found]
    return {"n": len(named), "found": round(len(found) / max(1, len(named)), 4)}


def write_markdown(figures: dict[str, Any], failures: dict[str, tuple[Failure, ...]]) -> str:
    """The report for people."""
    return "\n".join(_lines(figures, failures)) + "\n"


def _lines(figures: dict[str, Any], failures: dict[str, tuple[Failure, ...]]) -> Iterator[str]:
    yield "# How good the reader is\n"
    yield from _preface(figures["unread"])
    yield "\n## Goals\n"
    yield from _goals(figures)
    for kind in ("casualties", "events", "political"):
        yield f"\n## {kind.capitalize()}\n"
        composed = {f"composed, {half}": part for half, part in figures["composed"].items()}
        parts = figures["seeds"] | composed | {"first met": figures["unread"]["figures"]}
        yield from _table({name: part[kind] for name, part in parts.items()})
    for name in (
        "wiki_terror_iraq.dev",
        "wiki_terror.dev",
        "wikiwars.dev",
        "plover_gsr",
        "repair beside ftfy",
    ):
        yield f"\n## {name}\n"
        yield from _table(figures[name])
    for kind, found in failures.items():
        yield f"\n## {kind.capitalize()}: what goes wrong, by cause\n"
        yield from _causes(found)
    worst = choose_worst([f for found in failures.values() for f in found], WORST)
    yield f"\n## The {len(worst)} worst\n"
    yield "From the largest causes on the seeds."
    for (side, cause), rows in group_failures(worst).items():
        yield f"\n### {side}: {cause}\n"
        yield from (f"- {row}" for row in rows)


def _preface(unread: dict[str, Any]) -> Iterator[str]:
    yield "Written by `make evaluate`. What is called held out was not looked at while rules were written:"
    yield "halves of the benchmarks and of the texts composed for testing (`tests/data/composed`)."
    yield f"Beside them stand {unread['texts']} texts ({unread['words']} words: {unread['about']}),"
    yield f"as the reader of version {unread['version']} first met them: what to expect of other texts."


def _goals(figures: dict[str, Any]) -> Iterator[str]:
    """Each goal beside what was reached on the texts rules were written from and on those held out."""
    goals = read_yaml("goals.yml", folder="evaluate")
    yield "What misses its goal stands in bold.\n"
    yield "| | goal | development | held out |"
    yield "| --- | --: | --: | --: |"
    for row in goals["seeds"]:
        yield _goal(f"seeds {row['figure']}", row, [figures["seeds"]["all"], figures["unread"]["figures"]])
    for row in goals["halves"]:
        yield _goal(
            f"{row['section']} {row['figure']}", row, [figures[row["section"]].get(h, {}) for h in HALVES]
        )


def _goal(name: str, row: dict[str, Any], parts: list[dict[str, Any]]) -> str:
    """One goal; bold where missed, empty where nothing was measured."""
    found = [reduce(lambda value, key: value.get(key, {}), row["figure"].split("."), part) for part in parts]
    shown = ["" if value == {} else f"{value}" if value >= row["goal"] else f"**{value}**" for value in found]
    return f"| {name} | {row['goal']} | " + " | ".join(shown) + " |"


def _causes(failures: tuple[Failure, ...]) -> Iterator[str]:
    """How often each cause stands on the seeds, the frequent ones first."""
    yield "| | cause | rows |"
    yield "| --- | --- | --: |"
    for (side, cause), rows in group_failures(failures).items():
        yield f"| {side} | {cause} | {len(rows)} |"


def _table(rows: dict[str, dict[str, Any]]) -> Iterator[str]:
    flat = {name: dict(_flatten(row)) for name, row in rows.items()}
    columns = list(dict.fromkeys(column for row in flat.values() for column in row))
    yield "| | " + " | ".join(columns) + " |"
    yield "| --- |" + " --: |" * len(columns)
    for name, row in flat.items():
        yield f"| {name} | " + " | ".join(str(row.get(column, "")) for column in columns) + " |"


def _flatten(figures: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """F1, precision and recall of each measure, and each field's share, as columns."""
    for name, value in figures.items():
        if not isinstance(value, dict):
            yield name, value
        elif "f1" in value:
            yield from ((f"{name.removesuffix('_f1')} {part}", value[part]) for part in ("f1", "p", "r"))
        elif name == "fields":
            yield from value.items()
        else:
            yield from ((f"{name} {part}", share) for part, share in value.items() if part != "right")
