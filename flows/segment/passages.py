"""The passages of a text: its blocks with their kinds, and the gaps between them, tiling it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.layout import find_dateline, find_post_opening
from flows.records import Passage, Post
from flows.segment.blocks import Block, find_blocks
from flows.segment.lines import find_lines
from flows.segment.posts import find_posts, find_stamps
from flows.segment.sections import Section, find_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPEN_MATTER = re.compile(r"\s*(---)[ \t]*\n(?=[ \t]*[\w\"'#-][^\n:]{0,80}:)")
_CLOSE_MATTER = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_KINDS = {
    "bullet": "list_item",
    "number": "list_item",
    "heading": "heading",
    "table": "table_row",
    "ruler": "markup",
}
READ_KINDS = frozenset({"heading", "list_item", "paragraph", "table_row"})
_LETTER = re.compile(r"[^\W\d_]")


class Cuts(NamedTuple):
    """What opens a block: a stamp of a post; `items`, where a place in capitals is that of an item."""

    stamp: bool
    items: bool


def find_front_matter(text: str) -> tuple[int, int] | None:
    """The span of the YAML block that opens the text, its dashes included."""
    opened = _OPEN_MATTER.match(text)
    closed = _CLOSE_MATTER.search(text, opened.end() - 1) if opened else None
    return (opened.start(1), closed.end()) if opened and closed else None


def _choose_kind(block: Block, section: Section) -> str:
    """The passage kind of a block."""
    if block.rule and block.rule.kind != "heading":
        return block.rule.kind
    if section.dead and not section.level and block.mark != "ruler":
        return "boilerplate"
    return "heading" if section.level else _KINDS.get(block.mark, "paragraph")


def _is_read(block: Block, section: Section, kind: str) -> bool:
    """Whether the passage is read for events."""
    if section.dead or not _LETTER.search(block.words):
        return False
    return kind in READ_KINDS or bool(block.rule and block.rule.read)


def _make_passages(
    text: str, block: Block, section: Section, post: Post | None, cuts: Cuts
) -> Iterator[Passage]:
    """The passage of one block, after those of the stamp and the wire dateline it may open with."""
    kind, start = _choose_kind(block, section), block.first
    rule = block.rule.id if block.rule else None
    if kind == "post_stamp" and post is None:
        kind = "date_line"
    cut = find_post_opening(text[start : block.last]) if post and cuts.stamp else None
    if cut:
        yield Passage(start, start + cut[1].end(), "post_stamp", False, section.path, post, cut[0].id)
        start += cut[1].end()
    dateline = find_dateline(text[start : block.last]) if kind in {"paragraph", "list_item"} else None
    if dateline and cuts.items and dateline[0].heads_items:
        kind = "list_item"
    elif dateline and dateline[1].end() < block.last - start:
        yield Passage(
            start, start + dateline[1].end(), "date_line", False, section.path, post, dateline[0].id
        )
        start += dateline[1].end()
    yield Passage(start, block.last, kind, _is_read(block, section, kind), section.path, post, rule)


def _fill(text: str, passages: Iterator[Passage], end: int) -> Iterator[Passage]:
    """The passages with a blank or markup passage for each gap between them."""
    for passage in passages:
        if end < passage.start:
            yield _make_gap(text, end, passage.start)
        yield passage
        end = passage.end
    if end < len(text):
        yield _make_gap(text, end, len(text))


def _make_gap(text: str, start: int, end: int) -> Passage:
    """What stands between two passages: white space, or the marks of a list or heading."""
    return Passage(start, end, "markup" if text[start:end].strip() else "blank", False)


def _find_body(text: str, start: int) -> Iterator[Passage]:
    """The passages after the front matter, without the gaps."""
    blocks = find_blocks(find_lines(text, start))
    stamps, sections = find_stamps(blocks), find_sections(blocks)
    items = _are_items(blocks, sections)
    for block, section, post, is_stamp in zip(
        blocks, sections, find_posts(blocks, stamps), stamps, strict=True
    ):
        yield from _make_passages(text, block, section, post, Cuts(is_stamp and block.rule is None, items))


def _are_items(blocks: Sequence[Block], sections: Sequence[Section]) -> bool:
    """Whether several places open a paragraph each, as in a round-up: "KUT - ...", "MOSUL - ...".

    A place that opens the paragraph right under a heading is where a story of its own was written.
    """
    titled = [False, *(bool(section.level) for section in sections)]
    own = (block for block, under in zip(blocks, titled, strict=False) if block.rule is None and not under)
    found = (find_dateline(block.words) for block in own)
    return len({each[1]["place"] for each in found if each and each[0].heads_items}) > 1


def find_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a repaired text; they tile it."""
    matter = find_front_matter(text)
    if matter is None:
        return tuple(_fill(text, _find_body(text, 0), 0))
    start, end = matter
    lead = (_make_gap(text, 0, start),) if start else ()
    front = Passage(start, end, "front_matter", False)
    return (*lead, front, *_fill(text, _find_body(text, end), end))
