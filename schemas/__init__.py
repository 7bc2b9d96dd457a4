"""What the tables may be: one model a table, closed code lists, and the checks of all of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.check import InvalidTablesError, Issue, check_models
    from schemas.codes import find_code, find_codes, read_code_lists
    from schemas.frames import empty_table, make_codes, make_table, read_rows
    from schemas.registry import TABLES
    from schemas.table import find_columns, find_key, find_references
    from schemas.whole import check_tables, validate

HOMES = {
    "schemas.check": ("InvalidTablesError", "Issue", "check_models"),
    "schemas.codes": ("find_code", "find_codes", "read_code_lists"),
    "schemas.frames": ("empty_table", "make_codes", "make_table", "read_rows"),
    "schemas.registry": ("TABLES",),
    "schemas.table": ("find_columns", "find_key", "find_references"),
    "schemas.whole": ("check_tables", "validate"),
}

__all__ = [
    "TABLES", "InvalidTablesError", "Issue", "check_models", "check_tables", "empty_table", "find_code",
    "find_codes", "find_columns", "find_key", "find_references", "make_codes", "make_table",
    "read_code_lists", "read_rows", "validate",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """What is asked for, imported then: who asks for codes alone waits for no data frames."""
    for home, names in HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'schemas' has no attribute {name!r}")
