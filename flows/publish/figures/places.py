"""The map: places of events, sized by the people killed there."""

from __future__ import annotations

from collections import defaultdict
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.collections import LineCollection, PolyCollection

from flows.publish.figures.style import Drawing, make_axes, read_style, shorten_name
from flows.publish.outlines import CREDIT, Box, decode_line, decode_rings, find_box, find_outlines
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from flows.publish.outlines import Point

MOST_NAMES = 14
MAIN = 0.94  # of the events lie in the part of the world that is drawn
LEAST_SPAN = 2.0  # degrees
LEAST_RATIO, MOST_RATIO = 1.25, 2.0  # width for height on paper
WHOLE_AREA = 3  # geo_precision
CLOSED = 4  # points of the smallest ring that has an area
CROSSES = 180  # a ring that jumps so many degrees goes around the world


class Spot(NamedTuple):
    """One place: where it is, what it is called, what happened there."""

    point: Point
    name: str
    deaths: int
    events: int

    @property
    def size(self) -> float:
        """The area of its circle, in square points."""
        return 16 + min(self.deaths, 2500) * 0.9


def draw_places(tables: Mapping[str, pd.DataFrame]) -> Drawing | None:
    """Circles on the outlines of the land; None where no event has a place of its own."""
    spots = find_spots(tables)
    if not spots:
        return None
    frame = find_frame(spots)
    inside = [spot for spot in spots if frame.meets(Box(*spot.point, *spot.point))]
    shape = 1 / cos(radians((frame.south + frame.north) / 2))
    figure, axes = make_axes("Where events took place", 1.35 + 7.8 / _measure(frame, shape))
    _draw_land(axes, [spot.point for spot in inside], frame)
    _draw_spots(axes, inside)
    axes.set(
        xlim=(frame.west, frame.east), ylim=(frame.south, frame.north), aspect=shape, xticks=[], yticks=[]
    )
    axes.set_facecolor(read_style("sea"))
    outside = sum(spot.events for spot in spots) - sum(spot.events for spot in inside)
    rest = f"{outside} events far away not shown." if outside else ""
    return Drawing(figure, f"Whole governorates and countries not shown. {rest}\n{CREDIT}")


def _measure(frame: Box, shape: float) -> float:
    """Width for height of the frame on paper."""
    return (frame.east - frame.west) / shape / (frame.north - frame.south)


def find_spots(tables: Mapping[str, pd.DataFrame]) -> list[Spot]:
    """The places of events that are known better than by governorate, those with most deaths first."""
    at: dict[Point, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(tables["events"]):
        if row["latitude"] is not None and row["geo_precision"] != WHOLE_AREA:
            at[row["longitude"], row["latitude"]].append(row)
    spots = [
        Spot(point, rows[0]["location"] or "", sum(row["killed_best"] or 0 for row in rows), len(rows))
        for point, rows in at.items()
    ]
    return sorted(spots, key=lambda spot: (-spot.deaths, -spot.events, spot.point))


def find_frame(spots: Sequence[Spot]) -> Box:
    """The part of the world to draw: most events, some room around them, never a mere point."""
    across, up = (sorted(spot.point[axis] for spot in spots for _ in range(spot.events)) for axis in (0, 1))
    cut = int(len(across) * (1 - MAIN) / 2)
    box = find_box([(across[cut], up[cut]), (across[-1 - cut], up[-1 - cut])])
    assert box  # two points always span one
    wide, high = max(box.east - box.west, LEAST_SPAN), max(box.north - box.south, LEAST_SPAN)
    x, y, room = (box.west + box.east) / 2, (box.south + box.north) / 2, 0.62
    shape = cos(radians(y))
    wide, high = max(wide, high * LEAST_RATIO / shape), max(high, wide * shape / MOST_RATIO)
    return Box(x - wide * room, max(y - high * room, -85), x + wide * room, min(y + high * room, 85))


def _draw_land(axes: Axes, points: Sequence[Point], frame: Box) -> None:
    outlines = find_outlines([*points, (frame.west, frame.south), (frame.east, frame.north)])
    rings = [ring for each in outlines["countries"] for ring in decode_rings(outlines, each["rings"])]
    near = [ring for ring in rings if _is_near(ring, frame)]
    axes.add_collection(
        PolyCollection(near, facecolors=read_style("land"), edgecolors=read_style("border"), linewidths=0.8)
    )
    between = [decode_line(line, outlines["unit"]) for line in outlines["divisions"]]
    axes.add_collection(LineCollection(between, colors=read_style("division"), linewidths=0.7))


def _is_near(ring: Sequence[Point], frame: Box) -> bool:
    box = find_box(ring)
    return bool(box and len(ring) >= CLOSED and box.east - box.west < CROSSES and box.meets(frame))


def _draw_spots(axes: Axes, spots: Sequence[Spot]) -> None:
    for label, colour, group in (
        ("people told killed (the larger, the more)", read_style("deaths"), [s for s in spots if s.deaths]),
        ("nobody told killed", read_style("nobody"), [s for s in spots if not s.deaths]),
    ):
        if group:
            x, y = zip(*(spot.point for spot in group), strict=True)
            axes.scatter(x, y, s=[spot.size for spot in group], color=colour, alpha=0.45, edgecolors=colour,
                         linewidths=0.7, zorder=3)  # fmt: skip
            axes.scatter(
                [], [], s=30, color=colour, alpha=0.45, edgecolors=colour, linewidths=0.7, label=label
            )
    for spot in spots[:MOST_NAMES]:
        axes.annotate(shorten_name(spot.name, 24), spot.point, (sqrt(spot.size) / 2 + 2, -2.5),
                      textcoords="offset points", fontsize=7.2, zorder=4)  # fmt: skip
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=2)
    axes.set_title(axes.get_title(loc="left"), pad=24)
    axes.spines[:].set_visible(True)
