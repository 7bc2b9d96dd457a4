"""A text cut into lines, each with its mark (bullet, number, heading …) and the layout rule it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.layout import LineRule, bare, find_line_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_OBJECT = re.compile(r"(?:\[object Object\]\s*)+\Z")
_MARKS = (
    ("heading", re.compile(r"#{1,6}[ \t]+")),
    ("bullet", re.compile(r"(?:[•◦▪●‣·*+–—_-][ \t]+)+")),
    ("number", re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{2,4}\))[ \t]+")),
    ("quote", re.compile(r"(?:>[ \t]?)+")),
    ("table", re.compile(r"\|(?=.*\|)|(?=[^|]*\|.*\|\Z)")),
)
_WIKI_HEADING = re.compile(r"(={2,6})[ \t]*([^=\n]{1,120}?)[ \t]*={2,6}")
_RULER = re.compile(r"[-*_=~#|:+ \t]{3,400}")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,2})(?=\S)")
_FILE = re.compile(r"[ \t]{0,20}(\[\[)(?:File|Image):")
_BRACKETS = re.compile(r"\[\[|\]\]")
LONGEST_CAPTION = 2000


class Line(NamedTuple):
    """One line: `[start, end)` with its break, `[first, last)` its words; `level` of a heading or indent."""

    start: int
    end: int
    first: int
    last: int
    indent: int
    mark: str
    level: int
    rule: LineRule | None
    words: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line."""
        return self.first == self.last


def _find_ends(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of each line, a wiki picture with a broken caption being one line."""
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        caption = _find_caption_end(text, start, end)
        yield start, caption or end
        start = caption or end


def _find_caption_end(text: str, start: int, end: int) -> int | None:
    """Where the `[[File:` that opens a line closes, None where none opens or it never closes."""
    opened = _FILE.match(text, start, end)
    if not opened:
        return None
    depth = 0
    for bracket in _BRACKETS.finditer(text, opened.start(1), opened.start(1) + LONGEST_CAPTION):
        depth += 1 if bracket[0] == "[[" else -1
        if depth == 0:
            return bracket.end()
    return None


def _trim(text: str, first: int, last: int) -> tuple[int, int]:
    """The span without outer blanks and without emphasis that wraps all of it."""
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    opened = _EMPHASIS.match(text, first, last)
    if opened and last - first > 2 * len(opened[0]):
        mark = opened[0]
        inner = first + len(mark), last - len(mark)
        if text.startswith(mark, inner[1]) and mark[0] not in text[inner[0] : inner[1]]:
            return inner
    return first, last


def _find_mark(text: str, first: int, last: int) -> tuple[str, int]:
    """The mark a line opens with and where its words begin."""
    for mark, pattern in _MARKS:
        if found := pattern.match(text, first, last):
            return mark, found.end() if found.end() < last else first
    return "", first


def _make_line(text: str, start: int, end: int) -> Line:
    """One line with its mark, its rule and the span of its words."""
    first, last = _trim(text, start, end)
    if first == last:
        return Line(start, end, first, last, 0, "", 0, None, "")
    indent = first - start
    if found := _WIKI_HEADING.fullmatch(text, first, last):
        return Line(
            start, end, found.start(2), found.end(2), indent, "heading", len(found[1]), None, found[2]
        )
    if last - first >= 3 and _RULER.fullmatch(text, first, last):
        return Line(start, end, first, last, indent, "ruler", 0, None, text[first:last])
    mark, words = _find_mark(text, first, last)
    level = words - first if mark == "heading" else 0
    if mark == "heading" and (tail := _OBJECT.search(text, words, last)) and tail.start() > words:
        last = tail.start()
    first, last = _trim(text, words, last)
    plain = text[first:last]
    found_rule = find_line_rule(plain)
    rule = found_rule[0] if found_rule else None
    return Line(start, end, first, last, indent, mark, level, rule, bare(plain))


def find_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of the text from `start`, tiling it."""
    return tuple(_make_line(text, *ends) for ends in _find_ends(text, start))
