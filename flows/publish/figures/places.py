"""The map: places of events, sized by the people killed there."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection, PolyCollection

from flows.publish.figures.canvas import Drawing, make_axes
from flows.publish.figures.style import read_style, shorten_name
from flows.publish.outlines import CREDIT, Box, decode_line, decode_rings, find_box, find_outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from flows.publish.figures.contents import Scene, Spot
    from flows.publish.outlines import Point

MOST_NAMES = 14
CLOSED = 4  # points of the smallest ring that has an area
CROSSES = 180  # a ring that jumps so many degrees goes around the world


def draw_places(scene: Scene) -> Drawing:
    """Circles on the outlines of the land."""
    frame = scene.frame
    shape = 1 / cos(radians((frame.south + frame.north) / 2))
    figure, axes = make_axes("Where events took place", 1.35 + 7.8 / _measure(frame, shape))
    _draw_land(axes, [spot.point for spot in scene.spots], frame)
    _draw_spots(axes, scene.spots)
    axes.set(
        xlim=(frame.west, frame.east), ylim=(frame.south, frame.north), aspect=shape, xticks=[], yticks=[]
    )
    axes.set_facecolor(read_style("sea"))
    rest = f"{scene.outside} events far away not shown." if scene.outside else ""
    return Drawing(figure, f"Whole governorates and countries not shown. {rest}\n{CREDIT}")


def _measure(frame: Box, shape: float) -> float:
    """Width for height of the frame on paper."""
    return (frame.east - frame.west) / shape / (frame.north - frame.south)


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
        axes.annotate(shorten_name(spot.name, 24), spot.point, (spot.radius + 2, -2.5),
                      textcoords="offset points", fontsize=7.2, zorder=4)  # fmt: skip
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=2)
    axes.set_title(axes.get_title(loc="left"), pad=24)
    axes.spines[:].set_visible(True)
