"""Changes of control over time, one line a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.figures.canvas import Drawing, make_axes, show_days
from flows.publish.figures.style import read_style, shorten_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from flows.publish.figures.contents import Change, Changes

ASIDE = 0.2  # marks of one day lie side by side, by kind


def draw_control(changes: Changes) -> Drawing:
    """A mark for each change, days across and places down."""
    figure, axes = make_axes("Who took which place, and when", 1.5 + 0.21 * len(changes.by_place))
    _draw_marks(axes, changes.by_place)
    return Drawing(figure, changes.rest)


def _draw_marks(axes: Axes, by_place: dict[str, list[Change]]) -> None:
    lines = {place: line for line, place in enumerate(by_place)}
    for shift, (kind, look) in enumerate(read_style("control").items(), start=-1):
        found = [
            (day, lines[place] + shift * ASIDE)
            for place, changes in by_place.items()
            for day, what in changes
            if what == kind
        ]
        if found:
            days, rows = zip(*found, strict=True)
            axes.scatter(days, rows, marker=look["mark"], color=look["colour"], s=36, linewidths=0.6,
                         edgecolors="white", label=look["name"], zorder=3)  # fmt: skip
    axes.set_yticks(range(len(by_place)), [shorten_name(place, 32) for place in by_place])
    axes.set_ylim(len(by_place) - 0.4, -0.6)
    axes.grid(axis="both", color="#e6e6e1", linewidth=0.7)
    axes.tick_params(length=0)
    show_days(axes)
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=3)
    axes.set_title(axes.get_title(loc="left"), pad=24)
