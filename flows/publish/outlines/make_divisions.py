"""Make `divisions.json` again: `python -m flows.publish.outlines.make_divisions`.

The borders between the first-level divisions of flows/lexicon/gazetteer; their outer borders are those of
countries, which `countries.json` draws: two lines for one border would not fit.
"""

from __future__ import annotations

import json
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.polygons import is_inside, read_polygons
from flows.publish.outlines import DIVISIONS, Box, encode_line, find_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.lexicon.gazetteer.polygons import Ring
    from flows.publish.outlines import Point, Whole

UNIT = 100
ASIDE = 0.03  # degrees on either side of a border between divisions lies one of them

Shapes = list[tuple[Box, "Ring"]]


def main() -> None:
    """Write the lines beside this file."""
    rings = [ring for _, shape in read_polygons() for ring in shape]
    box = find_box(point for ring in rings for point in ring)
    lines = [encode_line(line) for line in find_between(rings)]
    record = {"unit": UNIT, "box": box, "lines": lines}
    DIVISIONS.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")


def find_between(rings: Iterable[Ring]) -> list[list[Whole]]:
    """The lines that have a division on either side, each once."""
    shapes = [(box, ring) for ring in rings if (box := find_box(ring))]
    seen: set[frozenset[Whole]] = set()
    lines: list[list[Whole]] = []
    for start, end in find_steps(ring for _, ring in shapes):
        segment = frozenset((start, end))
        if segment in seen or not is_between(start, end, shapes):
            continue
        seen.add(segment)
        if lines and lines[-1][-1] == start:
            lines[-1].append(end)
        else:
            lines.append([start, end])
    return lines


def find_steps(rings: Iterable[Ring]) -> Iterator[tuple[Whole, Whole]]:
    """Every step of every ring in whole units; points that fall together are one."""
    for ring in rings:
        whole = [(round(x * UNIT), round(y * UNIT)) for x, y in ring]
        yield from ((one, other) for one, other in pairwise(whole) if one != other)


def is_between(start: Whole, end: Whole, shapes: Shapes) -> bool:
    """Whether a division lies on either side of the step."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay)
    x, y = (ax + bx) / 2 / UNIT, (ay + by) / 2 / UNIT
    across, up = (by - ay) / length * ASIDE, (ax - bx) / length * ASIDE
    return all(is_in_any((x + side * across, y + side * up), shapes) for side in (1, -1))


def is_in_any(point: Point, shapes: Shapes) -> bool:
    """Whether a point lies in one of the rings."""
    spot = Box(*point, *point)
    return any(box.meets(spot) and is_inside(*point, ring) for box, ring in shapes)


if __name__ == "__main__":
    main()
