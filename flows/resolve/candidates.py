"""What of each mention decides which event it names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.fold import fold_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from flows.resolve.rows import Row

# Days by which a date of each precision may be wrong beyond what it says.
SLACK = {1: 0, 2: 3, 3: 0, 4: 0}
COUNTED = frozenset({"exact", "about"})
TELLING_COUNT = 3  # from this number on, an equal figure speaks for one event


class Days(NamedTuple):
    """First and last day as ordinals; `exact` of precision 1, `stated` by words beside the event."""

    first: int
    last: int
    exact: bool
    stated: bool


class Spot(NamedTuple):
    """A place, an area or a site; `is_inherited` where the passage gives it, not the clause."""

    key: str
    country: str | None
    admin1: str | None
    point: tuple[float, float] | None
    is_area: bool
    kind: str | None
    is_inherited: bool


class Party(NamedTuple):
    """The actors of one role, and the sides they are on."""

    actors: frozenset[str]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention, reduced to what the features look at."""

    mention_id: str
    document_id: str
    position: int
    code: str
    trigger: str
    days: Days | None
    told: int | None
    spot: Spot | None
    initiators: Party
    targets: Party
    counts: frozenset[tuple[str, str, int]]
    refers_back: bool
    is_fresh: bool
    rule: str
    sites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What candidates take from other tables: sides of actors, days of publication, actors and counts."""

    sides: Mapping[str, str]
    published: Mapping[str, date | None]
    roles: Mapping[tuple[str, str], frozenset[str]]
    counts: Mapping[str, frozenset[tuple[str, str, int]]]


@cache
def read_settings() -> Any:
    """The weights and words of `same_event.yml`."""
    return read_yaml("same_event.yml", "resolve")


def make_candidates(
    mentions: Iterable[Row],
    participants: Iterable[Row],
    actors: Iterable[Row],
    claims: Iterable[Row],
    published: Mapping[str, date | None],
) -> list[Candidate]:
    """One candidate a mention, ordered by id, so that the order of the rows makes no difference."""
    around = Surroundings(find_sides(actors), published, _find_roles(participants), _find_counts(claims))
    rows = sorted(mentions, key=lambda row: str(row["mention_id"]))
    return [_make_candidate(row, around) for row in rows]


def find_sides(actors: Iterable[Row]) -> dict[str, str]:
    """actor_id -> the side an actor is on: the top of the bodies it belongs to, a state by its country."""
    rows = {row["name"]: row for row in actors}
    return {row["actor_id"]: _side_of(row, rows) for row in rows.values()}


def find_parties(actors: Iterable[Row]) -> dict[str, str]:
    """The sides of the actors that may be at war; who only speaks is not among them."""
    rows = list(actors)
    kinds = {row["actor_id"]: row["actor_type"] for row in rows}
    fighting = read_settings()["party_types"]
    return {actor: side for actor, side in find_sides(rows).items() if kinds[actor] in fighting}


def _side_of(actor: Row, rows: Mapping[str, Row]) -> str:
    seen = {actor["name"]}
    top: str = actor["name"]
    while top in rows and rows[top]["member_of"] and rows[top]["member_of"] not in seen:
        top = rows[top]["member_of"]
        seen.add(top)
    if top.startswith("Unidentified "):
        return "unidentified"
    is_state = actor["actor_type"] in read_settings()["state_types"]
    foreign_to_itself = (
        top in rows and rows[top]["basis"] == "lexicon" and not top.startswith("Government of ")
    )
    return f"state {actor['country']}" if is_state and actor["country"] and not foreign_to_itself else top


def _find_roles(participants: Iterable[Row]) -> dict[tuple[str, str], frozenset[str]]:
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in participants:
        roles[row["mention_id"], row["role"]].add(row["actor_id"])
    return {key: frozenset(ids) for key, ids in roles.items()}


def _find_counts(claims: Iterable[Row]) -> dict[str, frozenset[tuple[str, str, int]]]:
    counts: dict[str, set[tuple[str, str, int]]] = defaultdict(set)
    for row in claims:
        number = row["count_low"]
        is_whole = row["qualifier"] in COUNTED and not row["part_of"]
        if row["mention_id"] and is_whole and (number or 0) >= TELLING_COUNT:
            counts[row["mention_id"]].add((row["harm"], row["victim_type"], number))
    return {key: frozenset(found) for key, found in counts.items()}


def _make_candidate(row: Row, around: Surroundings) -> Candidate:
    published = around.published.get(row["document_id"])
    before = _words_before(row)
    settings = read_settings()
    return Candidate(
        mention_id=row["mention_id"],
        document_id=row["document_id"],
        position=row["trigger_start"] if row["trigger_start"] is not None else row["start"],
        code=row["sub_event_type"] or row["plover"],
        trigger=" ".join(fold_pieces(row["trigger"])),
        days=make_days(row),
        told=published.toordinal() if published else None,
        spot=_make_spot(row),
        initiators=_make_party(row["mention_id"], "initiator", around),
        targets=_make_party(row["mention_id"], "target", around),
        counts=around.counts.get(row["mention_id"], frozenset()),
        refers_back=not before.isdisjoint(settings["back_words"]),
        is_fresh=not before.isdisjoint(settings["fresh_words"]),
        rule=row["rule"],
        sites=_find_sites(row),
    )


def _words_before(row: Row) -> frozenset[str]:
    """The two words of the clause before its trigger, a possessive ending on its own."""
    at = row["trigger_start"] - row["start"] if row["trigger_start"] is not None else 0
    words = str(row["quote"])[: max(at, 0)].lower().replace("'s", " 's").replace("’s", " ’s").split()
    return frozenset(words[-2:])


def _find_sites(row: Row) -> frozenset[str]:
    """The kinds of building or site that the clause names beside its place."""
    words = {word.removesuffix("s") for word in fold_pieces(row["quote"])}
    return (
        frozenset(words & _site_words()) if row["place_kind"] in read_settings()["settled"] else frozenset()
    )


@cache
def _site_words() -> frozenset[str]:
    kinds = read_yaml("things.yml")["kinds"]
    nouns = {noun for kind in read_settings()["sites"] for noun in kinds[kind]}
    return frozenset(noun.removesuffix("s") for noun in nouns if " " not in noun)


def make_days(row: Row) -> Days | None:
    """The days of a row, None where it has none; "by 30 June" is that day and the few before it."""
    first, last = row["date_start"] or row["date_end"], row["date_end"] or row["date_start"]
    if first is None:
        return None
    precision = row["date_precision"] or 1
    slack = SLACK[precision]
    inherited = row["date_rule"] in read_settings()["inherited"]
    return Days(first.toordinal() - slack, last.toordinal() + slack, precision == 1, not inherited)


def _make_spot(row: Row) -> Spot | None:
    key = row["place_id"] or row["location"]
    if key is None:
        return None
    point = (row["latitude"], row["longitude"]) if row["latitude"] is not None else None
    settings = read_settings()
    is_area = row["place_kind"] in settings["areas"] or row["geo_precision"] == 3
    inherited = row["place_rule"] in settings["inherited_places"]
    return Spot(key, row["country"], row["admin1"], point, is_area, row["place_kind"], inherited)


def _make_party(mention_id: str, role: str, around: Surroundings) -> Party:
    actors = around.roles.get((mention_id, role), frozenset())
    return Party(actors, frozenset(around.sides.get(actor, actor) for actor in actors))
