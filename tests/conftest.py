"""What every test may use: the parser, loaded once, and the case tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.model import Parser, load_parser

DATA = Path(__file__).parent / "data"


def read_cases(name: str) -> list[Any]:
    """The cases of one table of `tests/data`; a case with `xfail` is a known failure, strictly."""
    rows = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=str(row.get("id") or row["text"])[:60], marks=_marks(row)) for row in rows]


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=row["xfail"], strict=True)] if "xfail" in row else []


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Our own parser."""
    return load_parser()
