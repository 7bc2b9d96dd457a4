"""One story in many layouts says the same: line ends, wraps, quotes and spaces, damaged characters."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from flows import read_text
from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

STORY = (DATA / "layouts" / "story.txt").read_text(encoding="utf-8")
MENTION = ("sub_event_type", "trigger", "date_start", "location", "status")
CLAIM = (
    "harm",
    "count_text",
    "count_low",
    "count_high",
    "victims",
    "date_start",
    "location",
    "attributed_to",
)

LAYOUTS: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "lines of 60 characters": lambda text: "\n\n".join(textwrap.fill(p, 60) for p in text.split("\n\n")),
    "one line a paragraph": lambda text: text.replace("\n\n", "\n"),
    "indented": lambda text: textwrap.indent(text, "    "),
    "two spaces after a full stop": lambda text: text.replace(". ", ".  "),
    "straight quotes": lambda text: text.translate(str.maketrans("“”‘’–", "\"\"''-")),
    "no-break spaces after numbers": lambda text: re.sub(r"(\d) (?=[a-z])", "\\1\u00a0", text),
    "UTF-8 read as Latin-1": lambda text: text.encode("utf-8").decode("latin-1"),
    "a mark before the first word": lambda text: "\ufeff" + text,
}


@cache
def read(text: str) -> tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]:
    """The mentions and claims of a text, free of how white space and quotes are written."""
    tables = read_text(text, published=date(2021, 3, 4))
    assert tables["rejects"].empty
    return tuple(
        Counter(
            tuple(re.sub(r"\W+", " ", str(value)) for value in row)
            for row in tables[name][list(columns)].itertuples(index=False)
        )
        for name, columns in (("mentions", MENTION), ("casualties", CLAIM))
    )


def test_the_story_is_read() -> None:
    mentions, claims = read(STORY)
    assert mentions.total() >= 4
    assert {row[1] for row in claims} >= {"nine", "at least 14", "four", "Some 1 200"}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layout_changes_nothing(layout: Callable[[str], str]) -> None:
    assert read(layout(STORY)) == read(STORY)
