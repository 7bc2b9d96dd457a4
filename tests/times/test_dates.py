"""The date of a clause in its document, and what the timeline is anchored on."""

from datetime import date

import pytest

from flows.annotate.times import find_time_expressions
from flows.extract.dates import find_when, make_timeline
from flows.extract.dates.speech import looks_back
from flows.pipeline import read_text
from flows.records import Document, Passage, Sentence
from tests.conftest import read_cases


def make_text_document(text, published):
    passages = (Passage(0, len(text), "paragraph", True),)
    return Document(
        document_id="doc-1",
        path="a.txt",
        sha256="",
        bytes=len(text),
        encoding="utf-8",
        text=text,
        repairs=(),
        title=None,
        publisher=None,
        author=None,
        published=published,
        published_precision=1 if published else None,
        published_basis="sources" if published else None,
        language="en",
        genre=None,
        licence=None,
        rights=None,
        source_lineage="a.txt",
        passages=passages,
    )


def make_sentences(text, parser):
    start, found = 0, []
    for index, part in enumerate(text.split(". ")):
        words = part if part.endswith(".") else f"{part}."
        found.append(Sentence(index, 0, start, parser(words), find_time_expressions(words, start)))
        start += len(part) + 2
    return found


@pytest.mark.parametrize("case", read_cases("times/clauses.yml"))
def test_date_of_a_clause(case, parser):
    sentences = make_sentences(case["text"], parser)
    timeline = make_timeline(make_text_document(case["text"], case.get("published")), sentences)
    sentence, token = next((s, t) for s in sentences for t in s.doc if t.text == case["head"])
    when = find_when(timeline, sentence, token.i, 0, len(sentence.doc))
    assert [when.start, when.end, when.precision, when.text, when.rule] == case["when"]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("On 10 June 2014 Mosul fell, on 11 June 2014 Tikrit.", True),
        ("On Tuesday Mosul fell, on Wednesday Tikrit; it was founded on 1 May 1900.", False),
        ("Mosul fell.", False),
    ],
)
def test_a_text_looks_back_when_its_days_lie_long_before_its_date(text, back):
    assert looks_back(date(2023, 6, 30), find_time_expressions(text)) is back


@pytest.mark.parametrize("case", read_cases("times/layouts.yml"))
def test_layout_dates_its_entries(case):
    claims = read_text(case["text"], published=case.get("published"))["casualties"].astype(object)
    found = {
        row["count_text"]: [_day(row["date_start"]), _day(row["date_end"])] for _, row in claims.iterrows()
    }
    assert {count: found.get(count) for count, *_ in case["days"]} == {
        count: days for count, *days in case["days"]
    }


def _day(value):
    words = str(value)[:10]
    return date.fromisoformat(words) if words[:1].isdigit() else None
