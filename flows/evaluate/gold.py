"""The reference annotations of the seeds and of texts composed for testing: `tests/data/gold/README.md`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLD = Path("tests/data/gold")
COMPOSED = Path("tests/data/composed")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """The reference of some documents: claims, mentions (with `spans`), and folded names of actors."""

    documents: tuple[str, ...]
    claims: tuple[Row, ...]
    mentions: tuple[Row, ...]
    names: dict[str, frozenset[str]]


def read_gold(folder: Path = GOLD, documents: tuple[str, ...] = ()) -> Gold:
    """The reference in `folder`; only of the documents whose name starts with one of `documents`, if any."""
    rows = _read_rows(folder)
    kept = [r for r in rows if not documents or str(r.get("doc")).startswith(documents)]
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "texts").glob("*.txt")}
    return Gold(
        documents=tuple(sorted({r["doc"] for r in kept if r.get("doc")})),
        claims=tuple({**r, "spans": find_quote(texts[r["doc"]], r)} for r in kept if r["kind"] == "casualty"),
        mentions=tuple({**r, "spans": find_quote(texts[r["doc"]], r)} for r in kept if r["kind"] == "event"),
        names=_names([r for r in rows if r["kind"] == "actor"]),
    )


def find_halves(folder: Path) -> dict[str, tuple[str, ...]]:
    """The names of the texts that rules may be written from, and of those held out."""
    held_out = {
        row["doc"]: row.get("held_out", False) for row in _read_rows(folder) if row["kind"] == "document"
    }
    return {
        "development": tuple(sorted(doc for doc, held in held_out.items() if not held)),
        "held out": tuple(sorted(doc for doc, held in held_out.items() if held)),
    }


def _read_rows(folder: Path) -> list[Row]:
    """The records of every file of a reference."""
    lines = (
        line
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [json.loads(line) for line in lines]


def find_quote(text: str, row: Row) -> list[tuple[int, int]]:
    """Where the quote of a reference record stands; white space may differ."""
    if "span" in row:
        return [tuple(row["span"])]
    found = [m.span() for m in re.finditer(re.escape(row["quote"]), text)]
    if found:
        return found
    return [m.span() for m in re.finditer(r"\s+".join(map(re.escape, row["quote"].split())), text)]


def _names(actors: list[Row]) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        key = fold(actor["name"])
        names[key] |= {key, *map(fold, actor.get("aliases") or [])}
    return {key: frozenset(forms) for key, forms in names.items()}


SILENT = frozenset({"the", "al", "el", "city", "of", "province", "governorate", "district"})


def fold(text: Any) -> str:
    """A name free of case, accents, punctuation and the words that names drop; "" for a missing one.

    >>> fold("Al-Anbar Province") == fold("anbar")
    True
    """
    if text is None or text != text:  # noqa: PLR0124 - NaN differs from itself
        return ""
    plain = unicodedata.normalize("NFKD", str(text).casefold())
    words = re.sub(r"[^a-z0-9 ]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    return " ".join(word for word in words if word not in SILENT)


def accepted(row: Row, field: str) -> list[Any]:
    """Every value the reference takes as right for a field."""
    return [row.get(field), *(row.get(field + "_any") or [])]
