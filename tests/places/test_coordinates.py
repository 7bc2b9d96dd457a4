"""The measure of points: right, wrong and missing ones, and the table they are compared with."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from flows.evaluate.coordinates import TRUTH, find_truth, measure_pair, read_truth, score_pairs


def make_row(latitude: float | None, longitude: float | None, precision: int = 1) -> dict[str, Any]:
    return {"latitude": latitude, "longitude": longitude, "geo_precision": precision, "country": "Iraq"}


GOLD = {"location": "Mosul", "country": "Iraq"}


def test_table_is_sorted_and_on_earth() -> None:
    names = [row["name"] for row in csv.DictReader(TRUTH.open(encoding="utf-8", newline=""))]
    assert names == sorted(names)
    assert all(abs(latitude) <= 90 and abs(longitude) <= 180 for latitude, longitude in read_truth().values())


@pytest.mark.parametrize(
    ("row", "is_measured"),
    [
        (make_row(36.34, 43.13), True),
        (make_row(None, None), False),
        (make_row(36.34, 43.13, precision=2), False),
    ],
)
def test_only_points_of_the_place_itself_are_measured(row: dict[str, Any], is_measured: bool) -> None:
    assert (measure_pair(GOLD, row) is not None) == is_measured


def test_places_are_told_apart_by_country() -> None:
    assert find_truth(["Tripoli"], "Libya") is not None
    assert find_truth(["Tripoli"], "Lebanon") is None


def test_shares() -> None:
    near, far = make_row(36.35, 43.10), make_row(33.31, 44.37)
    shares = score_pairs([(GOLD, near), (GOLD, far)], lambda gold, row: row is near)
    assert shares == {"n": 2, "within_10_km": 0.5, "of_right_places": 1.0}
