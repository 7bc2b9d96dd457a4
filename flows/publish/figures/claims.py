"""Claims beside what the dataset chose: every number that was said, its range, and the resolved figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.publish.figures.canvas import Drawing, make_axes
from flows.publish.figures.style import name_code, name_day, read_style, shorten_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from flows.publish.figures.contents import Question

OPEN = 2.0  # a bar without an upper end is drawn to so many times its number
LEAST = 0.8  # where the logarithmic axis begins: a little below one person


def draw_claims(shown: list[Question]) -> Drawing:
    """Dots and ranges on one logarithmic axis."""
    figure, axes = make_axes("What is claimed, and what the dataset chose", 1.6 + 0.32 * len(shown))
    for line, question in enumerate(shown):
        _draw_question(axes, line, question)
    _finish(axes, shown)
    return Drawing(figure, "Dotted bars: “at least”.")


def _draw_question(axes: Axes, line: int, question: Question) -> None:
    colour, chosen = read_style("claim"), read_style("chosen")
    figure = question.figure
    _draw_range(axes, line + 0.18, figure["low"], figure["high"], chosen)
    if figure["best"]:
        axes.scatter([figure["best"]], [line + 0.18], marker="D", s=30, color=chosen, zorder=4)
    for claim in question.claims:
        low, high = claim["count_low"], claim["count_high"]
        _draw_range(axes, line - 0.16, low, high, colour)
        point = low if low is not None else high
        axes.scatter([max(point or 0, LEAST)], [line - 0.16], s=24, color=colour, zorder=3)


def _draw_range(axes: Axes, y: float, low: int | None, high: int | None, colour: str) -> None:
    first = max(low or 0, LEAST)
    if high is None:
        axes.plot(
            [first, first * OPEN], [y, y], color=colour, alpha=0.45, linewidth=2.2, linestyle=(0, (1, 0.7))
        )
    elif high > first:
        axes.plot([first, high], [y, y], color=colour, alpha=0.45, linewidth=3.2, solid_capstyle="butt")


def _finish(axes: Axes, shown: list[Question]) -> None:
    axes.set_xscale("log")
    axes.set_xlim(left=LEAST)
    axes.xaxis.set_major_formatter(lambda number, _: f"{number:,.0f}")
    axes.set_xlabel("people (logarithmic scale)")
    axes.set_yticks(range(len(shown)), [_name_question(question) for question in shown])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="#e6e6e1", linewidth=0.7)
    axes.scatter([], [], s=24, color=read_style("claim"), label="a claim (bar: its range)")
    axes.scatter(
        [],
        [],
        marker="D",
        s=30,
        color=read_style("chosen"),
        label="the dataset’s best number (bar: low to high)",
    )
    axes.legend(frameon=False, fontsize=7.5, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=2)
    axes.set_title(axes.get_title(loc="left"), pad=24)


def _name_question(question: Question) -> str:
    """The place, the day and what was counted, on two lines."""
    event, figure = question.event, question.figure
    place = event["location"] or event["country"] or "place not stated"
    day = event["date_start"] or event["date_end"]
    when = f", {name_day(day)}" if day else ""
    people = name_code("victim_type", figure["victim_type"])
    asked = shorten_name(f"{people} {figure['harm']}")
    return f"{shorten_name(place, 30)}{when}\n{asked}"
