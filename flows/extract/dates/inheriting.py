"""Which date a clause takes that no expression dates: the narrative's, the lead's, that of writing, none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.dates.clauses import (
    goes_on,
    identifies,
    is_undated_perfect,
    names_known_event,
    says_now,
    steps_on,
    takes_up,
    tells_background,
    tells_history,
)
from flows.records import Sentence, When

if TYPE_CHECKING:
    from flows.extract.dates.timeline import Stop, Timeline
    from flows.records import Token


def find_inherited(timeline: Timeline, stop: Stop, sentence: Sentence, head: Token) -> When:
    """The date of an undated clause; empty for background, and where nothing has been told yet."""
    perfect = is_undated_perfect(head) and not names_known_event(head)
    if tells_background(head) or (perfect and not stop.posted and not _opens(timeline, sentence)):
        return When()
    if stop.spoken is not None and tells_history(head):
        return When()
    now = says_now(head) or goes_on(head)
    if stop.spoken and (now or (stop.posted and perfect)):
        written = When(stop.spoken, stop.spoken, 1, None, "time.written")
        return written if now else timeline.leads.get(sentence.index, written)
    return _find_told(timeline, stop, sentence, head)


def _opens(timeline: Timeline, sentence: Sentence) -> bool:
    """Whether a sentence stands in the lead of a news text, where a present perfect is the news."""
    return not timeline.looks_back and sentence.index <= timeline.lead_ends


def _find_told(timeline: Timeline, stop: Stop, sentence: Sentence, head: Token) -> When:
    """The days the narrative has reached at the clause, else those of the lead."""
    if stop.aside.start is not None and (steps_on(head) or takes_up(head)):
        return stop.aside._replace(rule="time.narrative")
    told = stop.find_told(head.idx + sentence.start)
    if told.rule == "time.written" and sentence.index in timeline.leads:
        return timeline.leads[sentence.index]
    if told.start is not None or told.end is not None:
        known = names_known_event(head) or identifies(head)
        return told._replace(rule="time.back_reference" if known else told.rule or "time.narrative")
    if timeline.lead.start is not None and sentence.index < timeline.lead_ends:
        return timeline.lead._replace(rule="time.lead")
    return When()
