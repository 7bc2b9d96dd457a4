"""Live-blog posts: which blocks belong to which stamp, and when the unstamped ones were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.layout import find_post_opening, read_words
from flows.lexicon.stamps import is_day_first
from flows.records import Post
from flows.segment.stamps import Stamp, date_stamps, find_header_days, read_stamp
from flows.segment.stories import find_stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flows.segment.blocks import Block

TITLE_BLOCKS = 3
LONGEST_TITLE = 200
PAGE = -1  # the unit of what a live page says above its posts


def is_live(blocks: Sequence[Block]) -> bool:
    """Whether a line of the head says that the page is live."""
    head = " ".join(block.words for block in blocks[:TITLE_BLOCKS] if len(block.words) < LONGEST_TITLE)
    return not read_words("live_words").isdisjoint(
        head.casefold().replace("-", " ").replace(":", " ").split()
    )


def find_stamps(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """For each block whether it is the stamp of a post or opens with one."""
    openings = [find_post_opening(block.words) is not None for block in blocks]
    opens = sum(openings) > 1 and is_live(blocks)
    return tuple(
        _is_stamp(block) or (opens and opening) for block, opening in zip(blocks, openings, strict=True)
    )


def _is_stamp(block: Block) -> bool:
    """Whether the block is the stamp of a post."""
    return block.rule is not None and block.rule.kind == "post_stamp"


def _find_units(blocks: Sequence[Block], stamps: Sequence[int]) -> list[int | None]:
    """For each block the number of its post: its list item, else the stretch its stamp opens or closes."""
    if any(blocks[index].item is not None for index in stamps):
        return [block.item for block in blocks]
    if len(stamps) < 2:
        return [None] * len(blocks)
    closes = all(_is_stamp(blocks[index]) for index in stamps) and all(
        block.rule for block in blocks[stamps[-1] + 1 :]
    )
    units = _cut_at_stamps(len(blocks), stamps, closes)
    return units if closes else _keep_summary(blocks, units)


def _keep_summary(blocks: Sequence[Block], units: Sequence[int | None]) -> list[int | None]:
    """The units, what stands between the title and the first stamp being the page's own post."""
    return [
        PAGE if unit is None and index and block.rule is None else unit
        for index, (block, unit) in enumerate(zip(blocks, units, strict=True))
    ]


def _cut_at_stamps(count: int, stamps: Sequence[int], closes: bool) -> list[int | None]:
    """Units between stamps; what stands outside the first opening or the last closing stamp has none."""
    units: list[int | None] = []
    unit = 0
    for index in range(count):
        opened = index in stamps and not closes
        unit += opened
        outside = unit == 0 if not closes else index > stamps[-1]
        units.append(None if outside else unit)
        unit += index in stamps and closes
    return units


def _infer_stamps(stamps: Sequence[datetime | None]) -> list[datetime | None]:
    """Every post's time: its own, else that of the last stamped post before it in time, else of the first.

    A blog is written through a day and rests at night, so that a post between two days most often
    belongs to the day before it.
    """
    known = [stamp for stamp in stamps if stamp]
    if not known:
        return list(stamps)
    backwards = known[0] > known[-1]
    ordered = list(reversed(stamps)) if backwards else list(stamps)
    last, inferred = min(known), []
    for stamp in ordered:
        last = stamp or last
        inferred.append(last)
    return list(reversed(inferred)) if backwards else list(inferred)


def find_posts(blocks: Sequence[Block], stamps_at: Sequence[bool]) -> tuple[Post | None, ...]:
    """For each block its post or story, None where the text is one story or the block stands outside."""
    stamped = [index for index, is_stamp in enumerate(stamps_at) if is_stamp]
    if not stamped:
        return find_stories(blocks)
    units = _find_units(blocks, stamped)
    day_first = is_day_first(block.words for block in blocks if _is_stamp(block))
    # Live-blog software writes numeric stamps the American way where the numbers themselves do not tell.
    american = False if day_first is None else day_first
    headers = find_header_days(blocks, american)
    stamps = {
        unit: read_stamp(blocks[i], american, headers[i]) for i in stamped if (unit := units[i]) is not None
    }
    if PAGE in units and stamped:
        header = headers[stamped[0]]
        stamps[PAGE] = Stamp(day=header, header=header, is_counted=header is None)
    order = sorted({unit for unit in units if unit is not None})
    posts = _make_posts(order, date_stamps([stamps.get(unit, Stamp()) for unit in order]))
    return tuple(posts[unit] if unit is not None else None for unit in units)


def _make_posts(order: Sequence[int], stamps: Sequence[Stamp]) -> dict[int, Post]:
    """The post of each unit; one without a stamp was written when its neighbour was."""
    times = _infer_stamps([stamp.moment for stamp in stamps])
    return {
        unit: Post(stamp.author, None if stamp.is_counted else time, stamp.is_dated, unit, stamp.days_back)
        for unit, stamp, time in zip(order, stamps, times, strict=True)
    }
