"""Which of the places of one name a text means: a sum of small named features."""

from __future__ import annotations

from functools import cache
from math import log10
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_csv, read_yaml
from flows.lexicon.gazetteer.geodesy import Point, is_within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.lexicon.gazetteer import Place

Beside = tuple[str, str, str | None]


class Evidence(NamedTuple):
    """What a text has said of where it is.

    `countries` is the share each country has among the places named, `admin1s` the divisions named
    (name, country code), `points` the places of the passage, `beside` the country or division
    named in the same list ("Hama, Syria"), as (kind, name, country code).
    """

    countries: Mapping[str, float] = MappingProxyType({})
    admin1s: frozenset[tuple[str, str]] = frozenset()
    points: tuple[Point, ...] = ()
    beside: Beside | None = None


NOTHING = Evidence()


@cache
def read_capitals() -> dict[str, str]:
    """Name of the capital of each country by three-letter code."""
    return {row["iso3"]: row["capital"] for row in read_csv("gazetteer/countries.csv")}


def find_standing(place: Place) -> float:
    """How well known a place is before any evidence."""
    if place.is_world and place.kind in {"city", "town"}:
        return 0.9 * log10(place.population + 10) - 1
    standing = read_yaml("gazetteer/places.yml")["standing"]
    return float(standing.get(place.kind, standing["default"])) - (2 if place.is_world else 0)


def is_answer(place: Place, kind: str | None) -> bool:
    """Whether a place is of the kind asked for."""
    return kind is not None and place.kind in read_yaml("gazetteer/places.yml")["answers"].get(kind, [kind])


def is_near(place: Place, points: tuple[Point, ...], within: float) -> bool:
    """Whether the place lies within so many kilometres of another place of the passage, but not at it."""
    if place.latitude is None or place.longitude is None:
        return False
    here = (place.latitude, place.longitude)
    return any(here != there and is_within(here, there, within) for there in points)


def find_beside(place: Place, beside: Beside | None) -> float:
    """1 where the place lies in the country or division named beside it, 0.5 where only its country does."""
    if beside is None:
        return 0.0
    kind, name, country_code = beside
    if place.country_code != country_code or place.kind == kind:
        return 0.0
    return 1.0 if kind == "country" or place.admin1 == name else 0.5


def find_features(place: Place, kind: str | None, evidence: Evidence) -> dict[str, float]:
    """Name and strength (0 to 1) of everything that speaks for a candidate."""
    near_km = read_yaml("gazetteer/places.yml")["near_km"]
    return {
        "admin1": float((place.admin1 or "", place.country_code or "") in evidence.admin1s),
        "capital": float(
            place.kind == "city" and read_capitals().get(place.country_code or "") == place.title
        ),
        "country": evidence.countries.get(place.country_code or "", 0.0),
        "country_beside": find_beside(place, evidence.beside),
        "kind": float(is_answer(place, kind)),
        "near": float(is_near(place, evidence.points, near_km)),
    }


def score_place(place: Place, kind: str | None, evidence: Evidence) -> float:
    """The weighted sum of a candidate's features and its standing."""
    weights = read_yaml("gazetteer/places.yml")["weights"]
    features = find_features(place, kind, evidence)
    return find_standing(place) + sum(float(weights[name]) * value for name, value in features.items())


def choose_place(
    places: tuple[Place, ...], kind: str | None = None, evidence: Evidence = NOTHING
) -> Place | None:
    """The candidate the evidence speaks for, the first of equals; None without candidates."""
    places = keep_inside(drop_foreign_names(places), evidence.beside)
    if len(places) <= 1:
        return places[0] if places else None
    return max(places, key=lambda place: score_place(place, kind, evidence))


def keep_inside(places: tuple[Place, ...], beside: Beside | None) -> tuple[Place, ...]:
    """The candidates in the division named beside them, all where none lies there or none is named."""
    if beside is None or beside[0] != "governorate":
        return places
    inside = tuple(place for place in places if place.admin1 == beside[1] and place.country_code == beside[2])
    return inside or places


def drop_foreign_names(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The candidates without the towns that bear the name of a division in another language alone.

    Borno is a state of Nigeria before it is what some call Borna; Kidal is a town and its region.
    """
    lands = {place.country_code for place in places if place.kind == "governorate"}
    if not lands:
        return places
    known = int(read_yaml("gazetteer/places.yml")["named_population"])
    titles = [place.title for place in places if place.kind == "governorate"]
    return tuple(
        place
        for place in places
        if place.country_code in lands
        or place.kind not in {"city", "town"}
        or not place.is_world
        or place.population >= known
        or any(f"{title} ".startswith(f"{place.title} ") for title in titles)
    )
