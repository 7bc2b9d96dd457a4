"""Changes of control over time, one line a place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from flows.publish.figures.period import find_period
from flows.publish.figures.style import Drawing, make_axes, read_style, shorten_name, show_days
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd
    from matplotlib.axes import Axes

Change = tuple["date", str]  # the day, and which change
MOST_PLACES = 24
WEEK_OR_BETTER = 2  # date_precision
WHOLE_AREA = 3  # geo_precision
ASIDE = 0.2  # marks of one day lie side by side, by kind


def draw_control(tables: Mapping[str, pd.DataFrame]) -> Drawing | None:
    """Who took which place when; None where no dated change of control is told."""
    changes = [row for row in read_rows(tables["events"]) if _is_shown(row)]
    period = find_period([row["date_start"] for row in changes])
    if not period:
        return None
    by_place: dict[str, list[Change]] = defaultdict(list)
    for row in changes:
        if period.holds(row["date_start"]):
            by_place[row["location"]].append((row["date_start"], row["sub_event_type"]))
    places = choose_places(by_place)
    figure, axes = make_axes("Who took which place, and when", 1.5 + 0.21 * len(places))
    _draw_marks(axes, places, by_place)
    hidden = len(by_place) - len(places)
    rest = f"{hidden} more places not shown." if hidden else ""
    return Drawing(figure, f"{rest} {period.describe_rest('change')}".strip())


def choose_places(by_place: Mapping[str, list[Change]]) -> list[str]:
    """The places with most changes, in the order of their first one."""
    foremost = sorted(by_place, key=lambda place: (-len(by_place[place]), min(by_place[place]), place))
    return sorted(foremost[:MOST_PLACES], key=lambda place: (min(by_place[place]), place))


def _is_shown(row: Mapping[str, Any]) -> bool:
    known = row["location"] and row["date_start"] and (row["date_precision"] or 9) <= WEEK_OR_BETTER
    known = known and row["geo_precision"] != WHOLE_AREA
    return bool(known and row["sub_event_type"] in read_style("control"))


def _draw_marks(axes: Axes, places: list[str], by_place: Mapping[str, list[Change]]) -> None:
    lines = {place: line for line, place in enumerate(places)}
    for shift, (kind, look) in enumerate(read_style("control").items(), start=-1):
        found = [
            (day, lines[place] + shift * ASIDE)
            for place in places
            for day, what in by_place[place]
            if what == kind
        ]
        if found:
            days, rows = zip(*found, strict=True)
            axes.scatter(days, rows, marker=look["mark"], color=look["colour"], s=36, linewidths=0.6,
                         edgecolors="white", label=look["name"], zorder=3)  # fmt: skip
    axes.set_yticks(range(len(places)), [shorten_name(place, 32) for place in places])
    axes.set_ylim(len(places) - 0.4, -0.6)
    axes.grid(axis="both", color="#e6e6e1", linewidth=0.7)
    axes.tick_params(length=0)
    show_days(axes)
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=3)
    axes.set_title(axes.get_title(loc="left"), pad=24)
