"""Which blocks are headings, what stands under them, and where the story ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.lexicon.layout import read_words
from flows.segment.blocks import Block, is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_HEADING = 140
SHORT_HEADING = 14
ITEM_LEVEL = 7
PROSE_WORDS = 20
TAIL_FROM = 0.6
_ENDS_OPEN = re.compile(r"[,;:–—-]$")


@dataclass(frozen=True, slots=True)
class Section:
    """What the layout says of a block: its level as a heading (0: none), its path, whether it is dead."""

    level: int
    path: tuple[str, ...]
    dead: bool


def _is_plain_heading(block: Block, after: Block | None, is_opening: bool) -> bool:
    """Whether an unmarked block reads as a headline: short, not closed, and something stands under it."""
    if block.mark not in {"", "bullet"} or block.rule or after is None or len(block.words) > LONGEST_HEADING:
        return False
    words = block.words
    if is_closed(words) or _ENDS_OPEN.search(words) or not re.match(r"[\"'“‘#]?[^\W_a-z]", words):
        return False
    if block.mark == "bullet" or block.item is not None:
        return after.item == block.item and not after.mark and block.mark == "bullet"
    return is_opening or (len(words.split()) <= SHORT_HEADING and after.mark not in {"heading", "ruler"})


def _find_level(blocks: Sequence[Block], index: int, is_opening: bool) -> int:
    """The level of the block as a heading, 0 where it is none."""
    block = blocks[index]
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.mark == "heading":
        return block.level
    if block.rule and block.rule.kind == "heading":
        return 1
    if is_dead_title(block) and block.rule is None and block.mark == "":
        return 2
    if not _is_plain_heading(block, after, is_opening):
        return 0
    return ITEM_LEVEL if block.item is not None else 1 if index == 0 else 2


def is_dead_title(block: Block) -> bool:
    """Whether nothing of the story stands under this title."""
    name = block.words.strip(" :.").casefold()
    return name in read_words("dead_sections") or bool(block.rule and block.rule.tail == "section")


def _is_prose(block: Block) -> bool:
    """Whether the block is a full paragraph: the story has come back."""
    return block.rule is None and is_closed(block.words) and len(block.words.split()) >= PROSE_WORDS


def _find_levels(blocks: Sequence[Block]) -> list[int]:
    """The heading level of each block, 0 for none."""
    levels, is_opening = [], True
    for index, block in enumerate(blocks):
        levels.append(_find_level(blocks, index, is_opening))
        is_opening = is_opening and (levels[-1] > 0 or block.rule is not None or block.mark == "ruler")
    return levels


def _find_dead(blocks: Sequence[Block], levels: Sequence[int]) -> list[bool]:
    """Whether each block stands in a dead section or after the end of the story."""
    total = sum(len(block.words) for block in blocks)
    dead, under, is_marked, is_over, read = [], 0, False, False, 0
    for block, level in zip(blocks, levels, strict=True):
        closes = (block.mark == "heading" and level <= under) or (not is_marked and _is_prose(block))
        under = 0 if closes else under
        if is_dead_title(block):
            under, is_marked = level or ITEM_LEVEL, block.mark == "heading"
        is_over = is_over or bool(block.rule and block.rule.tail == "end" and read > TAIL_FROM * total)
        dead.append(is_over or under > 0)
        read += len(block.words)
    return dead


def find_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """For each block its heading level, the headings above it and whether the story has left it."""
    levels = _find_levels(blocks)
    path: list[tuple[int, str, int | None]] = []
    sections = []
    for block, level, dead in zip(blocks, levels, _find_dead(blocks, levels), strict=True):
        path = [entry for entry in path if not level or entry[0] < level]
        path = [entry for entry in path if entry[2] is None or entry[2] == block.item]
        sections.append(Section(level, tuple(entry[1] for entry in path), dead))
        if level:
            path.append((level, block.words, block.item))
    return tuple(sections)
