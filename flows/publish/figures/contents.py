"""What each figure shows, found in the tables; what is equal here is drawn the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.publish.figures.period import find_period
from flows.publish.figures.style import read_style
from flows.publish.outlines import Box, find_box
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from flows.publish.outlines import Point

Row = dict[str, Any]
Change = tuple["date", str]  # the day, and which change
MOST_QUESTIONS, MOST_PLACES = 14, 24
WEEK_OR_BETTER = 2  # date_precision
WHOLE_AREA = 3  # geo_precision
MAIN = 0.94  # of the events lie in the part of the world that is drawn
LEAST_SPAN = 2.0  # degrees
LEAST_RATIO, MOST_RATIO = 1.25, 2.0  # width for height on paper


class Question(NamedTuple):
    """One resolved figure with its event and the claims it rests on."""

    figure: Row
    event: Row
    claims: list[Row]

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Contested figures first, then deaths, then the greatest."""
        contested = any(claim["conflict_set"] for claim in self.claims)
        number = self.figure["best"] or self.figure["high"] or 0
        return not contested, 0 if self.figure["harm"] == "killed" else 1, -number, self.figure["event_id"]


def find_questions(tables: Mapping[str, pd.DataFrame]) -> list[Question] | None:
    """The foremost figures of rule `best` that have a number above nought; None without any."""
    events = {row["event_id"]: row for row in read_rows(tables["events"])}
    claims = {row["claim_id"]: row for row in read_rows(tables["casualties"])}
    found = [
        Question(row, events[row["event_id"]], [claims[key] for key in row["claim_ids"].split("|")])
        for row in read_rows(tables["resolutions"])
        if row["rule"] == "best" and (row["best"] or row["high"])
    ]
    return sorted(found, key=lambda question: question.rank)[:MOST_QUESTIONS] or None


class Changes(NamedTuple):
    """The changes of control of each place that is shown, places in order, and what is not shown."""

    by_place: dict[str, list[Change]]
    rest: str


def find_changes_of_control(tables: Mapping[str, pd.DataFrame]) -> Changes | None:
    """Who took which place when; None where no dated change of control is told."""
    changes = [row for row in read_rows(tables["events"]) if _is_change(row)]
    period = find_period([row["date_start"] for row in changes])
    if not period:
        return None
    by_place: dict[str, list[Change]] = defaultdict(list)
    for row in changes:
        if period.holds(row["date_start"]):
            by_place[row["location"]].append((row["date_start"], row["sub_event_type"]))
    places = choose_places(by_place)
    hidden = len(by_place) - len(places)
    rest = f"{hidden} more places not shown." if hidden else ""
    return Changes(
        {place: by_place[place] for place in places}, f"{rest} {period.describe_rest('change')}".strip()
    )


def choose_places(by_place: Mapping[str, list[Change]]) -> list[str]:
    """The places with most changes, in the order of their first one."""
    foremost = sorted(by_place, key=lambda place: (-len(by_place[place]), min(by_place[place]), place))
    return sorted(foremost[:MOST_PLACES], key=lambda place: (min(by_place[place]), place))


def _is_change(row: Mapping[str, Any]) -> bool:
    known = row["location"] and row["date_start"] and (row["date_precision"] or 9) <= WEEK_OR_BETTER
    known = known and row["geo_precision"] != WHOLE_AREA
    return bool(known and row["sub_event_type"] in read_style("control"))


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

    @property
    def radius(self) -> float:
        """Half the side of a square of that area."""
        return sqrt(self.size) / 2


class Scene(NamedTuple):
    """The part of the world that is drawn, the places in it, and how many events lie outside."""

    frame: Box
    spots: list[Spot]
    outside: int


def find_scene(tables: Mapping[str, pd.DataFrame]) -> Scene | None:
    """Where events took place; None where no event has a place of its own."""
    spots = find_spots(tables)
    if not spots:
        return None
    frame = find_frame(spots)
    inside = [spot for spot in spots if frame.meets(Box(*spot.point, *spot.point))]
    return Scene(frame, inside, sum(spot.events for spot in spots) - sum(spot.events for spot in inside))


def find_spots(tables: Mapping[str, pd.DataFrame]) -> list[Spot]:
    """The places of events that are known better than by governorate, those with most deaths first."""
    at: dict[Point, list[Row]] = defaultdict(list)
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


class Weeks(NamedTuple):
    """Events by the Monday of their week and by kind, and what is not shown."""

    counts: dict[tuple[date, str], int]
    rest: str


def find_weeks(tables: Mapping[str, pd.DataFrame]) -> Weeks | None:
    """Events by week and kind; None without a dated event of known kind."""
    days = [
        (row["date_start"] or row["date_end"], row["event_type"])
        for row in read_rows(tables["events"])
        if row["event_type"] and (row["date_start"] or row["date_end"])
    ]
    period = find_period([day for day, _ in days])
    if not period:
        return None
    counts = Counter((_find_monday(day), kind) for day, kind in days if period.holds(day))
    return Weeks(dict(sorted(counts.items())), period.describe_rest("event"))


def _find_monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
