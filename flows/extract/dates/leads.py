"""The days that the opening of a news text, and of each post of a live blog, is told of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flows.extract.dates.reading import NEWS_REACH
from flows.records import Document, Passage, Sentence, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.dates.timeline import Stop

# The opening of a news text that is told of the first day the text names.
LEAD_SENTENCES = 6
POST_LEAD_SENTENCES = 4
# How long before the day they are told of the events in the lead of a news text lie.
TELLING_LAG = timedelta(1)


def find_lead(sentences: Sequence[Sentence], stops: dict[int, Stop]) -> tuple[When, int]:
    """The first day told in the opening of a text, and the index of the sentence that tells it."""
    for sentence in sentences[:LEAD_SENTENCES]:
        days = stops[sentence.index].told[-1]
        if days.start is not None and days.precision == 1:
            return days._replace(rule=None), sentence.index
    return When(), 0


def find_happened(sentences: Sequence[Sentence], stops: dict[int, Stop], lead: When) -> When:
    """The day before the lead's that the next dated sentence tells of; none where it lies further back."""
    told = [stops[sentence.index].told[-1] for sentence in sentences]
    first = next((days for days in told if days.precision == 1 and days.start != lead.start), When())
    if lead.start is None or first.start is None or first.end is None:
        return When()
    near = timedelta(0) < lead.start - first.end <= TELLING_LAG
    return first._replace(rule="time.lead") if near else When()


def find_post_leads(
    document: Document, sentences: Sequence[Sentence], stops: dict[int, Stop]
) -> dict[int, When]:
    """The first day each post names, for the sentences of its opening that come before it."""
    leads: dict[int, When] = {}
    opening: list[int] = []
    before: Passage | None = None
    for sentence in sentences:
        passage, days = document.passages[sentence.passage], stops[sentence.index].told[-1]
        if passage is not before and passage.post and opens_post(passage, before):
            opening = [] if before is None or before.kind != "heading" else opening
        before = passage
        if days.rule == "time.written":
            opening.append(sentence.index)
        elif _leads_post(passage, days) and len(opening) < POST_LEAD_SENTENCES:
            leads.update(dict.fromkeys(opening, days._replace(rule="time.lead")))
            opening = []
        else:
            opening = []
    return leads


def opens_post(passage: Passage, before: Passage | None) -> bool:
    """Whether a passage begins a post of a live blog; two posts without stamps differ by layout alone."""
    return before is None or passage.post != before.post or passage.kind in {"heading", "list_item"}


def _leads_post(passage: Passage, days: When) -> bool:
    """Whether a day that a post names is of its news, and not of what went before them."""
    stamp = passage.post.stamp if passage.post else None
    if passage.post is None or days.precision != 1 or days.start is None:
        return False
    if stamp is None or days.end is None:
        return stamp is None
    return days.end < stamp.date() and stamp.date() - days.start < NEWS_REACH
