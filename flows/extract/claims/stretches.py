"""Whether the days of a figure are a stretch of time counted over, not the day of one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set

if TYPE_CHECKING:
    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import TimeExpression, When

NEAR = 4  # words from a duration to the event it is one of: "two days of clashes"
RANK_REACH = 6
LONG = 12  # days from which a dated span is a period rather than an incident
SHORT = 4  # from which on it is one where the text gives both its ends and nobody who did it all
MONTH, SEASONS = 31, 200  # between these many days lie quarters, seasons and halves of a year
FEW = 10  # below, "in May" is when it happened rather than what is counted over


def spans_period(view: View, item: Harmed, when: When, first: int, last: int) -> bool:
    """Whether the words `[first, last)` are counted over a duration, or dated by a stretch of time."""
    dating = (time for time in view.sentence.times if time.text == when.text)
    return any(_counts_duration(view, time, first, last) for time in view.sentence.times) or any(
        _dates_stretch(view, item, when, time, first <= time.first < last) for time in dating
    )


def count_days(when: When) -> int:
    """The days from the first to the last of a date, 0 where one is not known."""
    return (when.end - when.start).days if when.start and when.end else 0


def _dates_stretch(view: View, item: Harmed, when: When, time: TimeExpression, is_inside: bool) -> bool:
    """Whether the expression that dates the figure gives a stretch: "between 2 and 9 May", "as of June"."""
    days = count_days(when)
    if time.relation == "as_of" or (time.relation == "before" and _goes_through(view, time)):
        return True
    if _is_stretch(view, time, days):
        return days >= LONG or (days >= SHORT and not item.agents)
    is_own = (is_inside and item.whole is None) or when.rule == "time.shared_clause"
    return is_own and days >= LONG and (item.group.low or item.group.high or 0) >= FEW


def _is_stretch(view: View, time: TimeExpression, days: int) -> bool:
    """Whether the words give both ends of the time or go through it: "from … to", "throughout April"."""
    return time.relation == "during" or _goes_through(view, time) or MONTH < days < SEASONS


def _goes_through(view: View, time: TimeExpression) -> bool:
    """Whether a word beside it says that the time is gone through: "throughout April", "in July alone"."""
    opens = view.words[max(time.first - 1, 0)] in read_set("stretch_openers", "harm")
    return time.type == "DATE" and (opens or view.words[time.last : time.last + 1] == ["alone"])


def _counts_duration(view: View, time: TimeExpression, first: int, last: int) -> bool:
    """Whether a duration in the clause is counted over: "over the two days", "in the previous 24 hours"."""
    return (
        first <= time.first < last
        and time.type == "DURATION"
        and time.relation in {"during", "at"}
        and _is_counted_over(view, time.first)
        and not _measures(view, time.first)
    )


def _measures(view: View, first: int) -> bool:
    """Whether a duration says how long one event took: "an 18-hour battle", "the nine-hour clash"."""
    measured = next((token for token in view.doc if token.i >= first and token.tag_ == "NN"), None)
    if _is_of_event(view, first):
        return True
    while measured is not None and measured.dep_ in {"compound", "nmod"} and measured.head.i > measured.i:
        measured = measured.head
    return measured is not None and measured.lower_ in read_set("lasting_events", "harm")


def _is_of_event(view: View, first: int) -> bool:
    """Whether a few days are said to be those of one event: "in two days of clashes"."""
    of = next(
        (i for i in range(first, min(first + NEAR, len(view.words) - 1)) if view.words[i] == "of"), None
    )
    noun = view.doc[of + 1] if of else None
    return noun is not None and noun.lemma_ in read_set("lasting_events", "harm")


def _is_counted_over(view: View, first: int) -> bool:
    """Whether a duration is no measure of a rank, as in "the second massacre in a month"."""
    if is_ranked(view, first):
        return False
    return any(
        word in read_set("stretch_words", "harm") for word in view.words[max(first - 2, 0) : first + 3]
    )


def is_ranked(view: View, at: int) -> bool:
    """Whether the words before `at` rank one event among those of a time: "the first such raid since"."""
    return not read_set("ranks", "harm").isdisjoint(view.words[max(at - RANK_REACH, 0) : at])
