"""Where the narrative stands when a passage begins: a new section, list item or post tells anew."""

from __future__ import annotations

from typing import NamedTuple

from flows.chronology import Moment, add_days, first_day, make_moment
from flows.extract.dates.campaigns import is_titled
from flows.extract.dates.leads import opens_post
from flows.extract.dates.reading import NEWS_REACH, Told, is_step, leads_to
from flows.extract.dates.words import read_list
from flows.records import Passage, Sentence, TimeExpression, When


class Place(NamedTuple):
    """Where in the layout a sentence stands: its passage, and the day its section is dated with."""

    passage: Passage
    section: When


def enter(
    here: Place, before: Place | None, told: Told, spoken: Moment | None, ahead: TimeExpression | None
) -> Told:
    """Where the narrative stands when a passage begins: a new section, list item or post tells anew.

    `ahead` is the next date of the text that names no year.
    """
    titled = before is not None and before.passage.kind == "heading"
    told = told._replace(year_is_stated=told.year_is_stated and titled, is_opening=True, aside=When())
    if here.section.start is not None and (before is None or here.section != before.section):
        return Told(make_moment(here.section.start), here.section, news=here.section)
    if before is None:
        return _open_post(spoken) if here.passage.post else told
    if here.passage.post:
        opens = opens_post(here.passage, before.passage)
        return _open_post(spoken) if opens else _go_on(told, before.passage, spoken)
    if before.passage.post:
        return Told()
    if before.passage.kind == "heading" and told.days.precision == 1:
        return told
    told = _pass_background(here.passage, before.passage, told)
    told = _enter_item(here.passage, before.passage, told)
    if told.news.start is not None:
        told = return_to(told, _find_morning(told.news, spoken))
    elif not is_step(told.line, told.days) and not leads_to(told, ahead):
        told = return_to(told, told.line)
    return _begin_anew(told) if _tells_anew(here.passage, before.passage) else told


def _pass_background(passage: Passage, before: Passage, told: Told) -> Told:
    """What was told of before a section of background, where that ends, kept where it begins."""
    is_background = is_titled(passage, "background_headings")
    if is_background == is_titled(before, "background_headings"):
        return told
    if is_background:
        return told._replace(main=_without_day(told.moment))
    return Told(told.main, frame=told.frame) if told.main else told


def turn_back(sentence: Sentence, told: Told) -> Told:
    """Where the narrative stands when a sentence begins: back at the news where it turns to another scene."""
    here, news = told.days.start, told.news.start
    opens = sentence.doc.text.lower().startswith(tuple(read_list("scene_turns")))
    return return_to(told, told.news) if opens and here and news and here < news else told


def _begin_anew(told: Told) -> Told:
    """What a new section or list item still takes from what was told before it."""
    news, above = told.news, told.above
    return Told(_without_day(told.moment), news, news=news, above=above, frame=told.frame, main=told.main)


def _enter_item(passage: Passage, before: Passage, told: Told) -> Told:
    """An item of a list goes on from the news told before the list, and not from the item above it."""
    listed = passage.kind == before.kind == "list_item"
    over = told.above if listed and told.above.start is not None else told.news
    return told._replace(news=over, above=over)


def _find_morning(days: When, spoken: Moment | None) -> When:
    """The day of writing where the news was last told of the night before it, else the days themselves."""
    written = first_day(spoken) if spoken and spoken.grain == "D" else None
    is_night = days.start is not None and add_days(days.start, 1) == days.end == written
    return days._replace(start=days.end) if is_night else days


def return_to(told: Told, days: When) -> Told:
    """The narrative back at days it has left; relative words count from them again."""
    here = first_day(told.moment) if told.moment else None
    if days.start is None or (here and days.start <= here <= (days.end or here)):
        return told._replace(days=days)
    grain = "D" if days.precision == 1 and days.start == days.end else "M"
    return told._replace(days=days, moment=make_moment(days.start, grain))


def _tells_anew(passage: Passage, before: Passage) -> bool:
    """Whether a passage opens a section or a list item, or follows one that does."""
    return passage.headings != before.headings or bool({passage.kind, before.kind} & {"heading", "list_item"})


def _open_post(spoken: Moment | None) -> Told:
    """A post tells of the day it was written on until it names another."""
    day = first_day(spoken) if spoken and spoken.grain == "D" else None
    return Told(spoken, When(day, day, 1, None, "time.written")) if day else Told()


def _go_on(told: Told, before: Passage, spoken: Moment | None) -> Told:
    """A post goes on with its news after a passage that told of long before; not right under a heading."""
    day = first_day(spoken) if spoken and spoken.grain == "D" else None
    if day is None or told.days.start is None or before.kind == "heading":
        return told
    if day - told.days.start < NEWS_REACH:
        return told
    return return_to(told, told.news) if told.news.start else _open_post(spoken)


def _without_day(moment: Moment | None) -> Moment | None:
    """The month or year of a moment: what a new section still takes from the one before."""
    if moment is None or moment.grain not in {"D", "W"}:
        return moment
    return Moment(moment.year, moment.month)
