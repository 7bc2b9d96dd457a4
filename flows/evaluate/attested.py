"""The page of the best-attested events: mentions, claims, contradictions and figures, beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd

    from flows.resolve.rows import Row

SHOWN = 10
LONGEST = 160
BOUNDS = ("low", "best", "high")


def make_page(tables: Mapping[str, pd.DataFrame], shown: int = SHOWN) -> str:
    """Markdown: the events of most voices, then most mentions, with all that the texts say of each."""
    paths = {row["document_id"]: row["path"] for row in read_rows(tables["documents"])}
    mentions, claims = (_by_event(read_rows(tables[name])) for name in ("mentions", "casualties"))
    figures = _by_event(row for row in read_rows(tables["resolutions"]) if row["rule"] == "best")
    events = [row for row in read_rows(tables["events"]) if row["event_type"]]
    events.sort(key=lambda row: (-row["voices"], -row["mentions"], row["event_id"]))
    lines = ["# The best-attested events", "", "Written by `make evaluate` from the tables of the seeds.", ""]
    for number, event in enumerate(events[:shown], 1):
        key = event["event_id"]
        lines += [f"## {number}. {_title(event)}", "", _summary(event), ""]
        lines += _table(
            ["text", "words", "day", "place", "status"], _mention_cells(mentions.get(key, ()), paths)
        )
        lines += _claim_lines(claims.get(key, []), figures.get(key, []), paths)
    return "\n".join(lines).rstrip() + "\n"


def _by_event(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(row)
    return found


def _title(event: Row) -> str:
    return ", ".join(str(part) for part in (event["sub_event_type"], event["location"], _days(event)) if part)


def _summary(event: Row) -> str:
    """Who did it to whom, and how many texts say so."""
    sides = " on ".join(
        (event[role] or "nobody named").replace("|", ", ") for role in ("initiators", "targets")
    )
    counts = f"{event['mentions']} mentions in {event['documents']} texts ({event['voices']} voices)"
    return f"{sides}; {event['status']}; {counts}; `{event['event_id']}`."


def _days(row: Row) -> str:
    first, last = row["date_start"], row["date_end"]
    return str(first or last or "") if first == last or not (first and last) else f"{first} to {last}"


def _mention_cells(mentions: Iterable[Row], paths: Mapping[str, str]) -> Iterator[list[str]]:
    for row in mentions:
        yield [
            paths[row["document_id"]][:3],
            _shorten(row["quote"]),
            _days(row),
            row["location"] or "",
            row["status"],
        ]


def _claim_lines(claims: list[Row], figures: list[Row], paths: Mapping[str, str]) -> list[str]:
    """The table of claims with the contradictions among them, and that of the figures they became."""
    if not claims:
        return []
    sets = {row["conflict_set"]: f"c{at}" for at, row in enumerate(claims, 1) if row["conflict_set"]}
    told = (_claim_cells(row, paths, sets.get(row["conflict_set"], "")) for row in claims)
    resolved = (_figure_cells(row) for row in figures)
    return [
        *_table(["claim", "text", "harm", "number", "basis", "victims", "said by", "contradicts"], told),
        *_table(["harm", "victims", "low", "best", "high", "rests on", "left out"], resolved),
    ]


def _claim_cells(row: Row, paths: Mapping[str, str], rivals: str) -> list[str]:
    number = _bounds(row["count_low"], row["count_high"])
    words = [row["victims"] or "", row["attributed_to"] or "", rivals]
    return [
        row["claim_id"][-4:],
        paths[row["document_id"]][:3],
        row["harm"],
        number,
        row["count_basis"],
        *words,
    ]


def _figure_cells(row: Row) -> list[str]:
    used = " ".join(key[-4:] for key in row["claim_ids"].split("|"))
    numbers = (_number(row[name]) for name in BOUNDS)
    return [row["harm"], row["victim_type"], *numbers, used, row["left_out"] or ""]


def _bounds(low: int | None, high: int | None) -> str:
    return _number(low) if low == high else f"{_number(low)}–{_number(high)}"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    """A Markdown table and the empty line after it."""
    body = [head, ["---"] * len(head), *rows]
    return [*("| " + " | ".join(_escape(cell) for cell in row) + " |" for row in body), ""]


def _escape(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
