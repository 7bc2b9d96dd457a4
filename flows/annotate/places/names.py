"""Rows of PlaceName out of the names found in a sentence."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.annotate.places.relations import Relation, find_relation
from flows.lexicon.gazetteer import Place, find_places_named, read_country
from flows.lexicon.gazetteer.choose import choose_place, read_capitals
from flows.lexicon.gazetteer.geodesy import find_middle
from flows.lexicon.gazetteer.named import find_columns
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName

if TYPE_CHECKING:
    from flows.annotate.places.matches import Line, Match

NEAR = 2
NO_PLACE: dict[str, Any] = dict.fromkeys(
    ("place_id", "admin1", "country", "country_code", "latitude", "longitude")
)


class Found(NamedTuple):
    """A name in a sentence, what stands before it, and the token its kind noun ends at."""

    match: Match
    relation: Relation
    end: int


def make_name(line: Line, found: Found, place: Place | None, doubt: str | None = None) -> PlaceName:
    """The name, its words and the place it means."""
    match, relation, end = found
    first, last = line.span(match.first, match.last)
    outer_first, outer_last = line.span(relation.first, end)
    if place is not None:
        columns = find_columns(
            place, line.text[first:last], relation.is_near, relation.bearing, relation.kilometres
        )
    else:
        columns = {**NO_PLACE, "location": line.text[first:last], "kind": relation.kind or "unknown"}
        columns["geo_precision"] = 2 if relation.is_near else 1
    return PlaceName(
        start=line.offset + first,
        end=line.offset + last,
        first=match.first,
        last=match.last,
        text=line.text[outer_first:outer_last],
        outer_start=line.offset + outer_first,
        outer_end=line.offset + outer_last,
        usable=doubt is None,
        doubt=doubt,
        kind_asked=relation.kind,
        is_near=relation.is_near,
        is_part=relation.is_part,
        bearing=relation.bearing,
        kilometres=relation.kilometres,
        **columns,
    )


def make_people(line: Line, match: Match) -> PlaceName:
    """The country a people's name speaks for: no place of events itself, but its capital or its land is."""
    country = read_country(match.country_code or "")
    following = line.lower[match.last : match.last + 2]
    if following[:1] == ("capital",) and following[1:] not in {("of",), (",",)}:
        named = find_places_named(fold(read_capitals().get(match.country_code or "", "")))
        relation = find_relation(line, match.first)
        return make_name(line, Found(match, relation, match.last + 1), choose_place(named, "city"))
    if set(following[:1]) & read_words().land:
        return make_name(line, Found(match, find_relation(line, match.first), match.last + 1), country)
    return make_name(line, Found(match, Relation(match.first), match.last), country, "demonym")


def join_between(line: Line, names: list[PlaceName]) -> list[PlaceName]:
    """The names with "between A and B" and "the A-B road" as one place half way, named after the first.

    B then says no more: it is in doubt.
    """
    joined = list(names)
    for number, (one, other) in enumerate(pairwise(names)):
        if one.usable and (is_between(line, one, other) or is_road(line, one, other)):
            joined[number : number + 2] = make_between(line, one, other)
    return joined


def is_between(line: Line, one: PlaceName, other: PlaceName) -> bool:
    """Whether something lies between two places ("between Mosul and Erbil")."""
    before, joint = line.lower[max(0, one.first - 1) : one.first], line.lower[one.last : other.first]
    return before == ("between",) and joint == ("and",) and other.usable


def is_road(line: Line, one: PlaceName, other: PlaceName) -> bool:
    """Whether the names are the two ends of a road ("the Kabul-Kandahar national highway")."""
    if line.words[one.last : other.first] not in {("-",), ("–",)} or other.place_id is None:
        return False
    return bool(set(line.lower[other.last : other.last + 2]) & read_words().roads)


def spread_near(line: Line, names: list[PlaceName]) -> list[PlaceName]:
    """The names with "near" said of all of a list ("near Velyka Novosilka and Vuhledar")."""
    spread = names[:1]
    for name in names[1:]:
        one, joint = spread[-1], line.lower[spread[-1].last : name.first]
        listed = joint in {("and",), ("or",)} and name.kind not in read_words().wide_kinds
        if one.is_near and one.usable and listed and name.outer_start == name.start:
            spread.append(name._replace(is_near=True, geo_precision=NEAR))
        else:
            spread.append(name)
    return spread


def make_between(line: Line, one: PlaceName, other: PlaceName) -> tuple[PlaceName, PlaceName]:
    """The place half way between two, and the second one, which says no more."""
    before = line.lower[max(0, one.first - 1) : one.first] == ("between",)
    first, last = line.span(one.first - before, other.last)
    between = one._replace(
        text=line.text[first:last],
        outer_start=line.offset + first,
        outer_end=line.offset + last,
        is_near=True,
        geo_precision=NEAR,
    )
    if None not in {one.latitude, one.longitude, other.latitude, other.longitude}:
        ends = ((n.latitude or 0.0, n.longitude or 0.0) for n in (one, other))
        latitude, longitude = find_middle(*ends)
        between = between._replace(latitude=latitude, longitude=longitude)
    return between, other._replace(usable=False, doubt="between")
