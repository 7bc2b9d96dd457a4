"""What an expression leaves open, found at its anchor: the year, the day of a weekday, the base of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.chronology.moments import Moment, add_days, bounds, make_moment, shift_moment

if TYPE_CHECKING:
    from datetime import date

    from flows.records import TimeShape

GRACE = 10  # days by which a text may be older than what it dates
WIDER_THAN_DAYS = frozenset({"W", "M", "Y", "E", "C"})
MONTHS_BACK = 8  # a narrative seldom goes back so far without saying the year


class Anchor(NamedTuple):
    """What relative words count from.

    `speech` is the day of writing (None where it says nothing of what is told), `narrative` the moment
    the text has reached, `told` its first and last day where they are exact. `named` is the last time the
    text has named, whether it moved there or not, and `beside` the last day named in the same sentence.
    `inherits` says that a date without a year takes the narrative's; `ahead` that the clause speaks of the
    future. `frame` is the last period the text named from one year into another, of which it then tells.
    """

    speech: Moment | None = None
    narrative: Moment | None = None
    named: Moment | None = None
    beside: Moment | None = None
    told: tuple[date, date] | None = None
    inherits: bool = True
    ahead: bool = False
    frame: tuple[date, date] | None = None


def find_base(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The moment a relative shape counts from: each falls back on the other, but for what news adds up."""
    if shape.base in {"writing", "event"}:
        return anchor.speech if shape.base == "writing" else None
    told = _find_named(shape, anchor) or anchor.narrative
    pair = (anchor.speech, told)
    return next((m for m in (pair if shape.base == "speech" else pair[::-1]) if m is not None), None)


def _find_named(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The time that "that year" takes up wherever it was named, and "two days later" in its own sentence."""
    if shape.base == "speech" or shape.kind != "shift":
        return None
    return anchor.named if not shape.sign and shape.unit in WIDER_THAN_DAYS else anchor.beside


def find_year(shape: TimeShape, anchor: Anchor) -> int | None:
    """The year of a date that names none: that of the period told of, else the nearest one."""
    framed = _find_framed(shape, anchor)
    return _find_nearest_year(shape, anchor) if framed is None else framed


def _find_nearest_year(shape: TimeShape, anchor: Anchor) -> int | None:
    """The narrative's year, else the latest in which a date is not after the day of writing."""
    taken_up = anchor.named or anchor.narrative
    if shape.base == "told" and taken_up is not None:
        return taken_up.year
    speech = anchor.speech
    if anchor.inherits and anchor.narrative is not None and not _goes_back(anchor, shape):
        year = anchor.narrative.year + _turns_year(anchor.narrative, shape)
        return year - (not anchor.ahead and _lies_ahead(Moment(year, shape.month, shape.day), speech))
    if speech is None or shape.month is None:
        return speech.year if speech else None
    days = bounds(Moment(speech.year, shape.month, shape.day))
    written = bounds(speech)
    if days is None or written is None:
        return speech.year
    if anchor.ahead:
        return speech.year + (days[1] < written[0])
    grace = GRACE if shape.day is not None else 0
    return speech.year - (days[0] > add_days(written[1], grace))


def _find_framed(shape: TimeShape, anchor: Anchor) -> int | None:
    """The one year in which a date lies in the period told of; None where several do, or none."""
    if anchor.frame is None or shape.month is None:
        return None
    first, last = anchor.frame
    years = [
        year
        for year in range(first.year, last.year + 1)
        if (days := bounds(Moment(year, shape.month, shape.day))) and first <= days[0] and days[1] <= last
    ]
    return years[0] if len(years) == 1 else None


def _lies_ahead(moment: Moment, speech: Moment | None) -> bool:
    """Whether a moment is later than the day of writing, by more than texts are older than they say."""
    days, written = bounds(moment), bounds(speech) if speech else None
    return days is not None and written is not None and days[0] > add_days(written[1], GRACE)


def _goes_back(anchor: Anchor, shape: TimeShape) -> bool:
    """Whether a month before the one told is rather of the year of writing, a later one."""
    here, spoken = anchor.narrative, anchor.speech
    if here is None or spoken is None or here.month is None or shape.month is None:
        return False
    return shape.month < here.month and here.year < spoken.year


def _turns_year(narrative: Moment, shape: TimeShape) -> bool:
    """Whether a month without a year lies in the next one: a narrative goes from December on to April."""
    if narrative.month is None or shape.month is None:
        return False
    return narrative.month - shape.month >= MONTHS_BACK


def find_weekday(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The day a weekday names: the last before writing (the next, if ahead), else on from the narrative."""
    assert shape.weekday is not None
    spoken = bounds(anchor.speech) if anchor.speech else None
    if spoken is not None and shape.base == "speech":
        back = (spoken[0].weekday() - shape.weekday) % 7
        if anchor.ahead or shape.sign > 0:
            return make_moment(add_days(spoken[0], 7 - back if back or shape.sign > 0 else 0))
        return make_moment(add_days(spoken[0], -(back or 7 * (shape.sign < 0))))
    told = bounds(anchor.narrative) if anchor.narrative and anchor.narrative.grain == "D" else None
    told = told or (spoken if shape.sign < 0 else None)
    if told is None or (shape.base == "told" and told == spoken):
        return None
    ahead = (shape.weekday - told[0].weekday()) % 7
    if shape.sign < 0:
        return make_moment(add_days(told[0], ahead - 7))
    return make_moment(add_days(told[0], ahead or 7 * shape.sign))


def find_month(shape: TimeShape, anchor: Anchor) -> Moment | None:
    """The month of a day that names none ("the 10th"): the one told, or the next where that day is past."""
    base = anchor.narrative or anchor.speech
    if base is None or base.month is None or shape.day is None:
        return None
    if base.day is None or base.day <= shape.day:
        return Moment(base.year, base.month)
    return shift_moment(Moment(base.year, base.month), 1 if base is anchor.narrative else -1, "M")


def find_stepped_year(shape: TimeShape, anchor: Anchor) -> int | None:
    """The year of "last June", "next spring", "the following winter": the nearest one on that side."""
    base = find_base(shape, anchor)
    if base is None:
        return None
    days, here = bounds(Moment(base.year, shape.month, season=shape.season)), bounds(base)
    if days is None or here is None:
        return base.year + (shape.sign if shape.season is None else max(shape.sign, 0))
    if shape.sign < 0:
        return base.year - (days[1] >= here[0])
    return base.year + (days[0] <= here[1])
