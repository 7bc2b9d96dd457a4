"""Outlines of countries and first-level divisions for maps: fine where the events are, coarse elsewhere."""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Whole = tuple[int, int]
Record = dict[str, Any]

COUNTRIES, DIVISIONS = (Path(__file__).with_name(name) for name in ("countries.json", "divisions.json"))
CREDIT = "Outlines: Natural Earth (public domain); governorates of Iraq: Mesoshapes via Who's On First (CC0)."
_MARGIN = 6.0  # degrees around the events that are drawn finely
_TWO_PLACES = 2  # x and y


class Box(NamedTuple):
    """Longitudes and latitudes, inclusive."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        across = self.west <= other.east and other.west <= self.east
        return across and self.south <= other.north and other.south <= self.north


def find_box(points: Iterable[Point], margin: float = 0.0) -> Box | None:
    """The smallest box around the points, widened by a margin; None where there is no point."""
    found = list(points)
    if not found:
        return None
    across, up = zip(*found, strict=True)
    return Box(min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin)


def find_outlines(points: Iterable[Point]) -> Record:
    """What a map of these points (longitude, latitude) draws, as plain lists that JSON can hold.

    `lines` are flat lists of whole numbers of 1/`unit` degrees: the first point, then the step to each next
    one. A ring of a country is a list of lines; `~n` is line n backwards. `divisions` are the lines between
    divisions.
    """
    found = list(points)
    near, topology = find_box(found, _MARGIN), read_countries()
    unit = topology["unit"]
    pairs = zip(topology["fine"], topology["coarse"], strict=True)
    lines = [fine if near and near.meets(measure_line(fine, unit)) else coarse for fine, coarse in pairs]
    divisions = find_divisions(found)
    return {"unit": unit, "lines": lines, "countries": topology["countries"], "divisions": divisions}


def find_divisions(points: Iterable[Point]) -> list[list[int]]:
    """The borders between the first-level divisions at hand, where any point lies among them."""
    record = read_divisions()
    around = Box(*record["box"])
    return list(record["lines"]) if any(around.meets(Box(x, y, x, y)) for x, y in points) else []


def encode_line(line: Sequence[Whole]) -> list[int]:
    """The line as one flat list: its first point, then the step to each next one."""
    steps = zip([(0, 0), *line], line, strict=False)
    return [step for (ax, ay), (bx, by) in steps for step in (bx - ax, by - ay)]


def decode_line(line: Sequence[int], unit: int) -> list[Point]:
    """The points of a line in degrees.

    >>> decode_line([4300, 3600, 10, -5], 100)
    [(43.0, 36.0), (43.1, 35.95)]
    """
    across, up = (accumulate(line[axis::_TWO_PLACES]) for axis in range(_TWO_PLACES))
    return [(x / unit, y / unit) for x, y in zip(across, up, strict=True)]


def decode_rings(outlines: Record, rings: Iterable[Iterable[int]]) -> list[list[Point]]:
    """The rings of one country, each as its points in degrees."""
    unit, lines = outlines["unit"], outlines["lines"]
    return [
        [
            point
            for n in ring
            for point in decode_line(lines[n if n >= 0 else ~n], unit)[:: 1 if n >= 0 else -1]
        ]
        for ring in rings
    ]


def measure_line(line: Sequence[int], unit: int) -> Box:
    """The box around a line, in degrees."""
    across, up = (list(accumulate(line[axis::_TWO_PLACES])) for axis in range(_TWO_PLACES))
    return Box(min(across) / unit, min(up) / unit, max(across) / unit, max(up) / unit)


@cache
def read_countries() -> Record:
    """The borders of all countries, fine and coarse (`make_countries.py` says where they come from)."""
    record: Record = json.loads(COUNTRIES.read_text(encoding="utf-8"))
    return record


@cache
def read_divisions() -> Record:
    """The borders between first-level divisions, and the box around them (`make_divisions.py` makes them)."""
    record: Record = json.loads(DIVISIONS.read_text(encoding="utf-8"))
    return record
