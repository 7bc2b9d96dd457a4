"""One row an actor under all its names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.fold import fold_name
from flows.resolve.rows import actor_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from flows.records import Actor, Reading
    from flows.resolve.rows import Row

BASES = ("lexicon", "inferred", "passage")


def make_actor_rows(readings: Iterable[Reading], mentions: list[Row], participants: list[Row]) -> list[Row]:
    """One row an actor that takes part in an event or speaks a claim, with the days it is seen."""
    days = _days_seen(mentions, participants)
    counts = Counter(
        p["actor_id"] for p in {(q["actor_id"], q["mention_id"]): q for q in participants}.values()
    )
    named: dict[str, list[Actor]] = {}
    for reading in readings:
        for actor, _ in reading.actors:
            named.setdefault(actor_id(actor.name), []).append(actor)
    return [
        {
            "actor_id": key,
            **_choose_actor(actors),
            "first_seen": min(days[key], default=None) if key in days else None,
            "last_seen": max(days[key], default=None) if key in days else None,
            "mentions": counts[key],
        }
        for key, actors in sorted(named.items())
    ]


def _choose_actor(actors: list[Actor]) -> Row:
    """The best-founded record of one actor: the lexicon's, else the most frequent, else the first by name."""
    ranked = Counter(actors).most_common()
    best = min(ranked, key=lambda pair: (BASES.index(pair[0].basis), -pair[1], pair[0].name))[0]
    return {
        "name": best.name,
        "actor_type": best.actor_type,
        "country": best.country,
        "member_of": best.member_of,
        "wikidata_id": best.wikidata_id,
        "basis": best.basis,
    }


def _days_seen(mentions: list[Row], participants: list[Row]) -> dict[str, list[date]]:
    """All days of dated mentions an actor takes part in."""
    dates = {m["mention_id"]: [d for d in (m["date_start"], m["date_end"]) if d] for m in mentions}
    seen: dict[str, list[date]] = {}
    for participant in participants:
        seen.setdefault(participant["actor_id"], []).extend(dates[participant["mention_id"]])
    return seen


def make_alias_rows(readings: Iterable[Reading]) -> list[Row]:
    """One row a surface form of an actor, with the days it holds where the lexicon dates it.

    An actor that stands for a private person has no form there: it would be the person's name.
    """
    forms = Counter(
        (actor_id(actor.name), text) for reading in readings for actor, text in reading.actors if text
    )
    dated = _dated_aliases()
    return [
        {
            "actor_id": key,
            "alias": text,
            "valid_from": dated.get((key, fold_name(text)), (None, None))[0],
            "valid_to": dated.get((key, fold_name(text)), (None, None))[1],
            "mentions": count,
        }
        for (key, text), count in sorted(forms.items())
    ]


def _dated_aliases() -> dict[tuple[str, str], tuple[date | None, date | None]]:
    records = read_yaml("actors.yml")["armed_groups"]
    return {
        (actor_id(record["name"]), fold_name(entry["alias"])): (entry.get("from"), entry.get("until"))
        for record in records
        for entry in record.get("dated", ())
    }
