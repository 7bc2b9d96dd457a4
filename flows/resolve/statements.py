"""For each field of each event: every value some mention gives, and the one the event takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

# Fields that stand or fall together, with the field that leads them.
BUNDLES = {
    "plover": ("event_type", "sub_event_type", "plover"),
    "date_start": ("date_start", "date_end", "date_precision", "date_text", "date_rule"),
    "location": ("place_text", "location", "place_id", "place_kind", "admin1", "country", "country_code",
                 "latitude", "longitude", "geo_precision", "place_rule"),
    "status": ("status",),
    "initiators": ("initiators",),
    "targets": ("targets",),
    "third_parties": ("third_parties",),
}  # fmt: skip
ROLES = {"initiators": "initiator", "targets": "target", "third_parties": "third_party"}
STATUS_ORDER = {"disputed": 0, "reported": 1, "claimed": 2}


def make_statement_rows(
    mentions: Iterable[Row],
    participants: Iterable[Row],
    event_of: Mapping[str, str],
    lineages: Mapping[str, str],
) -> list[Row]:
    """One row a value; filtering `chosen` and pivoting gives the fields of `events` back."""
    told = _with_roles(mentions, participants)
    events: dict[str, list[Row]] = defaultdict(list)
    for mention in told:
        events[event_of[mention["mention_id"]]].append(mention)
    return [
        row
        for event_id, tellings in sorted(events.items())
        for row in _event_rows(event_id, tellings, lineages)
    ]


def _with_roles(mentions: Iterable[Row], participants: Iterable[Row]) -> list[Row]:
    actors: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in participants:
        actors[row["mention_id"], row["role"]].add(row["actor_id"])
    return [
        {
            **m,
            **{
                field: "|".join(sorted(actors[m["mention_id"], role])) or None
                for field, role in ROLES.items()
            },
        }
        for m in mentions
    ]


def _event_rows(event_id: str, tellings: list[Row], lineages: Mapping[str, str]) -> Iterable[Row]:
    tellings = sorted(tellings, key=lambda m: (m["document_id"], m["start"], m["mention_id"]))
    for leader, fields in BUNDLES.items():
        best, rule = choose_telling(leader, tellings, lineages)
        for mention in tellings:
            for field in fields:
                if mention[field] is not None:
                    chosen = mention[field] == best[field] and (
                        mention is best or _same(mention, best, fields)
                    )
                    yield {
                        "event_id": event_id,
                        "field": field,
                        "value": as_text(mention[field]),
                        "mention_id": mention["mention_id"],
                        "chosen": chosen,
                        "rule": rule,
                    }


def _same(one: Row, other: Row, fields: tuple[str, ...]) -> bool:
    return all(one[field] == other[field] for field in fields)


def as_text(value: Any) -> str:
    """A value as the text a statement holds.

    >>> as_text(33.5), as_text(3)
    ('33.5', '3')
    """
    return value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)


def choose_telling(leader: str, tellings: list[Row], lineages: Mapping[str, str]) -> tuple[Row, str]:
    """The mention whose value an event takes, and why: most voices, then precision, then the first."""
    voices: dict[Any, set[str]] = defaultdict(set)
    for mention in tellings:
        if mention[leader] is not None:
            voices[mention[leader]].add(lineages[mention["document_id"]])
    best = min(tellings, key=lambda m: _preference(leader, m, voices))
    if len(voices) <= 1:
        return best, "only-value"
    tied = sorted((len(v) for v in voices.values()), reverse=True)
    return best, "most-voices" if tied[0] > tied[1] else "most-precise"


def _preference(leader: str, mention: Row, voices: Mapping[Any, set[str]]) -> tuple[Any, ...]:
    value = mention[leader]
    if leader == "status":
        return (STATUS_ORDER[value], mention["document_id"], mention["start"])
    precision = {"date_start": "date_precision", "location": "geo_precision"}.get(leader)
    vagueness = (mention[precision] or 9) if precision else 0
    return (value is None, -len(voices.get(value, ())), vagueness, mention["document_id"], mention["start"])
