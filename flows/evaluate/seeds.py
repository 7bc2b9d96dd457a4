"""The tables against the reference annotations of the seeds: casualties, events, the political layer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.evaluate.coordinates import score_pairs
from flows.evaluate.failures import Check, Compared, Failure, find_failures
from flows.evaluate.gold import Gold, Row, accepted, fold
from flows.evaluate.match import assign, count_b_cubed, count_f1, overlap, pair_rows
from flows.lexicon import read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

import numpy as np


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one kind of row, and each row that is missed, too much or wrong in a field."""

    figures: dict[str, Any]
    failures: tuple[Failure, ...]


def score_seeds(tables: dict[str, pd.DataFrame], gold: Gold) -> dict[str, Score]:
    """The score of each kind of row: casualties, events, political."""
    return {
        "casualties": score_casualties(tables, gold),
        "events": score_mentions(tables, gold, "conflict"),
        "political": score_mentions(tables, gold, "political"),
    }


def _rows(tables: dict[str, pd.DataFrame], name: str, gold: Gold) -> list[Row]:
    """The rows of a table that belong to the documents of the reference, missing values as None."""
    names = {d["document_id"]: Path(d["path"]).name for d in tables["documents"].to_dict("records")}
    rows = tables[name].astype(object).where(tables[name].notna(), None).to_dict("records")
    named = [{**{str(k): v for k, v in r.items()}, "doc": names[r["document_id"]]} for r in rows]
    return [row for row in named if row["doc"] in gold.documents]


def _day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def same_dates(gold: Row, row: Row) -> bool:
    """Whether both days are right."""
    return all(
        _day(row[field]) in [_day(v) for v in accepted(gold, field)] for field in ("date_start", "date_end")
    )


def same_place(gold: Row, row: Row) -> bool:
    """Whether the place is right: equal names, or two names of one place of the gazetteer."""
    places = _places()
    ours = fold(row["location"])
    return any(
        fold(v) == ours or places.get(fold(v), frozenset()) & places.get(ours, frozenset())
        for v in accepted(gold, "location")
    )


@cache
def _places() -> dict[str, frozenset[int]]:
    index: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_csv("gazetteer/places.csv")):
        for name in (row["name"].split(" (")[0], row["name"], *row["aliases"].split("|")):
            index[fold(name)].add(number)
    return {name: frozenset(rows) for name, rows in index.items() if name}


def score_casualties(tables: dict[str, pd.DataFrame], gold: Gold) -> Score:
    """Claims: found, with the right numbers, and each other field on those."""
    rows = _rows(tables, "casualties", gold)
    pairs = pair_rows(gold.claims, rows, _weigh_claim)
    right = [(g, r) for g, r in pairs if same_count(g, r)]
    checks: dict[str, Check] = {
        "qualifier": lambda g, r: r["qualifier"] in accepted(g, "qualifier"),
        "victim_type": lambda g, r: r["victim_type"] in accepted(g, "victim_type"),
        "attributed": same_silence,
        "dates": same_dates,
        "location": same_place,
        "scope": lambda g, r: r["scope"] in accepted(g, "scope"),
    }
    figures = {
        "count_f1": count_f1(len(right), len(rows), len(gold.claims)),
        "detect_f1": count_f1(len(pairs), len(rows), len(gold.claims)),
        "fields": _share(right, checks),
        "points": score_pairs(right, same_place),
    }
    abstained = _rows(tables, "abstentions", gold)
    compared = Compared(gold.claims, rows, abstained, pairs, right, "harm")
    return Score(figures, find_failures(compared, checks))


def same_count(gold: Row, row: Row) -> bool:
    """Whether both bounds of the number are right."""
    return row["count_low"] in accepted(gold, "count_low") and row["count_high"] in accepted(
        gold, "count_high"
    )


def same_silence(gold: Row, row: Row) -> bool:
    """Whether both name a source, or neither does."""
    return (row["attributed_to"] is None) in [value is None for value in accepted(gold, "attributed_to")]


def _weigh_claim(gold: Row, row: Row) -> float:
    shared = overlap(gold["spans"], row["start"], row["end"])
    if not shared or row["harm"] not in accepted(gold, "harm"):
        return 0.0
    return 10.0 * same_count(gold, row) + (fold(gold.get("victims")) == fold(row["victims"])) + shared


def _share(pairs: list[tuple[Row, Row]], checks: dict[str, Check]) -> dict[str, float]:
    return {
        name: round(float(np.mean([check(g, r) for g, r in pairs])), 4) if pairs else 0.0
        for name, check in checks.items()
    }


def score_mentions(tables: dict[str, pd.DataFrame], gold: Gold, layer: str) -> Score:
    """Mentions of one layer: found, rightly coded, each other field on those, and which are one event."""
    political = layer == "political"
    code = "plover" if political else "sub_event_type"
    golds = [g for g in gold.mentions if g.get("layer", "conflict") == layer]
    rows = [
        {**r, "roles": roles}
        for r, roles in _with_roles(tables, gold)
        if (r["event_type"] is None) == political
    ]
    pairs = pair_rows(golds, rows, lambda g, r: _weigh_mention(g, r, code))
    typed = [(g, r) for g, r in pairs if r[code] in accepted(g, code)]
    checks: dict[str, Check] = {
        "plover": lambda g, r: r["plover"] in accepted(g, "plover"),
        "dates": same_dates,
        "location": same_place,
        "initiators": lambda g, r: same_actors(
            accepted(g, "initiators"), r["roles"]["initiator"], gold.names
        ),
        "targets": lambda g, r: same_actors(accepted(g, "targets"), r["roles"]["target"], gold.names),
        "status": lambda g, r: r["status"] in accepted(g, "status"),
    }
    whole = [p for p in typed if all(checks[name](*p) for name in ("dates", "location", "initiators"))]
    figures = {
        "type_f1": count_f1(len(typed), len(rows), len(golds)),
        "detect_f1": count_f1(len(pairs), len(rows), len(golds)),
        "tuple_f1": count_f1(len(whole), len(rows), len(golds)),
        "fields": _share(typed, checks),
        "points": score_pairs(typed, same_place),
        "coref_b3": count_b_cubed([(g["event"], r["event_id"]) for g, r in typed if g.get("event")]),
        "distinct": count_distinct(golds, rows),
    }
    abstained = _rows(tables, "abstentions", gold)
    return Score(figures, find_failures(Compared(golds, rows, abstained, pairs, typed, code), checks))


def count_distinct(golds: Iterable[Row], rows: Iterable[Row]) -> dict[str, float]:
    """How many events the mentions found make, beside those of the reference, and 1 less their difference.

    Every mention counts, found rightly or not: this is what a reader sees who counts the rows of `events`.
    """
    found = len({row["event_id"] for row in rows})
    wanted = len({g["event"] for g in golds if g.get("event")})
    closeness = max(1 - abs(found - wanted) / wanted, 0.0) if wanted else 0.0
    return {"found": found, "reference": wanted, "closeness": round(closeness, 4)}


def _with_roles(
    tables: dict[str, pd.DataFrame], gold: Gold
) -> Iterable[tuple[Row, dict[str, list[list[str]]]]]:
    names = {a["actor_id"]: [fold(a["name"])] for a in tables["actors"].to_dict("records")}
    for alias in tables["aliases"].to_dict("records"):
        names.setdefault(alias["actor_id"], []).append(fold(alias["alias"]))
    roles: dict[str, dict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for part in tables["participants"].to_dict("records"):
        roles[part["mention_id"]][part["role"]].append(names.get(part["actor_id"], [""]))
    for row in _rows(tables, "mentions", gold):
        yield row, roles[row["mention_id"]]


def same_actors(
    values: list[list[str] | None], found: list[list[str]], names: dict[str, frozenset[str]]
) -> bool:
    """Whether the actors found are those of one accepted list, one to one."""
    return any(_same_list(value or [], found, names) for value in values)


def _same_list(wanted: list[str], found: list[list[str]], names: dict[str, frozenset[str]]) -> bool:
    if len(wanted) != len(found):
        return False
    cost = np.array([[_same_actor(w, f, names) for f in found] for w in wanted], dtype=float)
    return not wanted or len(assign(cost)) == len(wanted)


def _same_actor(wanted: str, found: list[str], names: dict[str, frozenset[str]]) -> bool:
    return fold(wanted) in found or found[0] in names.get(fold(wanted), frozenset())


def _weigh_mention(gold: Row, row: Row, code: str) -> float:
    shared = overlap(gold["spans"], row["start"], row["end"])
    if not shared:
        return 0.0
    theirs, ours = fold(gold.get("trigger")), fold(row["trigger"])
    same_word = bool(theirs and ours) and (theirs in ours or ours in theirs)
    right = row[code] in accepted(gold, code)
    return 10.0 * right + 3.0 * same_word + same_dates(gold, row) + same_place(gold, row) + shared
