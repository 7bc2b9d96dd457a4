"""The stamps of live-blog posts, and the day of those that give only a time of day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.lexicon.layout import find_line_rule, find_post_opening
from flows.lexicon.stamps import parse_clock, parse_date, parse_day, parse_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from flows.segment.blocks import Block

# A clock that jumps by more has passed midnight; blogs put a post or two out of order.
MIDNIGHT = timedelta(hours=4)
LONGEST_HEADER = 120


@dataclass(frozen=True, slots=True)
class Stamp:
    """What one stamp says; `header` is the day of the last date line above it.

    `days_back` counts from the newest stamp, and where `is_counted` from when the page was saved.
    """

    author: str | None = None
    day: date | None = None
    clock: time | None = None
    header: date | None = None
    days_back: int = 0
    is_dated: bool = False
    is_counted: bool = False

    @property
    def moment(self) -> datetime | None:
        """Day and minute, midnight without a clock; None where the day is not known."""
        return datetime.combine(self.day, self.clock or time()) if self.day else None


def find_header_days(blocks: Sequence[Block], day_first: bool) -> list[date | None]:
    """For each block the full date of the last date line or dated heading above it.

    A line right under a stamp is the title of its post, and the day in it is one that the post tells of.
    """
    days, last, before = [], None, None
    for block in blocks:
        is_header = before != "post_stamp" and _kind(block) in {None, "byline", "date_line", "heading"}
        if is_header and len(block.words) < LONGEST_HEADER:
            last = parse_date(block.words, day_first) or last
        days.append(last)
        before = _kind(block)
    return days


def _kind(block: Block) -> str | None:
    """The kind that the layout rules give a block; None for plain text."""
    return block.rule.kind if block.rule else None


def read_stamp(block: Block, day_first: bool, header: date | None) -> Stamp:
    """The stamp a block is or opens with."""
    found = find_line_rule(block.words) if block.rule else find_post_opening(block.words)
    groups = found[1].groupdict() if found else {}
    words = groups.get("stamp") or ""
    day = parse_date(words, day_first)
    if found and "back" in groups:
        return Stamp(days_back=_count_days_back(groups), is_counted=True)
    stamp = Stamp(groups.get("author"), day, parse_clock(words), header, 0, day is not None)
    return stamp if day or header is None else replace(stamp, day=_find_named_day(words, header))


def _count_days_back(groups: Mapping[str, str | None]) -> int:
    """The days of "2d ago"; none for hours."""
    return int(groups["back"] or 0) if (groups["unit"] or "").lower().startswith("d") else 0


def _find_named_day(words: str, header: date) -> date | None:
    """The day a stamp names without its year, not after the header's by much; None where it names none."""
    if day := parse_day(words, header.year):
        return day
    if "yesterday" in words.lower():
        return header - timedelta(1)
    weekday = parse_weekday(words)
    return header - timedelta((header.weekday() - weekday) % 7) if weekday is not None else None


def date_stamps(stamps: Sequence[Stamp]) -> list[Stamp]:
    """The stamps, those that give only a clock time with the day they were written on.

    A page with the newest post first goes back a day where its clock leaps up, one with the oldest first
    goes on a day where it leaps down.
    """
    step = -1 if _is_newest_first(stamps) else 1
    dated: list[Stamp] = []
    last, base, shift = Stamp(), None, 0
    for stamp in stamps:
        if stamp.is_counted or not (stamp.day or stamp.clock):
            dated.append(stamp)
            continue
        if stamp.day or stamp.header != last.header:
            base, shift = stamp.day or stamp.header, 0
        elif _passes_midnight(last.clock, stamp.clock, step):
            shift += step
        last = stamp
        dated.append(replace(stamp, day=base + timedelta(shift) if base else None, days_back=-shift))
    newest = min((stamp.days_back for stamp in dated), default=0)
    return [s if s.is_counted else replace(s, days_back=s.days_back - newest) for s in dated]


def _is_newest_first(stamps: Iterable[Stamp]) -> bool:
    """Whether the clocks mostly go back down the page."""
    clocks = [stamp.clock for stamp in stamps if stamp.clock and not stamp.is_dated]
    later = sum(one < other for one, other in pairwise(clocks))
    return later * 2 <= len(clocks) - 1


def _passes_midnight(before: time | None, after: time | None, step: int) -> bool:
    """Whether the clock leaps against the order of the page."""
    if before is None or after is None:
        return False
    leap = timedelta(hours=after.hour - before.hour, minutes=after.minute - before.minute)
    return leap * step < -MIDNIGHT
