"""Events by week and kind."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from flows.publish.figures.period import find_period
from flows.publish.figures.style import Drawing, count_days, make_axes, name_code, read_style, show_days
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd
    from matplotlib.axes import Axes


def draw_weeks(tables: Mapping[str, pd.DataFrame]) -> Drawing | None:
    """Stacked bars, one a week from Monday on; None without a dated event of known kind."""
    days = [
        (row["date_start"] or row["date_end"], row["event_type"])
        for row in read_rows(tables["events"])
        if row["event_type"] and (row["date_start"] or row["date_end"])
    ]
    period = find_period([day for day, _ in days])
    if not period:
        return None
    counts = Counter((_find_monday(day), kind) for day, kind in days if period.holds(day))
    figure, axes = make_axes("Conflict events by week and kind", 3.8)
    _draw_bars(axes, counts)
    axes.set_ylabel("events (first day in the week)")
    show_days(axes)
    axes.legend(frameon=False, fontsize=7.5, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return Drawing(figure, period.describe_rest("event"))


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


def _find_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
