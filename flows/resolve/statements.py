"""For each field of each event: every value some mention gives, and the one the event takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from flows.ids import make_id
from flows.resolve.clauses import tells_course
from flows.resolve.days import make_days
from flows.resolve.settings import read_settings
from flows.resolve.told import DAYS, PLACES, RULE, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row

# Fields that stand or fall together, by the field that leads them.
BUNDLES = {
    "plover": ("event_type", "sub_event_type", "plover"),
    "date_start": DAYS,
    "location": PLACES,
    "status": ("status",),
    "initiators": ("initiators",),
    "targets": ("targets",),
    "third_parties": ("third_parties",),
    "people_text": ("people_text", "people_low", "people_high", "people_qualifier"),
}
# The fields of a bundle whose values may contradict each other.
CONTESTED = frozenset(
    {
        "date_end",
        "date_start",
        "location",
        "people_high",
        "people_low",
        "people_text",
        "status",
        "sub_event_type",
    }
)
ROLES = {"initiators": "initiator", "targets": "target", "third_parties": "third_party"}
STATUS_ORDER = {"disputed": 0, "reported": 1, "claimed": 2}


def make_statement_rows(
    mentions: Iterable[Row],
    participants: Iterable[Row],
    names: Mapping[str, str],
    event_of: Mapping[str, str],
    lineages: Mapping[str, str],
) -> list[Row]:
    """One row a value; filtering `chosen` and pivoting gives the fields of `events` back."""
    events: dict[str, list[Row]] = defaultdict(list)
    for mention in _with_roles(mentions, participants, names):
        events[event_of[mention["mention_id"]]].append(mention)
    return [
        row
        for event_id, tellings in sorted(events.items())
        for row in _event_rows(event_id, tellings, lineages)
    ]


def _with_roles(mentions: Iterable[Row], participants: Iterable[Row], names: Mapping[str, str]) -> list[Row]:
    """The mentions with the names of their actors, a column a role."""
    actors: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in participants:
        actors[row["mention_id"], row["role"]].add(names[row["actor_id"]])
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
        contested = make_id("cfl", event_id, leader) if is_contested(leader, tellings) else None
        for mention in tellings:
            chosen = mention is best or all(mention[field] == best[field] for field in fields)
            for field in fields:
                if mention[field] is not None:
                    yield {
                        "event_id": event_id,
                        "field": field,
                        "value": as_text(mention[field]),
                        "mention_id": mention["mention_id"],
                        "chosen": chosen,
                        "conflict_set": contested if field in CONTESTED else None,
                        "rule": rule,
                    }


def as_text(value: Any) -> str:
    """A value as the text a statement holds.

    >>> as_text(33.5), as_text(3)
    ('33.5', '3')
    """
    return value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)


def choose_telling(leader: str, tellings: list[Row], lineages: Mapping[str, str]) -> tuple[Row, str]:
    """The mention whose value an event takes, and why: voices, precision, specificity, then order.

    A course of events takes its widest place: a campaign is not where one of its stages was.
    """
    voices: dict[Any, set[str]] = defaultdict(set)
    for mention in tellings:
        if _value(leader, mention) is not None:
            voices[_value(leader, mention)].add(lineages[mention["document_id"]])
    is_course = leader == "location" and 2 * sum(map(tells_course, tellings)) > len(tellings)
    ranked = [m for m in tellings if m["geo_precision"] == WIDE] if is_course else []
    best = min(ranked or tellings, key=lambda m: _preference(leader, m, voices))
    if len(voices) <= 1:
        return best, "only-value"
    if ranked:
        return best, "widest"
    if leader == "status":
        return best, "most-disputed"
    counts = sorted((len(v) for v in voices.values()), reverse=True)
    return best, "most-voices" if counts[0] > counts[1] else "most-precise"


def _value(leader: str, mention: Row) -> Any:
    """What a mention says of a bundle: of a date its first day, else its last."""
    return mention["date_start"] or mention["date_end"] if leader == "date_start" else mention[leader]


def _preference(leader: str, mention: Row, voices: Mapping[Any, set[str]]) -> tuple[Any, ...]:
    value = _value(leader, mention)
    order = (mention["document_id"], mention["start"], mention["mention_id"])
    if leader == "status":
        return (STATUS_ORDER[value], *order)
    return (value is None, -len(voices.get(value, ())), *_vagueness(leader, mention), *order)


def _vagueness(leader: str, mention: Row) -> tuple[int, ...]:
    """How little a value says: a coarse or taken-over date, a coarse place, fewer actors."""
    if leader == "date_start":
        return mention["date_precision"] or 9, mention["date_rule"] in {*read_settings()["inherited"], RULE}
    if leader == "location":
        return mention["geo_precision"] or 9, mention["place_rule"] in {
            *read_settings()["inherited_places"],
            RULE,
        }
    return (-len((mention[leader] or "").split("|")),) if leader in ROLES else (0,)


def is_contested(leader: str, tellings: list[Row]) -> bool:
    """Whether values contradict each other: days apart, two codes, two exact places, disputed accounts."""
    if leader == "date_start":
        if all(row["sub_event_type"] in read_settings()["lasting"] for row in tellings):
            return False
        days = [
            found
            for row in tellings
            if row["date_precision"] == 1 and (found := make_days(row)) and found.stated
        ]
        return bool(days) and max(d.first for d in days) > min(d.last for d in days)
    if leader == "plover":
        return len({row["sub_event_type"] for row in tellings}) > 1
    if leader == "location":
        return len({row["location"] for row in tellings if row["geo_precision"] == 1}) > 1
    if leader == "people_text":
        return len({(row["people_low"], row["people_high"]) for row in tellings if row["people_text"]}) > 1
    return leader == "status" and any(row["status"] == "disputed" for row in tellings)
