"""From the tables to the data of the page: what it shows, and no more; rows name one another by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.publish.explorer.compact import make_sheet
from flows.publish.explorer.excerpts import Evidence, Told, count_units
from schemas import find_codes, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from flows.publish.explorer.compact import Sheet
    from flows.resolve.reasons import Key, Reason

Row = dict[str, Any]
Numbers = dict[Any, int]

HARMS = ("killed", "injured", "captured", "displaced")
DOCUMENT = ("title", "path", "publisher", "author", "published", "genre", "source_lineage", "licence")
DAYS = ("date_start", "date_end", "date_precision")
SPOT = ("location", "admin1", "country", "latitude", "longitude")
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
    *(*DAYS, "spot", "place_text", "geo_precision", "voices", "cameo", *HARMS),
)
EVIDENCE = ("event", "document", "excerpt", "start", "length", "status", "attributed_to")
MENTION = (*EVIDENCE, "trigger_start", "trigger_length")
CLAIM = (
    *(*EVIDENCE, "harm", "count_text", "count_low", "count_high", "qualifier", "victims", "victim_type"),
    *("scope", "conflict_set", *DAYS, "spot"),
)
FIGURE = ("event", "harm", "victim_type", "used", "left_out", "why", "partisan", "lost")


def select_data(
    tables: Mapping[str, pd.DataFrame], told: Mapping[str, Told], reasons: Mapping[Key, Reason]
) -> dict[str, Sheet]:
    """The sheets of the page by name.

    A row names a row of another sheet by its number. Mentions and claims stand in the order of the texts, and
    events in that of their first mention: neighbours then are alike, and the file is small.
    """
    mentions, claims = sort_rows(tables["mentions"]), number_sets(sort_rows(tables["casualties"]))
    told_first = {row["event_id"]: number for number, row in reversed(list(enumerate(mentions)))}
    events = sorted(
        read_rows(tables["events"]), key=lambda row: told_first.get(row["event_id"], len(mentions))
    )
    evidence = Evidence(told, [*mentions, *claims])
    spots = number(tuple(row[name] for name in SPOT) for row in [*events, *claims])
    link = Links(number(tables["documents"]["document_id"]), number_by("event_id", events), spots)
    claim_numbers = number_by("claim_id", claims)
    return {
        "documents": make_sheet(DOCUMENT, read_rows(tables["documents"])),
        "spots": make_sheet(SPOT, [dict(zip(SPOT, spot, strict=True)) for spot in spots]),
        "events": make_sheet(EVENT, [link.place(add_figures(row)) for row in events]),
        "mentions": make_sheet(
            MENTION, [link.refer(add_trigger(evidence.place(row), row)) for row in mentions]
        ),
        "claims": make_sheet(CLAIM, [link.place(link.refer(evidence.place(row))) for row in claims]),
        "figures": make_figures(read_rows(tables["resolutions"]), reasons, link, claim_numbers),
        "disputes": make_disputes(read_rows(tables["statements"]), link),
        "excerpts": make_sheet(("passage", "start", "before", "length", "after"), evidence.list_excerpts()),
        "passages": make_sheet(("words",), [passage._asdict() for passage in evidence.passages]),
    }


class Links:
    """Which row of another sheet a row belongs to, by number."""

    def __init__(self, documents: Numbers, events: Numbers, spots: Numbers) -> None:
        self._documents, self._events, self._spots = documents, events, spots

    def refer(self, row: Row) -> Row:
        """The row with the numbers of its document and of its event (None where it has none)."""
        return {
            **row,
            "document": self._documents[row["document_id"]],
            "event": self._events.get(row["event_id"]),
        }

    def place(self, row: Row) -> Row:
        """The row with the number of its place."""
        return {**row, "spot": self._spots[tuple(row[name] for name in SPOT)]}

    def find_event(self, event_id: str) -> int:
        """The number of an event."""
        return self._events[event_id]


def number(keys: Iterable[Any]) -> Numbers:
    """Each key with its number, in the order in which they come."""
    return {key: place for place, key in enumerate(dict.fromkeys(keys))}


def number_by(name: str, rows: Iterable[Row]) -> Numbers:
    """Each row's key with its number."""
    return number(row[name] for row in rows)


def sort_rows(table: pd.DataFrame) -> list[Row]:
    """The rows of mentions or claims in the order of the texts."""
    return sorted(read_rows(table), key=lambda row: (row["document_id"], row["start"], row["end"]))


def number_sets(claims: list[Row]) -> list[Row]:
    """The claims with their conflict sets by number (None where they contradict nothing)."""
    sets = number(row["conflict_set"] for row in claims if row["conflict_set"])
    return [{**row, "conflict_set": sets.get(row["conflict_set"])} for row in claims]


def add_figures(event: Row) -> Row:
    """The event with its low, best and high number of each harm as one value (None where there are none)."""
    threes = {harm: [event[f"{harm}_{bound}"] for bound in ("low", "best", "high")] for harm in HARMS}
    return {**event, **{harm: three if any(n is not None for n in three) else None
                        for harm, three in threes.items()}}  # fmt: skip


def add_trigger(placed: Row, mention: Row) -> Row:
    """The mention with its trigger as a start within the quote and a length (None where it is elsewhere)."""
    quote, trigger, start = mention["quote"], mention["trigger"], mention["trigger_start"]
    at = quote.find(trigger) if start is None else start - mention["start"]
    inside = 0 <= at <= len(quote) - len(trigger)
    return {**placed, "trigger_start": count_units(quote[:at]) if inside else None,
            "trigger_length": count_units(trigger) if inside else None}  # fmt: skip


def make_figures(
    resolutions: Iterable[Row], reasons: Mapping[Key, Reason], link: Links, claims: Numbers
) -> Sheet:
    """One row an event, harm and kind of victims: the figure of each rule, the claims behind it, and why."""
    rules = [str(code) for code in find_codes("resolution_rule")]
    rows: dict[Key, Row] = {}
    for each in resolutions:
        key = each["event_id"], each["harm"], each["victim_type"]
        row = rows.setdefault(key, {**each, **dict.fromkeys(rules)})
        row[each["rule"]] = [each["low"], each["best"], each["high"]]
    made = [
        {
            **row,
            "event": link.find_event(row["event_id"]),
            "used": [claims[claim] for claim in row["claim_ids"].split("|")],
            "left_out": [[claims[claim], why] for claim, why in split_reasons(row["left_out"])],
            "why": reasons[key].code,
            "partisan": [claims[claim] for claim in reasons[key].partisan],
            "lost": [[claims[claim], criterion] for claim, criterion in reasons[key].lost],
        }
        for key, row in rows.items()
    ]
    return make_sheet((*FIGURE, *rules), made)


def split_reasons(left_out: str | None) -> list[list[str]]:
    """The claims that were left out, each with the reason.

    >>> split_reasons("clm-1: told later|clm-2: a part")
    [['clm-1', 'told later'], ['clm-2', 'a part']]
    """
    return [each.split(": ", 1) for each in (left_out or "").split("|") if each]


def make_disputes(statements: Iterable[Row], link: Links) -> Sheet:
    """One row an event, field and value on which mentions contradict one another, with how many say so."""
    rows: dict[tuple[str, str, str], Row] = {}
    for each in statements:
        if each["conflict_set"]:
            key = each["event_id"], each["field"], each["value"]
            row = rows.setdefault(key, {**each, "event": link.find_event(each["event_id"]), "mentions": 0})
            row["chosen"] = row["chosen"] or each["chosen"]
            row["mentions"] += 1
    return make_sheet(("event", "field", "value", "chosen", "mentions"), rows.values())
