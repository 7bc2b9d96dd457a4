"""Reading expressions in text order: each is resolved at what the text has told so far, and moves it on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from flows.chronology import Anchor, Moment, Resolution, add_days, bounds, first_day, resolve_shape
from flows.records import TimeExpression, When

if TYPE_CHECKING:
    from datetime import date

BOUNDING = frozenset(
    {"before", "earlier", "after", "as_of", "since"}
)  # relations that bound and do not place
OPENING = frozenset({"after", "from", "since"})  # relations that give no last day
FINE = frozenset({"D", "W", "M", "S"})
YEAR = 4  # the precision of a year or more
LONGEST_STEP = timedelta(60)
NEWS_REACH = timedelta(7)  # what news tells lies less than this before the day of writing


class Told(NamedTuple):
    """Where the narrative is: the moment that dates without a year count from, and the days being told.

    `year_is_stated` says that the passage itself gave the moment's year; `news` is the last time told that
    lies within a week before the day of writing, to which a news text returns after a flashback; `line` is
    what a history returns to: the days its passages open with, or go on to in small steps. `above` is the
    news told before the list that the passage is an item of, `aside` the day the last sentence only named.
    `frame` is the last period told of that began in one year and ended in the next, `main` the month or year
    that was told of before a section of background.
    """

    moment: Moment | None = None
    days: When = When()
    year_is_stated: bool = False
    news: When = When()
    line: When = When()
    is_opening: bool = True
    named: Moment | None = None
    beside: Moment | None = None
    above: When = When()
    aside: When = When()
    frame: tuple[date, date] | None = None
    main: Moment | None = None


class Cue(NamedTuple):
    """What stands around an expression: the day of writing; does the narrative move to it; is it ahead.

    `onward` says that the narrative only moves on to it and never back, as in a past perfect.
    """

    speech: Moment | None = None
    moves: bool = True
    ahead: bool = False
    onward: bool = False


def make_anchor(told: Told, cue: Cue) -> Anchor:
    """The anchor of one expression."""
    start, end = told.days.start, told.days.end
    return Anchor(
        cue.speech,
        told.moment,
        told.named,
        told.beside,
        (start, end) if start and end and told.days.precision == 1 else None,
        cue.speech is None or told.year_is_stated,
        cue.ahead,
        told.frame,
    )


def bound(found: Resolution, expression: TimeExpression) -> Resolution:
    """The days as the signal bounds them: "by 30 June" has no start, "since December 2013" no end."""
    relation = expression.relation
    if found.start is None or found.end is None or (expression.type == "TIME" and relation != "since"):
        return found
    if relation == "as_of":
        relation = "at" if found.precision == 1 else "before"
    if relation == "earlier":
        return found._replace(start=None, end=add_days(found.start, -1))
    if relation == "before":
        return found._replace(start=None)
    return found._replace(end=None) if relation in OPENING else found


def is_stated(expression: TimeExpression) -> bool:
    """Whether the words of an expression give its year."""
    shape = expression.shape
    ends = (shape, shape.begin, shape.end) if shape else ()
    return any(end is not None and end.year is not None for end in ends)


def go_on_from(told: Told, expression: TimeExpression, found: Resolution, cue: Cue) -> Told:
    """Where the narrative is after an expression, which the words after it may take up."""
    frame = _find_frame(expression, found) if cue.moves and is_stated(expression) else told.frame
    moved, moment = _move(told._replace(frame=frame), expression, found, cue), found.moment
    if moment is None or moment.width > 1:
        return moved
    return moved._replace(named=moment, beside=moment if moment.grain == "D" else moved.beside)


def _find_frame(expression: TimeExpression, found: Resolution) -> tuple[date, date] | None:
    """The period of an expression that goes from one year into the next; None for others."""
    is_period = expression.shape is not None and expression.shape.kind == "range"
    if not is_period or found.start is None or found.end is None:
        return None
    return (found.start, found.end) if found.end.year - found.start.year == 1 else None


def _move(told: Told, expression: TimeExpression, found: Resolution, cue: Cue) -> Told:
    """Where the narrative is after an expression, be it there or not."""
    moment = found.moment
    if cue.ahead or _lies_ahead(found, cue) or (moment is not None and moment.width > 1):
        return told
    if cue.onward and found.start and told.days.start and found.start < told.days.start:
        return told
    if expression.shape and expression.shape.weekday is not None and found.start is None:
        return told._replace(days=When())
    if not (cue.moves or _opens_year(told, expression, found)):
        starts = moment is not None and moment.grain in FINE and told.moment is None
        return told._replace(moment=moment, year_is_stated=is_stated(expression)) if starts else told
    stated = is_stated(expression) or (told.year_is_stated and moment is None)
    if found.start is None or found.end is None:
        return told._replace(moment=moment, year_is_stated=stated) if moment else told
    days = When(found.start, found.end, found.precision, expression.text)
    news = days if is_news(days, cue) and goes_on(days, told) else told.news
    line = days if told.is_opening or is_step(told.line, days) else told.line
    return told._replace(
        moment=moment or told.moment,
        days=days,
        year_is_stated=stated,
        news=news,
        line=line,
        is_opening=False,
    )


def _opens_year(told: Told, expression: TimeExpression, found: Resolution) -> bool:
    """Whether a passage opens with the year after the one told: "It was tested by the offensive of 1972"."""
    shape = expression.shape
    if not told.is_opening or shape is None or shape.kind != "date" or shape.year is None or shape.month:
        return False
    return told.days.start is not None and bool(found.end) and shape.year == told.days.start.year + 1


def is_step(line: When, days: When) -> bool:
    """Whether days are near enough to go on with the line of a story, and no leap out of it.

    A whole year goes on with one told in it or in the year before.
    """
    if line.start is None or days.start is None:
        return True
    if days.precision == YEAR:
        return days.start.year - line.start.year in {0, 1}
    return abs(days.start - line.start) <= LONGEST_STEP


def leads_to(told: Told, ahead: TimeExpression | None) -> bool:
    """Whether a story that leapt onwards goes on from there: the next date is a step on in the same year."""
    shape = (ahead.shape.begin or ahead.shape) if ahead and ahead.shape else None
    here, line = told.days.start, told.line.start
    if shape is None or here is None or line is None or here < line:
        return False
    days = bounds(Moment(here.year, shape.month, shape.day))
    return days is not None and timedelta(0) <= days[1] - here <= LONGEST_STEP


def _lies_ahead(found: Resolution, cue: Cue) -> bool:
    """Whether the days come after the day of writing."""
    spoken = first_day(cue.speech) if cue.speech else None
    return spoken is not None and found.start is not None and found.start > spoken


def goes_on(days: When, told: Told) -> bool:
    """Whether days go on from the news told so far; a passage may open a day back, as an account of it does.

    What lies further back is the story behind the news, and what is undated after it is news again.
    """
    if told.news.end is None or days.start is None:
        return True
    return told.news.end - days.start <= timedelta(1 if told.is_opening else 0)


def is_news(days: When, cue: Cue) -> bool:
    """Whether days lie in the week before the day of writing."""
    spoken = first_day(cue.speech) if cue.speech else None
    return spoken is not None and days.end is not None and timedelta(0) <= spoken - days.end < NEWS_REACH


def find_days(expression: TimeExpression, told: Told, cue: Cue) -> Resolution:
    """The days of an expression where it stands, whatever its signal says."""
    return resolve_shape(expression.shape, make_anchor(told, cue)) if expression.shape else Resolution()


def with_days(expression: TimeExpression, found: Resolution) -> TimeExpression:
    """The expression with the days found for it."""
    if expression.shape is None:
        return expression
    return expression._replace(
        value=found.value,
        date_start=found.start,
        date_end=found.end,
        precision=found.precision if found.start or found.end else None,
    )


def read_expression(expression: TimeExpression, told: Told, cue: Cue) -> tuple[TimeExpression, Told]:
    """The expression resolved where it stands, and where the narrative is after it."""
    bounded = bound(find_days(expression, told, cue), expression)
    return with_days(expression, bounded), go_on_from(told, expression, bounded, cue)
