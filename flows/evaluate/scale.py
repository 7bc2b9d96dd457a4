"""The cost of resolving synthetic mentions, all tables: `python -m flows.evaluate.scale 10000 100000`."""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.evaluate.readings import make_readings
from flows.resolve import resolve
from flows.resolve.candidates import Texts, make_candidates
from flows.resolve.exports import make_exports
from schemas import find_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.resolve.candidates import Candidate
    from flows.resolve.rows import Row

TELLINGS = 4  # mentions of one event, on average
PER_DOCUMENT = 25
SHOWN = ("mentions", "events", "casualties", "resolutions", "statements")
ACTORS = tuple(f"act-{number:012x}" for number in range(60))


def make_mentions(size: int, seed: int = 0) -> list[Candidate]:
    """So many synthetic mentions: several tell one event, in several texts, some undated, some unplaced."""
    draw = random.Random(seed)
    events = [_make_event(draw, size) for _ in range(max(size // TELLINGS, 1))]
    rows = [_tell_event(draw, number, draw.choice(events)) for number in range(size)]
    parts = [part for row, _ in rows for part in row.pop("parts")]
    return make_candidates([row for row, _ in rows], parts, [], [], Texts({}))


def _make_event(draw: random.Random, size: int) -> Row:
    places = max(size // 500, 20)
    return {
        "sub_event_type": draw.choice(find_codes("sub_event_type")),
        "day": date(2014, 1, 1) + timedelta(days=draw.randrange(365)),
        "place": draw.randrange(places),
        "parts": draw.sample(ACTORS, 2),
    }


def _tell_event(draw: random.Random, number: int, event: Row) -> tuple[Row, Row]:
    """One mention of an event, its participants under `parts`; some lack the day or the place."""
    day = event["day"] if draw.random() > 0.2 else None
    place = event["place"] if draw.random() > 0.1 else None
    mention_id = f"men-{number:012x}"
    roles = zip(("initiator", "target"), event["parts"], strict=True)
    return {
        "mention_id": mention_id,
        "document_id": f"doc-{number // PER_DOCUMENT:012x}",
        "start": number % PER_DOCUMENT * 200,
        "trigger_start": number % PER_DOCUMENT * 200 + 10,
        "quote": "gunmen attacked",
        "trigger": "attacked",
        "sub_event_type": event["sub_event_type"],
        "plover": "ASSAULT",
        "date_start": day,
        "date_end": day,
        "date_precision": 1 if day else None,
        "date_rule": "time.own_clause" if day else None,
        "place_id": None if place is None else f"place {place}",
        "location": None if place is None else f"place {place}",
        "place_kind": None if place is None else "town",
        "place_rule": None if place is None else "clause",
        "admin1": None,
        "country": f"country {event['place'] % 20}",
        "latitude": None,
        "longitude": None,
        "geo_precision": 1,
        "people_low": None,
        "rule": "attack_on",
        "parts": [{"mention_id": mention_id, "role": role, "actor_id": actor} for role, actor in roles],
    }, event


def measure(size: int) -> tuple[float, float, Mapping[str, int]]:
    """Seconds of CPU for all tables and for the exports of so many mentions, and the rows of each table."""
    readings = make_readings(size)
    begin = time.process_time()
    tables = resolve(readings)
    middle = time.process_time()
    make_exports(tables)
    rows = {name: len(table) for name, table in tables.items()}
    return middle - begin, time.process_time() - middle, rows


def main() -> None:
    """Prints one line of a table for each size, smallest first: what `flows/evaluate/SPEED.md` shows."""
    print("| mentions | events | claims | figures | statements | resolve, s | exports, s | MB |")
    print("| --: | --: | --: | --: | --: | --: | --: | --: |")
    for size in sorted(int(word) for word in sys.argv[1:]) or [10_000, 100_000]:
        seconds, exports, rows = measure(size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        counts = " | ".join(f"{rows[name]:,}" for name in SHOWN)
        print(f"| {counts} | {seconds:.1f} | {exports:.1f} | {peak:,} |", flush=True)


if __name__ == "__main__":
    main()
