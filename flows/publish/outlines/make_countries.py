"""Make `countries.json` again: `python -m flows.publish.outlines.make_countries countries-50m.json`.

The input is Natural Earth's 1:50m countries (public domain) as the npm package world-atlas 2.0.2 carries
them: a topology, so that neighbours share their borders and stay closed when these are simplified.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from flows.publish.outlines import COUNTRIES, encode_line

UNIT = 100  # whole numbers of a hundredth of a degree, about a kilometre
FINE, COARSE = 2.0, 20.0  # how far a simplified border may stray, in those units

Point = tuple[int, int]
Line = list[Point]


def main(source: Path) -> None:
    """Write the outlines beside this file."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    lines = [read_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    record = {
        "unit": UNIT,
        "fine": [encode_line(simplify(line, FINE)) for line in lines],
        "coarse": [encode_line(simplify(line, COARSE)) for line in lines],
        "countries": [make_country(each) for each in topology["objects"]["countries"]["geometries"]],
    }
    COUNTRIES.write_text(
        json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
    )


def read_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """The points of one arc of the topology, whose steps are differences."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((round((x * scale_x + move_x) * UNIT), round((y * scale_y + move_y) * UNIT)))
    return points


def make_country(geometry: dict[str, Any]) -> dict[str, Any]:
    """One country: its name and its rings, each a list of arcs (`~n` is arc n backwards)."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return {"name": geometry["properties"]["name"], "rings": [ring for rings in polygons for ring in rings]}


def simplify(line: Line, tolerance: float) -> Line:
    """The line without the points that stray less than the tolerance (Douglas and Peucker); ends stay.

    A closed line is cut at its farthest point first, so that it keeps an area.
    """
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        strays = [(measure_stray(line[i], line[first], line[last]), i) for i in range(first + 1, last)]
        stray, middle = max(strays, default=(0.0, 0))
        if stray > tolerance:
            kept.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return [line[i] for i in sorted(kept)]


def measure_stray(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the segment between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = min(1.0, max(0.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    near_x, near_y = ax + share * (bx - ax), ay + share * (by - ay)
    return float(((x - near_x) ** 2 + (y - near_y) ** 2) ** 0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
