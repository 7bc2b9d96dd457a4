"""What is known of a text: from `sources.csv`, its front matter, its byline, date line and post stamps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.lexicon.layout import bare, find_dateline, find_line_rule, read_agencies
from flows.lexicon.stamps import is_day_first, parse_date, parse_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from flows.records import Passage

_TITLE_PARTS = re.compile(r" (?:[|–—-]|::) ")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BYLINE_LEAD = re.compile(r"(?i)^by ")


@dataclass(frozen=True, slots=True)
class Published:
    """The day a text was published, how exact, and what says so."""

    day: date
    precision: int
    basis: str


def _find_groups(
    text: str, passages: tuple[Passage, ...], kinds: frozenset[str]
) -> Iterator[tuple[Passage, dict[str, str]]]:
    """The named groups of every signature line of the kinds, in order."""
    for passage in passages:
        if passage.kind not in kinds or passage.rule is None:
            continue
        line = text[passage.start : passage.end]
        found = find_line_rule(line)
        if found is None or found[0].id != passage.rule:
            found = find_dateline(line)
        groups = found[1].groupdict() if found else {}
        yield passage, {key: " ".join(value.split()) for key, value in groups.items() if value}


SIGNATURES = frozenset({"byline", "date_line", "post_stamp", "heading"})


def find_first(text: str, passages: tuple[Passage, ...], group: str) -> str | None:
    """The first value a signature line outside of posts gives under a name."""
    for passage, groups in _find_groups(text, passages, SIGNATURES):
        if group in groups and passage.post is None:
            return groups[group]
    return None


def find_title(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The headline: a stated one, else the first heading, without the name of the site."""
    stated = find_first(text, passages, "title")
    if stated:
        return stated
    first = next((passage for passage in passages if passage.is_read), None)
    if first is None or first.kind != "heading":
        return None
    words = bare(" ".join(text[first.start : first.end].split()))
    return _TITLE_PARTS.split(words)[0].strip() if _names_site(words) else words


def _names_site(words: str) -> bool:
    """Whether a page title carries its site: "Iraq Blog - Live Blogs - Al Jazeera English"."""
    parts = _TITLE_PARTS.split(words)
    return len(parts) > 1 and len(parts[-1].split()) <= 4 and parts[-1][:1].isupper()


def find_site(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The publisher a page title of three parts ends with."""
    first = next((passage for passage in passages if passage.is_read), None)
    if first is None or first.kind != "heading":
        return None
    parts = _TITLE_PARTS.split(bare(" ".join(text[first.start : first.end].split())))
    return parts[-1] if len(parts) > 2 and _names_site(" - ".join(parts)) else None


def find_agency(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The one news agency that a dateline or a credit outside of posts names."""
    known = read_agencies()
    for passage, groups in _find_groups(text, passages, SIGNATURES):
        if passage.post is None and groups.get("agency") in known:
            return known[groups["agency"]]
    return None


def find_author(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The name in the byline."""
    author = find_first(text, passages, "author")
    return _BYLINE_LEAD.sub("", author) if author else None


def _find_stated(text: str, passages: tuple[Passage, ...]) -> Published | None:
    """The first full date of a byline or date line."""
    lines = [(p, g) for p, g in _find_groups(text, passages, SIGNATURES) if p.post is None]
    words = [(p, g.get("date") or g.get("stamp") or "") for p, g in lines]
    day_first = is_day_first(word for _, word in words)
    for passage, word in words:
        if day := parse_date(word, day_first):
            return Published(day, 1, "byline" if passage.kind == "byline" else "date_line")
    return None


def _find_posted(passages: tuple[Passage, ...]) -> Published | None:
    """The day of the last dated post; about a week's exactness where the posts run over several days."""
    days = sorted({p.post.stamp.date() for p in passages if p.post and p.post.dated and p.post.stamp})
    return Published(days[-1], 1 if len(days) == 1 else 2, "post_stamps") if days else None


def _infer(text: str, passages: tuple[Passage, ...]) -> Published | None:
    """A dateline's day in the year a copyright line gives."""
    words = find_first(text, passages, "date")
    rights = [p for p in passages if p.kind == "boilerplate" and p.rule == "copyright"]
    years = sorted({int(year) for p in rights for year in _YEAR.findall(text[p.start : p.end])})
    day = parse_day(words, years[-1]) if words and years else None
    return Published(day, 1, "inferred") if day else None


def find_published(text: str, passages: tuple[Passage, ...]) -> Published | None:
    """The publication day the text itself gives, from its most certain place; None where it gives none."""
    return _find_stated(text, passages) or _find_posted(passages) or _infer(text, passages)
