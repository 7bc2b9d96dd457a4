"""What of each mention decides which event it names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from flows.lexicon.fold import fold_pieces
from flows.resolve.clauses import (
    find_acts,
    find_head,
    find_sites,
    find_words,
    find_words_before,
    tells_course,
)
from flows.resolve.days import Days, make_days
from flows.resolve.settings import read_settings
from flows.resolve.sides import find_sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from flows.resolve.rows import Row

Count: TypeAlias = tuple[str, str, int]  # harm, kind of victims, number
Victims: TypeAlias = tuple[str, str, str]  # harm, kind of victims, the noun for them

COUNTED = frozenset({"exact", "about"})
TELLING_COUNT = 3  # from this number on, an equal figure speaks for one event


class Spot(NamedTuple):
    """A place, an area or a site; `is_inherited` where the passage gives it, `is_near` where it is nearby.

    A border lies in two countries.
    """

    key: str
    countries: frozenset[str]
    admin1: str | None
    point: tuple[float, float] | None
    is_area: bool
    kind: str | None
    is_inherited: bool
    is_near: bool


class Party(NamedTuple):
    """The actors of one role, their sides, their countries where every one has one, the persons of them."""

    actors: frozenset[str]
    sides: frozenset[str]
    countries: frozenset[str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention, reduced to what the features look at."""

    mention_id: str
    document_id: str
    position: int
    code: str
    rule: str
    acts: frozenset[str]
    trigger: str
    words: frozenset[str]
    days: Days | None
    told: int | None
    spot: Spot | None
    sites: frozenset[str]
    initiators: Party
    targets: Party
    counts: frozenset[Count]
    victims: frozenset[Victims]
    speakers: frozenset[str]
    refers_back: bool
    is_fresh: bool
    is_toll: bool
    is_headline: bool
    is_course: bool


class Texts(NamedTuple):
    """The day each document appeared, and the mentions that headings tell."""

    published: Mapping[str, date | None]
    headlines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What candidates take from elsewhere, by actor, document, or mention."""

    sides: Mapping[str, str]
    countries: Mapping[str, str]
    persons: frozenset[str]
    texts: Texts
    roles: Mapping[tuple[str, str], frozenset[str]]
    counts: Mapping[str, frozenset[Count]]
    victims: Mapping[str, frozenset[Victims]]
    speakers: Mapping[str, frozenset[str]]
    tolls: frozenset[str]


def make_candidates(
    mentions: Iterable[Row],
    participants: Iterable[Row],
    actors: Iterable[Row],
    claims: Iterable[Row],
    texts: Texts,
) -> list[Candidate]:
    """One candidate a mention, ordered by id, so that the order of the rows makes no difference."""
    actors, claims = list(actors), list(claims)
    sides = find_sides(actors)
    around = Surroundings(
        sides=sides,
        countries={row["actor_id"]: row["country"] for row in actors if row["country"]},
        persons=frozenset(row["actor_id"] for row in actors if row["actor_type"] == "Individual"),
        texts=texts,
        roles=_find_roles(participants),
        counts=_find_counts(claims),
        victims=_find_victims(claims),
        speakers=_find_speakers(claims, sides),
        tolls=frozenset(row["mention_id"] for row in claims if row["supersedes"] and row["mention_id"]),
    )
    rows = sorted(mentions, key=lambda row: str(row["mention_id"]))
    return [_make_candidate(row, around) for row in rows]


def _find_roles(participants: Iterable[Row]) -> dict[tuple[str, str], frozenset[str]]:
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in participants:
        roles[row["mention_id"], row["role"]].add(row["actor_id"])
    return {key: frozenset(ids) for key, ids in roles.items()}


def _find_counts(claims: Iterable[Row]) -> dict[str, frozenset[Count]]:
    counts: dict[str, set[Count]] = defaultdict(set)
    for row in claims:
        number = row["count_low"]
        is_whole = row["qualifier"] in COUNTED and not row["part_of"]
        if row["mention_id"] and is_whole and (number or 0) >= TELLING_COUNT:
            counts[row["mention_id"]].add((row["harm"], row["victim_type"], number))
    return {key: frozenset(found) for key, found in counts.items()}


def _find_victims(claims: Iterable[Row]) -> dict[str, frozenset[Victims]]:
    victims: dict[str, set[Victims]] = defaultdict(set)
    for row in claims:
        if row["mention_id"] and not row["part_of"]:
            victims[row["mention_id"]].add((row["harm"], row["victim_type"], find_head(row["victims"])))
    return {key: frozenset(found) for key, found in victims.items()}


def _find_speakers(claims: Iterable[Row], sides: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The sides of those who give the figures of each mention."""
    speakers: dict[str, set[str]] = defaultdict(set)
    for row in claims:
        side = sides.get(row["attributed_actor_id"] or "")
        if row["mention_id"] and side:
            speakers[row["mention_id"]].add(side)
    return {key: frozenset(found) for key, found in speakers.items()}


def _make_candidate(row: Row, around: Surroundings) -> Candidate:
    published = around.texts.published.get(row["document_id"])
    before = find_words_before(row)
    settings = read_settings()
    is_toll = row["mention_id"] in around.tolls
    refers_back = is_toll or not before.isdisjoint(settings["back_words"])
    doers = "target" if row["rule"] in settings["sent_away"] else "initiator"
    return Candidate(
        mention_id=row["mention_id"],
        document_id=row["document_id"],
        position=row["trigger_start"] if row["trigger_start"] is not None else row["start"],
        code=row["sub_event_type"] or row["plover"],
        rule=row["rule"],
        acts=find_acts(row),
        trigger=" ".join(fold_pieces(row["trigger"])),
        words=find_words(row),
        days=_find_own_days(row, refers_back, is_toll),
        told=published.toordinal() if published else None,
        spot=_make_spot(row),
        sites=find_sites(row),
        initiators=_make_party(row, doers, around),
        targets=_make_party(row, "target", around),
        counts=around.counts.get(row["mention_id"], frozenset()) | _count_people(row),
        victims=around.victims.get(row["mention_id"], frozenset()),
        speakers=around.speakers.get(row["mention_id"], frozenset()),
        refers_back=refers_back,
        is_fresh=not before.isdisjoint(settings["fresh_words"]),
        is_toll=is_toll,
        is_headline=row["mention_id"] in around.texts.headlines,
        is_course=tells_course(row),
    )


def _count_people(row: Row) -> frozenset[Count]:
    """The people that the clause counts without harm to them: freed, sent, moved."""
    number = row["people_low"]
    telling = number is not None and number >= TELLING_COUNT and row["people_qualifier"] != "vague"
    return frozenset({("people", "", number)} if telling else ())


def _find_own_days(row: Row, refers_back: bool, is_toll: bool) -> Days | None:
    """The days; not those of the verb ("the toll of the blast rose on Monday") that governs a noun."""
    days = make_days(row)
    is_governed = is_toll or (refers_back and row["date_rule"] in read_settings()["governed"])
    return days._replace(stated=False) if days is not None and is_governed else days


def _make_spot(row: Row) -> Spot | None:
    key = row["place_id"] or row["location"]
    if key is None:
        return None
    settings = read_settings()
    return Spot(
        key=key,
        countries=_find_countries(row),
        admin1=row["admin1"],
        point=(row["latitude"], row["longitude"]) if row["latitude"] is not None else None,
        is_area=row["place_kind"] in settings["areas"] or row["geo_precision"] == 3,
        kind=row["place_kind"],
        is_inherited=row["place_rule"] in settings["inherited_places"],
        is_near=row["geo_precision"] == 2,
    )


def _find_countries(row: Row) -> frozenset[str]:
    """The country of a place, or the two that a border is named after."""
    if row["place_kind"] == "border" and not row["country"]:
        return frozenset(str(row["location"]).removesuffix(" border").split("–"))
    return frozenset({row["country"]} - {None})


def _make_party(row: Row, role: str, around: Surroundings) -> Party:
    actors = around.roles.get((row["mention_id"], role), frozenset())
    known = actors <= around.countries.keys()
    return Party(
        actors=actors,
        sides=frozenset(around.sides.get(actor, actor) for actor in actors),
        countries=frozenset(around.countries[actor] for actor in actors) if known else frozenset(),
        persons=actors & around.persons,
    )
