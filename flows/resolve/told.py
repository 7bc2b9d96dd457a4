"""Mentions and claims without a day or place of their own take those their event has in the same text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.resolve.clauses import tells_course
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

DAYS = ("date_start", "date_end", "date_precision", "date_text", "date_rule")
PLACES = (
    "place_text", "location", "place_id", "place_kind", "admin1", "country", "country_code", "latitude",
    "longitude", "geo_precision", "place_rule",
)  # fmt: skip
RULE = "event"
EXACT, WEEK = 1, 2  # the date_precision of days and of about a week
WIDE = 3  # the geo_precision of a country or region


def take_from_event(mentions: Iterable[Row], event_of: Mapping[str, str]) -> list[Row]:
    """The mentions; an undated or unplaced one with the day or place of its event in the same text."""
    rows = list(mentions)
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        told[event_of[row["mention_id"]], row["document_id"]].append(row)
    return [_complete_mention(row, told[event_of[row["mention_id"]], row["document_id"]]) for row in rows]


def take_disputes(mentions: Iterable[Row], claims: Iterable[Row]) -> list[Row]:
    """The mentions; one whose claim the text calls into doubt is as disputed as the claim."""
    doubted = {claim["mention_id"] for claim in claims if claim["status"] == "disputed"}
    return [{**row, "status": "disputed"} if row["mention_id"] in doubted else row for row in mentions]


def take_from_mention(claims: Iterable[Row], mentions: Iterable[Row]) -> list[Row]:
    """The claims; an undated or unplaced one with the day or place of the mention it is made with."""
    by_id = {row["mention_id"]: row for row in mentions}
    return [
        _complete(row, [by_id[row["mention_id"]]]) if row["mention_id"] in by_id else row for row in claims
    ]


def _complete_mention(row: Row, tellings: list[Row]) -> Row:
    """The mention; a course of events ("they have overrun the north") takes no day and no single town."""
    if not tells_course(row):
        return _complete(row, tellings)
    days = _find_days(row, tellings) if row["date_start"] or row["date_end"] else {}
    return {**row, **days, **_find_place(row, [t for t in tellings if t["geo_precision"] == WIDE])}


def _complete(row: Row, tellings: list[Row]) -> Row:
    days = _find_days(row, tellings) or _narrow_days(row, tellings)
    return {**row, **days, **_find_place(row, tellings)}


def _find_days(row: Row, tellings: list[Row]) -> Row:
    """The days of the event as the text states them; a word that takes up an event has none of its own."""
    settings = read_settings()
    has_days = row["date_start"] or row["date_end"]
    if has_days and row["date_rule"] not in settings["taken_up"]:
        return {}
    dated = [
        t
        for t in tellings
        if (t["date_start"] or t["date_end"]) and t["date_rule"] not in settings["taken_up"]
    ]
    if has_days:
        dated = [t for t in dated if t["date_rule"] not in settings["inherited"] and not _overlap(row, t)]
    best = min(dated, key=lambda t: _vagueness(t, settings["inherited"]), default=None)
    return {**{name: best[name] for name in DAYS}, "date_rule": RULE} if best else {}


def _narrow_days(row: Row, tellings: list[Row]) -> Row:
    """The one day stated for the event inside the week that words give ("earlier in the week")."""
    first, last = row["date_start"], row["date_end"]
    if row["date_precision"] != WEEK or not (first and last):
        return {}
    inherited = read_settings()["inherited"]
    stated = [t for t in tellings if t["date_precision"] == EXACT and t["date_rule"] not in inherited]
    days = [t for t in stated if t["date_start"] and t["date_start"] == t["date_end"]]
    inside = [t for t in days if first <= t["date_start"] <= last]
    best = min(inside, key=lambda t: int(t["start"]), default=None)
    return {**{name: best[name] for name in DAYS}, "date_rule": RULE} if best else {}


def _overlap(one: Row, other: Row) -> bool:
    """Whether the days of two mentions leave each other room."""
    (a, b), (c, d) = (
        (r["date_start"] or r["date_end"], r["date_end"] or r["date_start"]) for r in (one, other)
    )
    return bool(a <= d and c <= b)


def _vagueness(row: Row, inherited: list[str]) -> tuple[bool, int, int]:
    return row["date_rule"] in inherited, row["date_precision"] or 9, row["start"]


def _find_place(row: Row, tellings: list[Row]) -> Row:
    if row["location"]:
        return {}
    placed = [t for t in tellings if t["location"]]
    best = min(placed, key=lambda t: (t["geo_precision"] or 9, t["start"]), default=None)
    if best is None:
        return {}
    taken = {name: best[name] for name in PLACES}
    return {**taken, "place_rule": RULE, "place_text": row["place_text"] or best["place_text"]}


def take_initiators(participants: Iterable[Row], mentions: Iterable[Row]) -> list[Row]:
    """The participants; a mention that names no initiator has those its event has in the same text."""
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for mention in mentions:
        told[mention["event_id"], mention["document_id"]].append(mention)
    named: dict[str, list[Row]] = defaultdict(list)
    for row in participants:
        named[row["mention_id"]].append(row)
    return [row for tellings in told.values() for row in _with_initiators(tellings, named)]


def _with_initiators(tellings: list[Row], named: Mapping[str, list[Row]]) -> Iterable[Row]:
    """The participants of the mentions of one event in one text."""
    stated = [t for t in tellings if _find_initiators(named[t["mention_id"]])]
    for mention in tellings:
        own = named[mention["mention_id"]]
        alike = [t for t in stated if _is_answer(t) == _is_answer(mention)]
        if not alike or _find_initiators(own):
            yield from own
            continue
        near = min(alike, key=lambda t: (abs(t["start"] - mention["start"]), t["mention_id"]))
        yield from _taken_over(mention["mention_id"], own, _find_initiators(named[near["mention_id"]]))


def _is_answer(mention: Row) -> bool:
    """Whether a telling is of those attacked, who are its initiators: "the attack was repelled"."""
    return mention["trigger"].lower() in read_settings()["answers"]


def _find_initiators(rows: Iterable[Row]) -> list[Row]:
    """The initiators that words of the clause name."""
    return [row for row in rows if row["role"] == "initiator" and row["rule"] != "passage"]


def _taken_over(mention_id: str, own: list[Row], initiators: list[Row]) -> Iterable[Row]:
    """The other participants of a mention with the initiators of another telling, nobody twice."""
    others = [row for row in own if row["role"] != "initiator"]
    known = {row["actor_id"] for row in others}
    taken = [row for row in initiators if row["actor_id"] not in known]
    yield from others
    yield from (
        [{**row, "mention_id": mention_id, "start": None, "end": None, "rule": RULE} for row in taken]
        or [row for row in own if row["role"] == "initiator"]
    )
