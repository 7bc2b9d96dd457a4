"""find_places and find_wheres on the cases of tests/data/places, one record one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.places.finding import find_places
from flows.extract.places.placing import find_wheres, make_setting
from flows.lexicon.gazetteer.named import EXACT, NEAR, WIDE
from flows.model.parser import make_tree
from flows.records import Document, Passage, Sentence
from tests.conftest import read_cases

if TYPE_CHECKING:
    from flows.model import Parser


def read_sentences(parser: Parser, text: str) -> tuple[Document, list[Sentence]]:
    """A line is a passage; the first of several is a heading."""
    sentences, passages, start = list[Sentence](), list[Passage](), 0
    for line in text.rstrip("\n").split("\n"):
        is_heading = not passages and "\n" in text.rstrip("\n")
        kind = "heading" if is_heading else "paragraph"
        passages.append(Passage(start, start + len(line), kind, True))
        for words in line.split(". "):
            doc = parser(words if is_heading else words.rstrip(".") + ".")
            sentence = Sentence(len(sentences), len(passages) - 1, start, doc, places=find_places(doc, start))
            sentences.append(sentence)
            start += len(words) + 2
        start -= 1
    columns = (None, None, None, None, None, None, "en", None, None, None, "")
    return Document("", "", "", 0, "utf-8", text, (), *columns, tuple(passages)), sentences


@pytest.mark.parametrize("case", read_cases("places/find.yml"))
def test_find_places(case: dict[str, Any], parser: Parser) -> None:
    names = find_places(parser(case["text"]), 0)
    found = [(n.text, n.location, n.kind) for n in names if n.usable]
    wanted = [tuple(place) for place in case["places"]]
    kinds = [(t, w, k if kind else None) for (t, w, k), (_, _, kind) in zip(found, wanted, strict=False)]
    assert kinds == wanted and len(found) == len(wanted), found
    doubts = {(case["text"][n.start : n.end], n.doubt) for n in names if not n.usable}
    assert {tuple(other) for other in case.get("others", [])} <= doubts


@pytest.mark.parametrize("case", read_cases("places/where.yml"))
def test_find_wheres(case: dict[str, Any], parser: Parser) -> None:
    document, sentences = read_sentences(parser, case["text"])
    sentence = next(s for s in reversed(sentences) if case["trigger"] in [t.text for t in s.doc])
    tokens = {token.text: token.i for token in sentence.doc}
    objects = tuple(tokens[word] for word in case.get("objects", []))
    setting = make_setting(document, sentences)
    wheres = find_wheres(setting, sentence, tokens[case["trigger"]], objects=objects)
    assert [where.location for where in wheres] == case["where"]
    assert case.get("admin1") in {None, wheres[0].admin1}
    assert case.get("country", wheres[0].country) == wheres[0].country


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It fell on Mosul.", EXACT),
        ("They died near Mosul.", NEAR),
        ("He fled to Iraq.", WIDE),
        ("Fire in Anbar.", WIDE),
    ],
)
def test_precision(parser: Parser, text: str, precision: int) -> None:
    assert [name.geo_precision for name in find_places(parser(text), 0)] == [precision]


def test_distance_moves_the_point(parser: Parser) -> None:
    (name,) = find_places(parser("They were ambushed 22 km south-east of Samarra."), 0)
    assert (name.latitude, name.longitude) == (34.0555, 44.0542)


def test_between_is_half_way(parser: Parser) -> None:
    name, _ = find_places(parser("The convoy was hit between Mosul and Erbil."), 0)
    assert (name.latitude, name.longitude, name.geo_precision) == (36.2639, 43.5646, NEAR)


def test_unknown_names_have_no_point(parser: Parser) -> None:
    (name,) = find_places(parser("Ten people died in the village of Xyzzabad."), 0)
    assert (name.location, name.latitude, name.place_id, name.country) == ("Xyzzabad", None, None, None)


WORDS = st.sampled_from(
    ["in", "of", "near", "the", "Mosul", "Iraq", ",", "-", "'s", "al", "Xyz", "(", "22", "km", "south", "and"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_spans_point_into_the_text(parser: Parser, words: list[str]) -> None:
    text = " ".join(words)
    for name in find_places(parser(text), 0):
        assert text[name.outer_start : name.outer_end] == name.text
        assert name.outer_start <= name.start < name.end <= name.outer_end or name.kind == "border"


def test_long_lines_are_read_in_time_in_proportion(parser: Parser) -> None:
    doc = make_tree(parser.nlp.make_doc("Mosul " * 5_000 + "in " * 5_000), parser.words)
    assert len(find_places(doc, 0)) == 5_000
