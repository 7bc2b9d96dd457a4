"""Datasets made up for the explorer: one full of hostile texts, one of many events."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import schemas
from flows.publish.explorer import Told
from tests.publish.small import make_small, read_small

if TYPE_CHECKING:
    import pandas as pd

KINDS = [
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Suicide bomb"),
    ("Violence against civilians", "Attack"),
]


def make_hostile(text: str) -> dict[str, pd.DataFrame]:
    """The small dataset with one text in every column that holds words of the texts or of their files."""
    words = {
        "documents": ["title", "publisher", "author", "path", "licence", "source_lineage"],
        "events": ["initiators", "targets", "location", "admin1", "country", "place_text"],
        "mentions": ["quote", "trigger", "attributed_to", "location"],
        "casualties": ["quote", "count_text", "victims", "attributed_to", "location"],
        "actors": ["name"],
        "statements": ["value"],
    }
    tables = make_small()
    for name, columns in words.items():
        tables[name].loc[0, columns] = text
    tables["statements"]["conflict_set"] = "cfl-000000000001"
    return tables


def make_many(count: int) -> dict[str, pd.DataFrame]:
    """A dataset of so many events, each with a mention, a claim and a figure, in places around the world."""
    rows = read_small()["rows"]
    numbers = range(1, count + 1)
    made = {
        **{name: rows.get(name, []) for name in schemas.TABLES},
        "events": [make_event(rows["events"][0], number) for number in numbers],
        "mentions": [make_row("mentions", "mention_id", "men", rows, number) for number in numbers],
        "casualties": [make_row("casualties", "claim_id", "clm", rows, number) for number in numbers],
        "resolutions": [make_figure(rows["resolutions"][0], number) for number in numbers],
        "participants": [],
        "statements": [],
    }
    tables = {name: schemas.make_table(name, made[name]) for name in schemas.TABLES}
    return {**tables, "codes": schemas.make_codes()}


def tell(tables: dict[str, pd.DataFrame], length: int = 25) -> dict[str, Told]:
    """A text with a sentence for each event, of words of the seeds in any order; the rows now quote it."""
    draw = random.Random(0)
    vocabulary = [word for path in sorted(Path("seeds").glob("*.txt")) for word in path.read_text().split()]
    sentences = [" ".join(draw.choices(vocabulary, k=length)) + "\n" for _ in tables["events"].index]
    ends = list(accumulate(map(len, sentences)))
    starts = [0, *ends[:-1]]
    for table, (start, end) in (("mentions", (0, 35)), ("casualties", (37, 57))):
        tables[table]["start"], tables[table]["end"] = (
            [at + start for at in starts],
            [at + end for at in starts],
        )
        tables[table]["quote"] = [sentence[start:end] for sentence in sentences]
    text = "".join(sentences)
    return {
        "doc-000000000001": Told(
            text, tuple((start, end - 1) for start, end in zip(starts, ends, strict=True))
        )
    }


def make_event(row: dict[str, Any], number: int) -> dict[str, Any]:
    """One event, unlike its neighbours in kind, day, place and number."""
    kind, detail = KINDS[number % len(KINDS)]
    day = date(2010, 1, 1) + timedelta(days=number % 4000)
    return {**row, "event_id": f"evt-{number:012x}", "event_type": kind, "sub_event_type": detail,
            "date_start": day, "date_end": day, "location": f"Town {number % 900}", "mentions": 1,
            "killed_low": number % 70, "killed_best": number % 70, "killed_high": number % 70,
            "latitude": -30 + number % 900 / 12, "longitude": -60 + number * 7 % 900 / 6}  # fmt: skip


def make_row(table: str, key: str, prefix: str, rows: dict[str, Any], number: int) -> dict[str, Any]:
    """One mention or claim of the event of that number."""
    return {**rows[table][0], key: f"{prefix}-{number:012x}", "event_id": f"evt-{number:012x}",
            **({"mention_id": f"men-{number:012x}"})}  # fmt: skip


def make_figure(row: dict[str, Any], number: int) -> dict[str, Any]:
    """The figure of the event of that number."""
    return {**row, "event_id": f"evt-{number:012x}", "claim_ids": f"clm-{number:012x}"}
