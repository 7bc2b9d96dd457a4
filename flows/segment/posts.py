"""Live-blog posts: which blocks belong to which stamp, and when the unstamped ones were written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.lexicon.layout import find_line_rule
from flows.lexicon.stamps import is_day_first, parse_stamp
from flows.records import Post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flows.segment.blocks import Block


def _is_stamp(block: Block) -> bool:
    """Whether the block is the stamp of a post."""
    return block.rule is not None and block.rule.kind == "post_stamp"


def _parse_post(words: str, day_first: bool | None) -> Post:
    """Author and time as one stamp gives them."""
    found = find_line_rule(words)
    groups = found[1].groupdict() if found else {}
    stamp = parse_stamp(groups.get("stamp") or "", day_first)
    return Post(groups.get("author"), stamp, stamp is not None)


def _find_units(blocks: Sequence[Block]) -> list[int | None]:
    """For each block the number of its post: its list item, else the stretch its stamp opens or closes."""
    stamps = [index for index, block in enumerate(blocks) if _is_stamp(block)]
    if any(blocks[index].item is not None for index in stamps):
        return [block.item for block in blocks]
    if len(stamps) < 2:
        return [None] * len(blocks)
    closes = all(block.rule for block in blocks[stamps[-1] + 1 :])
    return _cut_at_stamps(len(blocks), stamps, closes)


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


def find_posts(blocks: Sequence[Block]) -> tuple[Post | None, ...]:
    """For each block its post, None where the text is no live blog or the block stands outside."""
    units = _find_units(blocks)
    day_first = is_day_first(block.words for block in blocks if _is_stamp(block))
    # Live-blog software writes numeric stamps the American way where the numbers themselves do not tell.
    american = False if day_first is None else day_first
    order = sorted({unit for unit in units if unit is not None})
    posts = {unit: Post(None, None, False) for unit in order}
    for block, unit in zip(blocks, units, strict=True):
        if unit is not None and _is_stamp(block):
            posts[unit] = _parse_post(block.words, american)
    times = _infer_stamps([posts[unit].stamp for unit in order])
    stamped = {unit: replace(posts[unit], stamp=time) for unit, time in zip(order, times, strict=True)}
    return tuple(stamped[unit] if unit is not None else None for unit in units)
