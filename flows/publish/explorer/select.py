"""From the tables to the data of the page: what it shows, and no more, as columns and rows of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.publish.explorer.excerpts import Excerpt, Told, find_excerpt
from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from flows.resolve.reasons import Key, Reason

Row = dict[str, Any]
Sheet = dict[str, list[Any]]

HARMS = ("killed", "injured", "captured", "displaced")
DOCUMENT = ("document_id", "title", "path", "publisher", "author", "published", "genre", "source_lineage",
            "licence")  # fmt: skip
EVENT = (
    *(
        "event_id",
        "event_type",
        "sub_event_type",
        "plover",
        "initiators",
        "targets",
        "third_parties",
        "status",
    ),
    *("date_start", "date_end", "date_precision", "place_text", "location", "admin1", "country"),
    *("latitude", "longitude", "geo_precision", "voices", "cameo"),
)
MENTION = (
    "mention_id",
    "event_id",
    "document_id",
    "excerpt",
    "start",
    "end",
    "trigger",
    "status",
    "attributed_to",
)
CLAIM = (
    *("claim_id", "event_id", "document_id", "excerpt", "start", "end", "harm", "count_text", "count_low"),
    *(
        "count_high",
        "qualifier",
        "victims",
        "victim_type",
        "attributed_to",
        "status",
        "scope",
        "conflict_set",
    ),
    *("date_start", "date_end", "date_precision", "location", "country"),
)


class Excerpts:
    """The excerpts of a page, each once, numbered in the order in which they are asked for."""

    def __init__(self, told: Mapping[str, Told]) -> None:
        self._told = told
        self._numbers: dict[Excerpt, int] = {}

    def place(self, row: Row) -> Row:
        """The row with the number of its excerpt; `start` and `end` count from there."""
        span = row["start"], row["end"]
        found = find_excerpt(self._told, row["document_id"], span, row["quote"])
        number = self._numbers.setdefault(found, len(self._numbers))
        return {**row, "excerpt": number, "start": span[0] - found.start, "end": span[1] - found.start}

    def list(self) -> list[Row]:
        """All excerpts asked for so far, in order."""
        return [found._asdict() for found in self._numbers]


def select_data(
    tables: Mapping[str, pd.DataFrame], told: Mapping[str, Told], reasons: Mapping[Key, Reason]
) -> dict[str, Sheet]:
    """The sheets of the page by name, each with its columns and rows."""
    excerpts = Excerpts(told)
    mentions = [excerpts.place(row) for row in read_rows(tables["mentions"])]
    claims = [excerpts.place(row) for row in read_rows(tables["casualties"])]
    return {
        "documents": make_sheet(DOCUMENT, read_rows(tables["documents"])),
        "events": make_sheet((*EVENT, *HARMS), map(add_figures, read_rows(tables["events"]))),
        "mentions": make_sheet(MENTION, mentions),
        "claims": make_sheet(CLAIM, claims),
        "figures": make_figures(read_rows(tables["resolutions"]), reasons),
        "disputes": make_disputes(read_rows(tables["statements"])),
        "excerpts": make_sheet(Excerpt._fields, excerpts.list()),
    }


def make_sheet(columns: Sequence[str], rows: Iterable[Row]) -> Sheet:
    """The rows as lists of values in the order of the columns."""
    return {"columns": list(columns), "rows": [[row[name] for name in columns] for row in rows]}


def add_figures(event: Row) -> Row:
    """The event with its low, best and high number of each harm as one value (None where there are none)."""
    threes = {harm: [event[f"{harm}_{bound}"] for bound in ("low", "best", "high")] for harm in HARMS}
    return {**event, **{harm: three if any(n is not None for n in three) else None
                        for harm, three in threes.items()}}  # fmt: skip


def make_figures(resolutions: Iterable[Row], reasons: Mapping[Key, Reason]) -> Sheet:
    """One row an event, harm and kind of victims: the figure of each rule, the claims behind it, and why."""
    rows: dict[Key, Row] = {}
    for each in resolutions:
        key = each["event_id"], each["harm"], each["victim_type"]
        rules = rows.setdefault(key, {**each, "rules": {}})["rules"]
        rules[each["rule"]] = [each["low"], each["best"], each["high"]]
    made = [
        {
            **row,
            "used": row["claim_ids"].split("|"),
            "left_out": [left.split(": ", 1) for left in (row["left_out"] or "").split("|") if left],
            "why": reasons[key].code,
            "partisan": list(reasons[key].partisan),
            "lost": list(reasons[key].lost),
        }
        for key, row in rows.items()
    ]
    return make_sheet(
        ("event_id", "harm", "victim_type", "rules", "used", "left_out", "why", "partisan", "lost"), made
    )


def make_disputes(statements: Iterable[Row]) -> Sheet:
    """One row an event, field and value on which mentions contradict one another, with those mentions."""
    rows: dict[tuple[str, str, str], Row] = {}
    for each in statements:
        if each["conflict_set"]:
            key = each["event_id"], each["field"], each["value"]
            row = rows.setdefault(key, {**each, "mentions": []})
            row["chosen"] = row["chosen"] or each["chosen"]
            row["mentions"].append(each["mention_id"])
    return make_sheet(("event_id", "field", "value", "chosen", "mentions"), rows.values())
