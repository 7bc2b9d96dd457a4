"""What holds for every mention of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.context import make_context
from flows.extract.mentions import find_abstentions, find_events, find_mentions
from flows.lexicon import read_yaml
from flows.patterns.rules import codes
from tests.events.conftest import make_document, read_sentence

SENTENCES = [
    row["text"] for rows in read_yaml("cases.yml", folder="../tests/data/events").values() for row in rows
]
LEGAL = {(code.event_type, code.sub_event_type, code.plover) for code in codes().values()}
STATUSES = {"reported", "claimed", "disputed"}


def _read(text: str):
    document = make_document(text)
    context = make_context(document, (read_sentence(text),))
    events = find_events(context)
    return document, events, find_mentions(context, events)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES))
def test_every_row_quotes_the_text_and_has_a_legal_code(text):
    document, events, mentions = _read(text)
    for mention in mentions:
        quote = document.text[mention.start : mention.end]
        assert mention.start < mention.end <= len(text)
        assert text[mention.trigger_start :].startswith(mention.trigger)
        assert mention.start <= mention.trigger_start < mention.end
        assert quote.strip() == quote
        assert (mention.event_type, mention.sub_event_type, mention.plover) in LEGAL
        assert mention.status in STATUSES
        for person in mention.participants:
            assert person.start is None or text[person.start : person.end] == person.text
    if mentions:
        assert not find_abstentions(events, mentions)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abc ABC.,'\"-attacked killed 12\n()", max_size=120))
def test_nothing_written_breaks_it(text):
    _read(text) if text.strip() else None


def test_the_same_text_gives_the_same_rows():
    text = "Militants attacked and captured the town of Masisi on Friday, killing ten soldiers."
    assert _read(text)[2] == _read(text)[2]
