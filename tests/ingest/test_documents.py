"""Documents: what is known of a text, from whom, and which texts are not read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import make_document, make_raw, read_raw, read_sources
from flows.ingest.front_matter import LARGEST, FrontMatterError, read_front_matter
from flows.ingest.language import find_language
from flows.lexicon import read_yaml
from flows.lexicon.layout import find_genre
from flows.lexicon.stamps import parse_clock, parse_date
from flows.records import Document, RawText, Reject, Source
from flows.segment import find_passages
from schemas import find_codes
from tests.conftest import DATA, read_cases

SEEDS = Path(__file__).parents[2] / "seeds"
KNOWN = {row["doc"]: row for row in map(json.loads, (DATA / "gold" / "seeds.jsonl").read_text().splitlines())
         if row["kind"] == "document"}  # fmt: skip


def make(text: str, source: Source | None = None) -> Document | Reject:
    raw = make_raw("a.txt", text.encode())
    assert isinstance(raw, RawText)
    return make_document(raw, raw.text, (), source, find_passages(raw.text))


@pytest.mark.parametrize("case", read_cases("ingest/documents.yml"))
def test_text_tells_of_itself(case: dict[str, Any]) -> None:
    document = make(case["text"])
    assert isinstance(document, Document)
    wanted = {key: value for key, value in case.items() if key not in {"id", "text"}}
    published = document.published.isoformat() if document.published else None
    assert {key: published if key == "published" else getattr(document, key) for key in wanted} == wanted


def test_sources_come_first() -> None:
    source = Source("a.txt", title="T", published=date(2014, 6, 12), source_lineage="L", genre="news")
    document = make("Head\n\nGlobal Research, June 11, 2014\n\nThe army fled.\n", source)
    assert isinstance(document, Document)
    assert (document.title, document.published_basis) == ("T", "sources")
    assert document.published == date(2014, 6, 12)
    assert (document.source_lineage, document.genre, document.publisher) == ("L", "news", "Global Research")


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_seeds_are_known_for_what_they_are(name: str) -> None:
    raw = read_raw(SEEDS / name, SEEDS)
    assert isinstance(raw, RawText)
    text = (DATA / "gold" / "texts" / name).read_text(encoding="utf-8")
    document = make_document(raw, text, (), read_sources(SEEDS)[name], find_passages(text))
    assert isinstance(document, Document)
    known = KNOWN[name]
    for field in ("title", "publisher", "author", "published_precision"):
        assert getattr(document, field) in [known[field], *known.get(f"{field}_any", [])], field
    assert (document.published.isoformat() if document.published else None) == known["published"]


def test_the_encyclopaedia_and_its_summary_are_one_voice() -> None:
    sources = read_sources(SEEDS)
    assert {source.source_lineage for path, source in sources.items() if path[:3] in {"000", "001"}} == {
        "Wikipedia"
    }


@pytest.mark.parametrize("case", read_cases("ingest/languages.yml"))
def test_language_is_told_by_its_words(case: dict[str, Any]) -> None:
    assert find_language(case["text"]) == case["language"]


def test_text_in_another_language_is_not_read() -> None:
    outcome = make("Une bombe a explosé dans le centre de la ville et les secours sont sur place.")
    assert outcome == Reject("a.txt", "no_language", "language fr; only English is read")


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our weekly newsletter\n\nCopyright 2014 Reuters\n",
        "---\ntitle: A\n---\n",
        "[object Object]\n" * 9,
    ],
)
def test_text_of_boilerplate_only_is_refused(text: str) -> None:
    outcome = make(text)
    assert isinstance(outcome, Reject)
    assert outcome.reason == "empty"


@pytest.mark.parametrize("case", read_cases("ingest/front_matter.yml"))
def test_broken_or_hostile_front_matter_is_refused(case: dict[str, Any]) -> None:
    outcome = make(case["block"] + "Ten people died in the city.\n")
    assert isinstance(outcome, Reject)
    assert outcome.reason == "bad_front_matter"
    assert case["says"] in outcome.detail


@pytest.mark.parametrize(
    ("stated", "genre"),
    [
        ("genre: Live blog", "live_blog"), ("type: round-up", "round_up"),
        ("type: Press Release", "statement"),
        ("genre: Feature story", None), ("type: post", None), ("genre: [news, opinion]", None),
    ],
)  # fmt: skip
def test_genre_of_front_matter_is_a_code_or_nothing(stated: str, genre: str | None) -> None:
    outcome = make(f"---\n{stated}\n---\nTen people died in the city.\n")
    assert isinstance(outcome, Document)
    assert outcome.genre == genre


def test_named_genres_are_those_of_the_schema() -> None:
    assert {find_genre(code) for code in read_yaml("layout.yml")["genres"]} == set(find_codes("genre"))


def test_front_matter_too_long_is_refused() -> None:
    with pytest.raises(FrontMatterError, match=str(LARGEST)):
        read_front_matter("---\na: " + "x" * LARGEST + "\n---")


def test_front_matter_makes_no_objects() -> None:
    assert read_front_matter("---\na: !!python/object/apply:os.getcwd []\nb: 1\n---") == {"a": [], "b": "1"}


def test_one_line_of_a_million_characters_is_a_document() -> None:
    assert isinstance(make("The army fled the city. " * 42_000), Document)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("June 11, 2014", "2014-06-11"), ("Wed 11 June 2014", "2014-06-11"), ("11th of June", None),
        ("Sept. 3rd, 2014", "2014-09-03"), ("2014-06-11T10:00", "2014-06-11"), ("11-Jun-2014", "2014-06-11"),
        ("25/6/2014", "2014-06-25"), ("6/25/2014", "2014-06-25"), ("6/7/2014", None), ("31 June 2014", None),
        ("May 2014", None), ("11.06.2014", "2014-06-11"), ("7/7/2014", "2014-07-07"),
    ],
)  # fmt: skip
def test_date_is_read_or_left_alone(words: str, day: str | None) -> None:
    found = parse_date(words)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("words", "clock"),
    [("6:52 a.m.", "06:52"), ("2.30pm BST", "14:30"), ("14:05 GMT", "14:05"), ("25:61", None)],
)
def test_clock_is_read_or_left_alone(words: str, clock: str | None) -> None:
    found = parse_clock(words)
    assert (f"{found:%H:%M}" if found else None) == clock


@pytest.mark.parametrize("code", sorted(read_yaml("languages.yml")["words"]))
def test_small_words_are_words(code: str) -> None:
    assert all(
        isinstance(word, str) and word == word.casefold()
        for word in read_yaml("languages.yml")["words"][code]
    )
