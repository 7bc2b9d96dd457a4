"""The rules of `layout.yml` compiled: what kind of line a line is, and what it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.lexicon import DataError, read_yaml

KINDS = frozenset({"boilerplate", "byline", "caption", "date_line", "heading", "markup", "post_stamp"})
LONGEST_LINE = 400
_FRAGMENT = re.compile(r"\(\?&(\w+)\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)")


@dataclass(frozen=True, slots=True)
class LineRule:
    """One rule of `layout.yml`, with the keys explained there."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    whole: bool
    why: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    tail: str = ""
    read: bool = False
    raw: bool = False
    heads_items: bool = False

    def match(self, line: str) -> re.Match[str] | None:
        """The match of the whole line or of its beginning, as the rule asks."""
        if not self.whole:
            return self.pattern.match(line[:LONGEST_LINE])
        return self.pattern.fullmatch(line) if len(line) <= LONGEST_LINE else None


def _expand(pattern: str, fragments: dict[str, str]) -> str:
    """The pattern with each `(?&name)` replaced by its fragment, fragments within fragments too."""
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda found: fragments[found[1]], pattern)
    return pattern


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern written with the fragments of `layout.yml`, ready to match."""
    return re.compile(_expand(pattern, read_yaml("layout.yml")["fragments"]))


def _make_rule(row: dict[str, Any]) -> LineRule:
    """One checked rule; DataError names the rule whose keys or kind are unknown."""
    try:
        lists = {key: tuple(row[key]) for key in ("examples", "counterexamples")}
        rule = LineRule(**{**row, **lists, "pattern": compile_pattern(row["pattern"])})
    except (KeyError, TypeError, re.error) as error:
        raise DataError(f"layout.yml: rule {row.get('id')!r}: {error}") from None
    if rule.kind not in KINDS:
        raise DataError(f"layout.yml: rule {rule.id!r}: kind {rule.kind!r} is none of {sorted(KINDS)}")
    return rule


@cache
def read_line_rules() -> tuple[LineRule, ...]:
    """The line rules in the order they are tried."""
    return tuple(_make_rule(row) for row in read_yaml("layout.yml")["rules"])


@cache
def read_datelines() -> tuple[LineRule, ...]:
    """The datelines that open a paragraph, in the order they are tried."""
    rows = read_yaml("layout.yml")["datelines"]
    return tuple(_make_rule({**row, "kind": "date_line", "whole": False}) for row in rows)


@cache
def read_post_openings() -> tuple[LineRule, ...]:
    """The stamps that open a post on the line of its first words."""
    rows = read_yaml("layout.yml")["post_openings"]
    return tuple(_make_rule({**row, "kind": "post_stamp", "whole": False}) for row in rows)


@cache
def read_words(key: str) -> frozenset[str]:
    """One word list of `layout.yml`."""
    return frozenset(read_yaml("layout.yml")[key])


@cache
def read_agencies() -> dict[str, str]:
    """The news agencies by their credits."""
    return dict(read_yaml("layout.yml")["agencies"])


@cache
def read_front_matter_keys() -> dict[str, list[str]]:
    """The front-matter keys that give each field, most trusted first."""
    return dict(read_yaml("layout.yml")["front_matter"])


def find_genre(words: str) -> str | None:
    """The code of a kind of text as people name it, or None for a kind there is no code for.

    >>> find_genre("Live-Blog"), find_genre("press release"), find_genre("recipe")
    ('live_blog', 'statement', None)
    """
    return _genres().get(_unjoin(words))


@cache
def _genres() -> dict[str, str]:
    named = read_yaml("layout.yml")["genres"]
    return {_unjoin(name): code for code, names in named.items() for name in (code, *names)}


def _unjoin(words: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", words.casefold()).split())


def bare(line: str) -> str:
    """The line without Markdown: links become their words, emphasis goes.

    >>> bare("By [Barry Grey](#) for *Time*")
    'By Barry Grey for Time'
    """
    line = line.strip()
    if "](" in line and not line.startswith("!["):
        line = _LINK.sub(r"\1", line)
    return _EMPHASIS.sub("", line).strip() if "*" in line or "_" in line else line


def find_line_rule(line: str) -> tuple[LineRule, re.Match[str]] | None:
    """The first rule that fits a line, with its match."""
    plain = bare(line[: 3 * LONGEST_LINE])
    for rule in read_line_rules():
        if found := rule.match(line if rule.raw else plain):
            return rule, found
    return None


def find_dateline(text: str) -> tuple[LineRule, re.Match[str]] | None:
    """The wire dateline that opens a paragraph, with its match."""
    for rule in read_datelines():
        if found := rule.match(text[:200]):
            return rule, found
    return None


def find_post_opening(text: str) -> tuple[LineRule, re.Match[str]] | None:
    """The stamp before the first words of a post, with its match."""
    for rule in read_post_openings():
        if found := rule.match(text[:60]):
            return rule, found
    return None
