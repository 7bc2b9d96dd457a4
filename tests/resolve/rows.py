"""Rows of mentions and claims for the tests of resolve: whole, with what a case says set."""

from __future__ import annotations

from typing import Any

from flows.resolve.figures import Sources

Row = dict[str, Any]

MENTION: Row = {
    "event_id": None, "document_id": "doc-a", "start": 0, "end": 40, "quote": "", "trigger": "attacked",
    "trigger_start": None, "event_type": "Battles", "sub_event_type": "Armed clash", "plover": "ASSAULT",
    "date_start": None, "date_end": None, "date_precision": None, "date_text": None, "date_rule": None,
    "place_text": None, "location": None, "place_id": None, "place_kind": None, "admin1": None,
    "country": None, "country_code": None, "latitude": None, "longitude": None, "geo_precision": None,
    "place_rule": None,
    "people_text": None, "people_low": None, "people_high": None, "people_qualifier": None,
    "status": "reported", "attributed_to": None, "rule": "attack_on",
}  # fmt: skip

CLAIM: Row = {
    "event_id": "evt-1", "mention_id": None, "document_id": "doc-a", "start": 0, "end": 10, "quote": "",
    "harm": "killed", "count_text": None, "count_low": None, "count_high": None,
    "qualifier": "exact", "count_basis": "number",
    "victims": None, "victim_type": "civilian", "victim_actor_id": None, "perpetrator_actor_id": None,
    "attributed_to": None, "attributed_actor_id": None, "status": "reported", "scope": "incident",
    "part_of": None, "supersedes": False, "date_start": None, "date_end": None, "location": None,
}  # fmt: skip


def make_mention(number: int, **said: Any) -> Row:
    """One mention; a day stands for both ends, a place for a town of Iraq, `text` for the document."""
    day, place = said.pop("day", None), said.pop("place", None)
    start = said.get("start", number * 1000)
    dated = {"date_start": day, "date_end": said.pop("until", day), "date_precision": 1 if day else None,
             "date_rule": "time.own_clause" if day else None}  # fmt: skip
    placed = {"location": place, "place_kind": "town" if place else None,
              "geo_precision": 1 if place else None,
              "place_rule": "clause" if place else None, "country": "Iraq" if place else None}  # fmt: skip
    row = {**MENTION, **dated, **placed, "start": start, **said}
    at = row["quote"].find(row["trigger"])
    return {**row, "mention_id": f"men-{number:012x}", "trigger_start": start + max(at, 0), "end": start + 40}


def make_participants(mention_id: str, **roles: list[str]) -> list[Row]:
    """The actors of a mention, by role."""
    return [
        {"mention_id": mention_id, "role": role, "actor_id": f"act-{name}"}
        for role, names in roles.items()
        for name in names
    ]


def make_claim(number: int, **said: Any) -> Row:
    """One claim; `count` stands for both bounds."""
    count = said.pop("count", None)
    bounds = {"count_low": count, "count_high": count} if count is not None else {}
    return {**CLAIM, **bounds, "claim_id": f"clm-{number:012x}", "start": number * 1000, **said}


def make_sources(lineages: dict[str, str] | None = None, **sides: str) -> Sources:
    """Texts doc-a to doc-d, each a voice of its own unless a lineage is given."""
    own = {f"doc-{letter}": letter for letter in "abcd"}
    return Sources({**own, **(lineages or {})}, {}, sides)
