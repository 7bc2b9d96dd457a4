"""Events by week and kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.publish.figures.canvas import Drawing, count_days, make_axes, show_days
from flows.publish.figures.style import name_code, read_style

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes

    from flows.publish.figures.contents import Weeks


def draw_weeks(weeks: Weeks) -> Drawing:
    """Stacked bars, one a week from Monday on."""
    figure, axes = make_axes("Conflict events by week and kind", 3.8)
    _draw_bars(axes, Counter(weeks.counts))
    axes.set_ylabel("events (first day in the week)")
    show_days(axes)
    axes.legend(frameon=False, fontsize=7.5, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return Drawing(figure, weeks.rest)


def _draw_bars(axes: Axes, counts: Counter[tuple[date, str]]) -> None:
    weeks = sorted({week for week, _ in counts})
    middles = [count_days(week) + 3.5 for week in weeks]
    ground = dict.fromkeys(weeks, 0)
    for kind, colour in read_style("event_type").items():
        heights = [counts[week, kind] for week in weeks]
        if any(heights):
            axes.bar(middles, heights, width=6.4, bottom=list(ground.values()),
                     color=colour, label=name_code("event_type", kind))  # fmt: skip
            ground = {week: ground[week] + counts[week, kind] for week in weeks}
