"""The small dataset of tests/data/publish/tables.yml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import schemas

if TYPE_CHECKING:
    import pandas as pd

DATA = Path(__file__).parents[1] / "data"


def read_small() -> dict[str, Any]:
    """Its rows by table, and its texts."""
    data: dict[str, Any] = yaml.safe_load((DATA / "publish" / "tables.yml").read_text(encoding="utf-8"))
    return data


def make_small() -> dict[str, pd.DataFrame]:
    """Its tables, all of them."""
    rows = read_small()["rows"]
    tables = {name: schemas.make_table(name, rows.get(name, [])) for name in schemas.TABLES}
    return {**tables, "codes": schemas.make_codes()}


def read_texts() -> dict[str, str]:
    """Its repaired texts by document_id."""
    texts: dict[str, str] = read_small()["texts"]
    return texts
