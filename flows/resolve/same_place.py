"""How the places of two mentions lie to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.geodesy import find_distance
from flows.resolve.same_day import may_be_one_course
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from flows.resolve.candidates import Candidate, Spot

SETTLEMENTS = frozenset({"city", "town", "village"})
# What the places of two mentions of one course say no more: each may be but one stage of it.
LOOSE = frozenset({"area_around", "place_apart", "place_near", "place_unsaid", "place_within"})


def find_place_features(one: Candidate, other: Candidate) -> list[str]:
    """The features of `same_event.yml` about places that hold of a pair."""
    feature = _compare_places(one.spot, other.spot)
    if feature in LOOSE and may_be_one_course(one, other) and _are_of_one_country(one.spot, other.spot):
        return ["course_places"]
    return [feature] if feature else []


def _are_of_one_country(one: Spot | None, other: Spot | None) -> bool:
    return one is None or other is None or one.countries == other.countries


def _compare_places(one: Spot | None, other: Spot | None) -> str | None:
    if one is None or other is None:
        return "place_unsaid" if one is not other else None
    if one.key == other.key:
        is_taken_over = one.is_inherited or other.is_inherited
        return "area_same" if one.is_area else "place_taken_over" if is_taken_over else "place_same"
    if one.is_area or other.is_area:
        return "area_around" if _holds(one, other) or _holds(other, one) else "place_apart"
    return _compare_towns(one, other)


def _holds(outer: Spot, inner: Spot) -> bool:
    if not outer.is_area or (outer.countries != inner.countries and not outer.countries & inner.countries):
        return False
    return outer.kind != "governorate" or outer.admin1 is None or outer.admin1 == inner.admin1


def _compare_towns(one: Spot, other: Spot) -> str:
    """A site may lie in a town, and a town near another; two towns exclude each other."""
    if one.point is None or other.point is None:
        return "place_apart"
    settings, distance = read_settings(), _measure(*sorted((one.point, other.point)))
    if not {one.kind, other.kind} <= SETTLEMENTS and distance <= float(settings["within_km"]):
        return "place_within"
    is_near = (one.is_near or other.is_near) and distance <= float(settings["near_km"])
    return "place_near" if is_near else "place_apart"


@lru_cache(maxsize=65536)
def _measure(one: tuple[float, float], other: tuple[float, float]) -> float:
    return find_distance(one, other)
