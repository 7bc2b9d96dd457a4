"""Passages, headings, posts: case by case, on the seeds, and as properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.segment import blank_markup, find_passages
from tests.conftest import DATA, read_cases

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = sorted((DATA / "gold" / "texts").glob("*.txt"))
HOSTILE = {
    "brackets": "[" * 50_000,
    "links": "[a](" * 20_000,
    "stars": "*" * 50_000,
    "bullets": "• " * 20_000,
    "pictures": "[[File:" * 10_000,
    "stops": "a." * 30_000,
    "capitals": "U.S. " * 20_000,
    "citations": ".[1]" * 20_000,
    "tags": "<" * 50_000,
    "blanks": " " * 50_000 + "x",
    "newlines": "\n" * 50_000,
}


@pytest.mark.parametrize("case", read_cases("segment/passages.yml"))
def test_passages_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [passage.kind, passage.is_read, text[passage.start : passage.end]]
        for passage in find_passages(text)
        if passage.kind != "blank" and (passage.kind != "markup" or passage.rule or _is_ruler(text, passage))
    ]
    assert found == case["passages"]


def _is_ruler(text: str, passage: Any) -> bool:
    words = text[passage.start : passage.end].strip()
    return len(words) > 2 and set(words) <= set("-=|")


@pytest.mark.parametrize("case", read_cases("segment/posts.yml"))
def test_posts_of_a_live_blog(case: dict[str, Any]) -> None:
    read = [p for p in find_passages(case["text"]) if p.kind in {"paragraph", "list_item"} and p.is_read]
    found = [[p.post.author, str(p.post.stamp), p.post.dated] if p.post else None for p in read]
    assert found == case["posts"]


def test_heading_path_runs_from_the_outermost() -> None:
    text = "# A\n\n## B\n\nThe army fled.\n\n## C\n\nTen died.\n"
    paths = [passage.headings for passage in find_passages(text) if passage.kind == "paragraph"]
    assert paths == [("A", "B"), ("A", "C")]


def test_heading_of_a_post_ends_with_its_post() -> None:
    posts = "  • Attacks kill 12\n\n    A bomb exploded.\n  • Two fled.\n    by Ana Ruiz 6/25/2014 6:52 AM\n"
    text = "Blog\n\n" + posts
    paths = [p.headings for p in find_passages(text) if p.kind in {"paragraph", "list_item"}]
    assert paths == [("Blog", "Attacks kill 12"), ("Blog",)]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_passages_tile_the_seeds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    passages = find_passages(text)
    assert "".join(text[passage.start : passage.end] for passage in passages) == text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_nothing_of_the_frame_is_read_in_the_seeds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    read = "\n".join(text[p.start : p.end] for p in find_passages(text) if p.is_read).casefold()
    for frame in (
        "newsletter",
        "copyright",
        "disclaimer",
        "[object object]",
        "edited by",
        "1 of 3",
        "|thumb|",
    ):
        assert frame not in read


@given(st.text(max_size=300))
def test_passages_tile_any_text(text: str) -> None:
    assert "".join(text[passage.start : passage.end] for passage in find_passages(text)) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_lines_are_passages_too(text: str) -> None:
    passages = find_passages(text)
    assert passages[-1].end == len(text)
    assert len(blank_markup(text)) == len(text)


@given(st.text(alphabet="aB [](*_)<>1.\n#", max_size=200))
def test_hidden_markup_moves_nothing(text: str) -> None:
    hidden = blank_markup(text)
    assert len(hidden) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, hidden, strict=True))


STORIES = """Bombing kills nine

PESHAWAR, March 4, 2016 (AP) — A bomber killed nine people on Friday.

Two officers died there on Thursday.

Rebels seize town

GOMA, Nov. 12, 2018 (Reuters) - Rebels seized the town on Sunday.
"""


def test_each_dateline_opens_a_story_with_its_title() -> None:
    found = {
        STORIES[p.start : p.end].strip(): p.post.stamp.date().isoformat()
        for p in find_passages(STORIES)
        if p.is_read and p.post and p.post.stamp
    }
    assert found == {
        "Bombing kills nine": "2016-03-04",
        "A bomber killed nine people on Friday.": "2016-03-04",
        "Two officers died there on Thursday.": "2016-03-04",
        "Rebels seize town": "2018-11-12",
        "Rebels seized the town on Sunday.": "2018-11-12",
    }


def test_one_dateline_makes_no_story() -> None:
    text = "\n\n".join(STORIES.split("\n\n")[:3])
    assert {p.post for p in find_passages(text)} == {None}
