"""Why a row or a cell differs between two versions: one code of the list `change_reason`.

The first that holds stands: a typed correction touches the cell (or the claims and mentions a row rests on);
a text behind the row came or went, was repaired or is described differently; the value comes from
our lists (the column's origin) while the rules of the row stayed; else a rule reads the text differently.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from schemas import TABLES, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyarrow as pa

Key = tuple[Any, ...]

# Tables whose rows have one reason whatever changed in them.
_FIXED = {"codes": "schema", "corrections": "correction", "rejects": "text"}
_STRENGTH = ("text", "repair", "record")
_RULES = frozenset({"rule", "date_rule", "place_rule"})
_ACTORS = ("actor_id", "victim_actor_id", "perpetrator_actor_id", "attributed_actor_id")


@dataclass(frozen=True, slots=True)
class Reasons:
    """What is known of two versions: what changed in the texts behind each row, and corrected cells.

    `behind` gives, for the id of a document, mention, event, claim or actor, why the texts it rests on
    differ, each reason once: an actor of every text then costs no more than one of few.
    """

    behind: Mapping[str, frozenset[str]]
    corrected: frozenset[tuple[str, ...]]
    touched: frozenset[str]

    def explain(self, table: str, key: Key, column: str | None = None, changed: Iterable[str] = ()) -> str:
        """The reason of a row that came or went (no column), or of one of the changed cells of a row."""
        if table in _FIXED:
            return _FIXED[table]
        if self._is_corrected(table, key, column):
            return "correction"
        behind = {reason for part in key for reason in self.behind.get(part, ())}
        stated = next((reason for reason in _STRENGTH if reason in behind), None)
        if stated:
            return stated
        looked_up = column is not None and find_origins(table).get(column) == "lexicon"
        return "lexicon" if looked_up and _RULES.isdisjoint(changed) else "rule"

    def _is_corrected(self, table: str, key: Key, column: str | None) -> bool:
        named = (table, "|".join(map(str, key)), column or "")
        return named in self.corrected or column == "corrected" or not self.touched.isdisjoint(map(str, key))


@cache
def find_origins(table: str) -> dict[str, str]:
    """The origin of each column of a table."""
    columns = TABLES[table].to_schema().columns
    return {name: str((columns[name].metadata or {})["origin"]) for name in find_columns(TABLES[table])}


def find_reasons(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Reasons:
    """What explains the differences between two versions."""
    versions = (before, after)
    corrected = _find_corrected(before) ^ _find_corrected(after)
    cells = frozenset(cell[:3] for cell in corrected)
    links = (link for version in versions for link in _find_links(version))
    behind = _gather(links, _find_documents(before, after))
    return Reasons(behind, cells, _find_touched(versions, cells))


def _rows(tables: Mapping[str, pa.Table], name: str, columns: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a table in the columns it has; a version may lack the table or a column."""
    if name not in tables:
        return []
    known = [column for column in columns if column in tables[name].column_names]
    rows: list[dict[str, Any]] = tables[name].select(known).to_pylist()
    return rows


def _find_documents(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> dict[str, str]:
    """document_id -> why what is read of it may differ; texts that are the same are left out."""
    columns = find_columns(TABLES["documents"])
    old, new = (
        {row["document_id"]: row for row in _rows(tables, "documents", columns)} for tables in (before, after)
    )
    reasons = dict.fromkeys(old.keys() ^ new.keys(), "text")
    for key in sorted(old.keys() & new.keys()):
        if old[key].get("text_sha256") != new[key].get("text_sha256"):
            reasons[key] = "repair"
        elif any(old[key].get(name) != new[key].get(name) for name in columns if name in old[key]):
            reasons[key] = "record"
    return reasons


def _find_corrected(tables: Mapping[str, pa.Table]) -> set[tuple[str, ...]]:
    """(table, key, column, value) of each typed correction."""
    names = ("table_name", "row_key", "column_name", "now")
    return {tuple(str(row[name]) for name in names) for row in _rows(tables, "corrections", names)}


def _find_touched(
    versions: Iterable[Mapping[str, pa.Table]], cells: Iterable[tuple[str, ...]]
) -> frozenset[str]:
    """The events whose mentions or claims are corrected."""
    keys = {key.split("|")[0] for _, key, _ in cells}
    return frozenset(
        row["event_id"]
        for tables in versions
        for name, key in (("mentions", "mention_id"), ("casualties", "claim_id"))
        for row in _rows(tables, name, (key, "event_id"))
        if row[key] in keys and row["event_id"]
    )


def _find_links(tables: Mapping[str, pa.Table]) -> Iterator[tuple[str, str]]:
    """(id, document_id) of everything that rests on a document."""
    owners = {}
    for row in _rows(tables, "documents", ("document_id", "path")):
        yield row["document_id"], row["document_id"]
    for row in _rows(tables, "mentions", ("mention_id", "event_id", "document_id")):
        owners[row["mention_id"]] = row["document_id"]
        yield from ((row[name], row["document_id"]) for name in ("mention_id", "event_id"))
    for row in _rows(tables, "casualties", ("claim_id", "event_id", "document_id", *_ACTORS[1:])):
        found = (row[name] for name in row if name != "document_id" and row[name])
        yield from ((name, row["document_id"]) for name in found)
    for row in _rows(tables, "repairs", ("repair_id", "document_id")):
        yield row["repair_id"], row["document_id"]
    for row in _rows(tables, "participants", ("actor_id", "mention_id")):
        yield row["actor_id"], owners[row["mention_id"]]


def _gather(links: Iterable[tuple[str, str]], reasons: Mapping[str, str]) -> dict[str, frozenset[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for name, document in links:
        if document in reasons:
            gathered[name].add(reasons[document])
    return {name: frozenset(found) for name, found in gathered.items()}
