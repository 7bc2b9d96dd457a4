"""How far the points of placed events lie from where their places are.

The points compared with are those of `tests/data/places/coordinates.csv`: towns and sites that the reference
and the public benchmarks name, typed by hand from general knowledge of the map, to a hundredth of a degree (a
kilometre), and not from the gazetteer, so that an error of the gazetteer shows, or a namesake taken for the
place. Only points that claim to be the place itself count (geo_precision 1): what is near a place, or a whole
area, has no one point.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.evaluate import places
from flows.evaluate.gold import accepted, fold
from flows.lexicon.gazetteer.geodesy import find_distance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.evaluate.gold import Row
    from flows.lexicon.gazetteer.geodesy import Point

TRUTH = Path("tests/data/places/coordinates.csv")
NEAR_KM = 10.0


@cache
def read_truth() -> dict[tuple[str, str], Point]:
    """The points by folded name and country."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return {
            (fold(row["name"]), fold(row["country"])): (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }


def find_truth(names: Iterable[Any], country: Any) -> Point | None:
    """The point of the first of the names that the table has in a country."""
    keys = ((fold(name), fold(country)) for name in names if name)
    return next((read_truth()[key] for key in keys if key in read_truth()), None)


def score_pairs(pairs: Iterable[tuple[Row, Row]], is_right: Callable[[Row, Row], bool]) -> dict[str, float]:
    """Over pairs of reference and row: how many have a point and a truth, the share of these within 10 km.

    `of_right_places` is the share where the place itself is right, `is_right` telling that.
    """
    found = [(distance, is_right(*pair)) for pair in pairs if (distance := measure_pair(*pair)) is not None]
    right = [distance for distance, is_same in found if is_same]
    whole = summarise([distance for distance, _ in found])
    return {**whole, "of_right_places": summarise(right)["within_10_km"]}


def measure_pair(gold: Row, row: Row) -> float | None:
    """The kilometres between a row's point and the truth, None where either is missing."""
    if row["latitude"] is None or row["geo_precision"] != 1:
        return None
    truth = find_truth(accepted(gold, "location"), gold.get("country") or row["country"])
    return find_distance((row["latitude"], row["longitude"]), truth) if truth else None


def summarise(distances: list[float]) -> dict[str, float]:
    """How many, and the share within 10 km."""
    near = sum(distance <= NEAR_KM for distance in distances)
    return {"n": len(distances), "within_10_km": round(near / max(1, len(distances)), 4)}


def score_rows(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The same over the rows of a benchmark whose place was found in their text."""
    found = []
    for row in rows:
        parts = [part.strip() for part in row["gold"]["location"].split(",")]
        truth = find_truth(parts[:1], parts[-1])
        point = truth and find_point(row["text"], parts[0])
        if truth and point:
            found.append(find_distance(point, truth))
    return summarise(found)


def find_point(text: str, place: str) -> Point | None:
    """The point the reader gives a place that a text names, None where it does not find it."""
    names = (name for name in places.read_names(text) if name.usable and places.same_place(name, place))
    return next(
        (
            (name.latitude, name.longitude)
            for name in names
            if name.latitude is not None and name.longitude is not None and name.geo_precision == 1
        ),
        None,
    )
