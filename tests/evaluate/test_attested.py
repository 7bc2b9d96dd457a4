"""The page of the best-attested events."""

from __future__ import annotations

from datetime import date

from flows import read_text
from flows.evaluate.attested import make_page

TEXT = (
    "Rebels killed 12 soldiers in Mosul on Tuesday. An unknown number of civilians were abducted in Tikrit."
)


def test_the_page_shows_words_numbers_and_who_is_counted() -> None:
    page = make_page(read_text(TEXT, published=date(2014, 6, 12)))
    assert page.startswith("# The best-attested events\n")
    assert "Rebels killed 12 soldiers in Mosul" in page
    assert "| killed | state_forces | 12 | 12 | 12 |" in page
    assert "| captured | 2– | unknown | civilians |" in page


def test_the_page_shows_as_many_events_as_asked() -> None:
    page = make_page(read_text(TEXT, published=date(2014, 6, 12)), shown=1)
    assert page.count("\n## ") == 1
