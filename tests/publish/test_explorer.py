"""The explorer as a text: closed, inert, small, the same every time, and true to the tables."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schemas
from flows.publish import Edition, read_project
from flows.publish.explorer import Told, make_explorer
from flows.publish.explorer.excerpts import AROUND, find_excerpt
from flows.publish.explorer.page import embed_json
from flows.resolve.reasons import find_reasons
from tests.publish.large import make_hostile, make_many, tell
from tests.publish.small import make_small, read_texts

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]>",
    "{{ 7 * 7 }}",
    "\u2028alert(1)",
    "' onmouseover='alert(1)",
    'javascript:alert("1")',
]


def make_page(tables: dict[str, Any]) -> str:
    told = {key: Told(text, ((0, len(text)),)) for key, text in read_texts().items()}
    edition = Edition("1.2.3", tables, read_project())
    return make_explorer(edition, told, find_reasons(tables))


class Page(HTMLParser):
    """What a parser finds in a page: its elements, and the scripts and styles by their text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.elements and self.cdata_elem in self.texts:
            self.texts[self.elements[-1][0]][-1] += data


def read_data(text: str) -> Any:
    packed = re.search(r'id="data">([A-Za-z0-9+/=]*)</script>', text).group(1)
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def read_column(column: Any) -> list[Any]:
    if isinstance(column, list):
        return column
    return [column["of"][at] for at in column["at"]] if "of" in column else list(accumulate(column["steps"]))


def read_sheet(text: str, name: str) -> list[dict[str, Any]]:
    columns = {key: read_column(column) for key, column in read_data(text)["sheets"][name]["columns"].items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def test_the_page_is_the_same_every_time():
    assert make_page(make_small()) == make_page(make_small())


def test_the_policy_allows_this_style_and_this_script_alone():
    page = Page(make_page(make_small()))
    policy = next(attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for text in (page.texts["style"][0], page.texts["script"][-1]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_the_page_loads_nothing_and_handles_nothing_inline():
    text = make_page(make_small())
    for tag, attrs in Page(text).elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "audio", "video"}
        assert not {"src", "style", "srcset", "data", "action"} & set(attrs), (tag, attrs)
        assert [name for name in attrs if name.startswith("on")] == []
        assert not str(attrs.get("href", "#")).strip("#").startswith(("http", "//", "data:"))
    style, script = Page(text).texts["style"][0], Page(text).texts["script"][-1]
    assert not re.search(r"@import|url\(", style)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function", script)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\(", script)
    assert set(re.findall(r"https?://[^\"'\s)]+", script)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    tables = make_hostile(words)
    assert Page(make_page(tables)).elements == Page(make_page(make_small())).elements
    assert read_sheet(make_page(tables), "documents")[0]["title"] == words


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_embedded_json_comes_back_and_holds_no_markup(value):
    text = str(embed_json(value))
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_search_engines_find_the_dataset_described():
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', make_page(make_small())).group(1)
    assert (json.loads(text)["@type"], json.loads(text)["version"]) == ("Dataset", "1.2.3")


def test_every_mention_and_claim_shows_its_words():
    page = make_page(make_small())
    excerpts, passages = read_sheet(page, "excerpts"), read_sheet(page, "passages")
    small = make_small()
    for name, table in (("mentions", "mentions"), ("claims", "casualties")):
        quotes = list(small[table].sort_values("start")["quote"])
        for row, quote in zip(read_sheet(page, name), quotes, strict=True):
            excerpt = excerpts[row["excerpt"]]
            start = excerpt["start"] + excerpt["before"] + row["start"]
            assert passages[excerpt["passage"]]["words"][start : start + row["length"]] == quote


def test_a_figure_names_its_rules_claims_and_reason():
    figure = read_sheet(make_page(make_small()), "figures")[0]
    assert [figure[rule] for rule in schemas.find_codes("resolution_rule")] == [
        None,
        [12, 12, 12],
        None,
        None,
    ]
    assert (figure["used"], figure["left_out"], figure["why"]) == ([0], [], "only_claim")


def test_only_the_sentence_and_a_little_around_it_is_shown():
    text = "Before it. " * 100 + "Gunmen killed three policemen. " + "After it. " * 100
    start = text.index("Gunmen")
    told = {"doc": Told(text, ((0, start), (start, start + 30), (start + 30, len(text))))}
    excerpt = find_excerpt(told, "doc", (start + 7, start + 19), "killed three")
    assert excerpt.words[excerpt.first : excerpt.last] == "Gunmen killed three policemen."
    assert len(excerpt.words) <= 30 + 2 * AROUND
    assert text[excerpt.start :].startswith(excerpt.words)


def test_a_text_that_is_not_at_hand_gives_the_quote_alone():
    excerpt = find_excerpt({}, "doc", (5, 10), "quote")
    assert (excerpt.words, excerpt.first, excerpt.last) == ("quote", 0, 5)


def test_a_dataset_without_rows_has_a_page():
    empty = {name: schemas.empty_table(name) for name in schemas.TABLES}
    assert read_sheet(make_page({**empty, "codes": schemas.make_codes()}), "events") == []


def test_ten_thousand_events_fit_in_two_megabytes():
    tables = make_many(10_000)
    told = tell(tables)
    page = make_explorer(Edition("1.2.3", tables, read_project()), told, find_reasons(tables))
    assert len(read_sheet(page, "passages")) == 10_000
    assert len(page.encode()) < 2_000_000


def test_every_code_has_a_word_or_is_one():
    words = read_data(make_page(make_small()))["words"]
    for name in ("event_type", "plover", "status", "victim_type", "qualifier", "genre"):
        assert set(map(str, schemas.find_codes(name))) <= {*words[name], "political"}
