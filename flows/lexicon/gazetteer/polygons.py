"""First-level divisions from coordinates, for the countries whose polygons the folder holds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

Ring = tuple[tuple[float, float], ...]
FOLDER = Path(__file__).parent


@cache
def read_polygons() -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """(name, rings) of every division of every `*.geojson` file, points as (longitude, latitude)."""
    found = []
    for path in sorted(FOLDER.glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            shape = feature["geometry"]
            parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            rings = tuple(tuple((x, y) for x, y, *_ in ring) for part in parts for ring in part)
            found.append((feature["properties"]["name"], rings))
    return tuple(found)


@cache
def read_bounds() -> tuple[tuple[float, float, float, float], ...]:
    """The western, southern, eastern and northern end of each division, in the order of the polygons."""
    points = ([point for ring in rings for point in ring] for _, rings in read_polygons())
    sides = (tuple(zip(*found, strict=True)) for found in points)
    return tuple((min(across), min(up), max(across), max(up)) for across, up in sides)


def is_inside(x: float, y: float, ring: Ring) -> bool:
    """Whether a ray from the point eastwards crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def find_admin1(latitude: float, longitude: float) -> str | None:
    """The division a point lies in, None outside all polygons; holes are rings too, hence the odd count.

    >>> find_admin1(36.335, 43.11889), find_admin1(48.85, 2.35)
    ('Nineveh', None)
    """
    for (name, rings), (west, south, east, north) in zip(read_polygons(), read_bounds(), strict=True):
        near = west <= longitude <= east and south <= latitude <= north
        if near and sum(is_inside(longitude, latitude, ring) for ring in rings) % 2:
            return name
    return None
