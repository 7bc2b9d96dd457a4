"""Rules between tables and between a table and the texts: references, lists of keys, quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from schemas.check import Issue, Tables, show_key
from schemas.registry import TABLES
from schemas.table import find_references

Texts = Mapping[str, str]

# Columns that hold words of the text, and where those words stand.
QUOTES = {
    "mentions": "quote",
    "casualties": "quote",
    "abstentions": "quote",
    "participants": "actor_text",
    "repairs": "after",
}


def check_links(tables: Tables) -> Iterator[Issue]:
    """Issues of every reference from one table to another."""
    for name, model in TABLES.items():
        for column, (target, key) in find_references(model).items():
            values = tables[name][column]
            broken = values.notna() & ~values.isin(tables[target][key])
            yield from _issue(tables, name, column, f"is a {target}.{key}", broken)
    yield from _check_claim_lists(tables)
    yield from _check_participants(tables)
    yield from _check_events(tables)


def check_quotes(tables: Tables, texts: Texts) -> Iterator[Issue]:
    """Issues of every row whose words are not `texts[document_id][start:end]`."""
    documents = tables["mentions"].set_index("mention_id")["document_id"]
    for name, column in QUOTES.items():
        table = tables[name]
        owners = table["document_id"] if "document_id" in table else table["mention_id"].map(documents)
        spans = zip(owners, table["start"], table["end"], table[column].fillna(""), strict=True)
        broken = [not _same_words(texts, *span) for span in spans]
        yield from _issue(
            tables, name, column, "is the text from start to end", pd.Series(broken, dtype=bool)
        )


def _same_words(texts: Texts, document: str, start: int, end: int, words: str) -> bool:
    if pd.isna(start) or pd.isna(end):  # words that the passage gives, or a rule of the row is broken
        return True
    return document in texts and texts[document][start:end] == words


def _check_claim_lists(tables: Tables) -> Iterator[Issue]:
    known = set(tables["casualties"]["claim_id"])
    lists = tables["resolutions"]["claim_ids"]
    broken = lists.map(lambda joined: not known.issuperset(str(joined).split("|"))).astype(bool)
    yield from _issue(tables, "resolutions", "claim_ids", "are casualties.claim_id", broken)


def _check_participants(tables: Tables) -> Iterator[Issue]:
    events = tables["mentions"].drop_duplicates("mention_id").set_index("mention_id")["event_id"]
    for name in ("participants", "statements"):
        table = tables[name]
        broken = table["mention_id"].map(events).astype(object) != table["event_id"].astype(object)
        yield from _issue(tables, name, "event_id", "is the event of its mention", broken)


def _check_events(tables: Tables) -> Iterator[Issue]:
    broken = ~tables["events"]["event_id"].isin(tables["mentions"]["event_id"])
    yield from _issue(tables, "events", "event_id", "has a mention", broken)


def _issue(tables: Tables, name: str, column: str, demand: str, broken: pd.Series[bool]) -> Iterator[Issue]:
    rows = [row for row, flag in enumerate(broken) if flag]
    if rows:
        shown = tuple(show_key(TABLES[name], tables[name], row) for row in rows)
        yield Issue(name, column, demand, shown)
