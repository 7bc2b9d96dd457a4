"""Lines joined into blocks: what a reader sees as one paragraph, item, heading or signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.layout import LineRule, read_words
from flows.segment.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST_WRAP = 120
FULL = 0.75  # the share of the width that lines of wrapped prose fill
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_LONE_CAPITAL = re.compile(r"(?<![\w.])[B-HJ-Z]$")
_TERMINAL = re.compile(r"""[.!?…:;][)"'”’»\]*_]*(?:\[\d{1,3}\]){0,9}$""")
_OPENING = re.compile(r"""^["'“‘«(\[]*""")


class Block(NamedTuple):
    """Lines read as one; `item` numbers the list item or post it stands in, None outside of lists."""

    first: int
    last: int
    mark: str
    level: int
    indent: int
    rule: LineRule | None
    words: str
    lines: int
    item: int | None = None


def is_closed(words: str) -> bool:
    """Whether the words end like a sentence."""
    return bool(_TERMINAL.search(words[-60:]))


def _starts_lower(words: str) -> bool:
    """Whether the first letter after quotes is a small one."""
    return _OPENING.sub("", words[:10])[:1].islower()


def runs_on(before: str, after: str) -> bool:
    """Whether a sentence broken after `before` goes on with `after`, by their words alone."""
    last = _LAST_WORD.search(before[-30:])
    if before.endswith(",") or _LONE_CAPITAL.search(before[-3:]):
        return True
    if last and last[0] in read_words("open_words"):
        return True
    return _starts_lower(after) and not is_closed(before)


def _find_width(lines: Sequence[Line]) -> int | None:
    """The column at which the text is hard-wrapped, None where it is not."""
    lengths = [line.last - line.start for line in lines if not line.is_blank and line.mark != "table"]
    widest = max(lengths, default=0)
    if len(lengths) < 4 or not 50 <= widest <= WIDEST_WRAP:
        return None
    return widest if sum(length > FULL * widest for length in lengths) >= 0.4 * len(lengths) else None


def _fills(before: Line, after: Line, width: int | None) -> bool:
    """Whether the line before is full: the next word did not fit, or most of a line ends in a sentence."""
    if width is None:
        return False
    length, word = before.last - before.start, after.words.split(" ", 1)[0]
    return length + 1 + len(word) > width or (length > FULL * width and not is_closed(before.words))


def _joins(before: Line, after: Line, width: int | None) -> bool:
    """Whether a line goes on with the block of the line before it."""
    whole = before.rule and before.rule.whole
    if after.mark not in {"", "quote"} or after.rule or whole or before.mark in {"heading", "table", "ruler"}:
        return False
    if after.mark != before.mark and after.mark == "quote":
        return False
    return _fills(before, after, width) or runs_on(before.words, after.words) or _starts_lower(after.words)


def _make_block(lines: Sequence[Line]) -> Block:
    """One block of joined lines."""
    head, tail = lines[0], lines[-1]
    words = head.words if len(lines) == 1 else " ".join(line.words for line in lines)
    return Block(head.first, tail.last, head.mark, head.level, head.indent, head.rule, words, len(lines))


def _underlines(line: Line, after: Line | None) -> bool:
    """Whether the next line is the row of dashes that makes this one a heading."""
    if after is None or after.mark != "ruler" or after.is_blank or line.mark or line.rule:
        return False
    return set(after.words) in ({"="}, {"-"}) and line.last - line.first <= 120


def _mark_underlined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those underlined being headings."""
    marked = list(lines)
    for index, line in enumerate(lines[:-1]):
        alone = index == 0 or lines[index - 1].is_blank
        if alone and not line.is_blank and _underlines(line, lines[index + 1]):
            level = 1 if "=" in lines[index + 1].words else 2
            marked[index] = Line(
                line.start, line.end, line.first, line.last, line.indent, "heading", level, None, line.words
            )
    return marked


def _bridges(before: Block, after: Line, blanks: int) -> bool:
    """Whether a paragraph broken by one blank line goes on with a small letter."""
    if blanks != 1 or after.mark or after.rule or before.rule or before.mark not in {"", "bullet", "number"}:
        return False
    return _starts_lower(after.words) and not is_closed(before.words) and len(before.words) > 60


def _find_groups(lines: Sequence[Line], width: int | None) -> list[list[Line]]:
    """The runs of lines that are one block each."""
    groups: list[list[Line]] = []
    blanks = 0
    for line in lines:
        if line.is_blank:
            blanks += 1
            continue
        if groups and (
            _joins(groups[-1][-1], line, width)
            if not blanks
            else _bridges(_make_block(groups[-1]), line, blanks)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
        blanks = 0
    return groups


def _number_items(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the list item they stand in; a deeper list belongs to the item above it."""
    numbered, item, base, count = [], None, 0, -1
    for block in blocks:
        if block.mark in {"bullet", "number"} and (item is None or block.indent <= base):
            count += 1
            item, base = count, block.indent
        elif block.mark not in {"bullet", "number"} and block.indent <= base:
            item = None
        numbered.append(_with_item(block, item))
    return tuple(numbered)


def _with_item(block: Block, item: int | None) -> Block:
    """The block as part of an item."""
    return Block(
        block.first,
        block.last,
        block.mark,
        block.level,
        block.indent,
        block.rule,
        block.words,
        block.lines,
        item,
    )


def find_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    marked = _mark_underlined(lines)
    return _number_items([_make_block(group) for group in _find_groups(marked, _find_width(marked))])
