"""Several stories in one text: each begins at its own dateline and is written on the day that gives."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from flows.lexicon.layout import find_dateline
from flows.lexicon.stamps import parse_date, parse_day
from flows.records import Post
from flows.segment.blocks import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.segment.blocks import Block

LONGEST_TITLE = 160


def find_stories(blocks: Sequence[Block]) -> tuple[Post | None, ...]:
    """For each block its story as a post, None where fewer than two datelines give a day."""
    days = _find_days(blocks)
    if len(days) < 2:
        return (None,) * len(blocks)
    starts = {_find_title(blocks, index): day for index, day in days.items()}
    stories: list[Post | None] = []
    story: Post | None = None
    for index in range(len(blocks)):
        if index in starts:
            story = Post(None, datetime.combine(starts[index], time()), True, len(stories) + 1)
        stories.append(story)
    return tuple(stories)


def _find_days(blocks: Sequence[Block]) -> dict[int, date]:
    """The day of each block that opens with a dateline; one without a year takes that of the story before."""
    days: dict[int, date] = {}
    for index, block in enumerate(blocks):
        found = find_dateline(block.words) if block.rule is None else None
        words = found[1].groupdict().get("date") if found else None
        if not words:
            continue
        before = days[max(days)] if days else None
        day = parse_date(words) or (parse_day(words, before.year) if before else None)
        if day:
            days[index] = day
    return days


def _find_title(blocks: Sequence[Block], index: int) -> int:
    """The first block of the titles and bylines right above a dateline."""
    while index and _is_title(blocks[index - 1]):
        index -= 1
    return index


def _is_title(block: Block) -> bool:
    """Whether a block heads a story: a line of its own that is no sentence."""
    signs = block.rule is not None and block.rule.kind == "byline"
    return signs or (len(block.words) < LONGEST_TITLE and not is_closed(block.words))
