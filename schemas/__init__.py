"""What the tables may be: one model a table, closed code lists, and the checks of all of them."""

from __future__ import annotations

from schemas.check import InvalidTablesError, Issue, Tables, check_models
from schemas.codes import find_code, find_codes, read_code_lists
from schemas.frames import empty_table, make_codes, make_table, read_rows
from schemas.links import Texts, check_links, check_quotes
from schemas.registry import TABLES
from schemas.rules import check_rows
from schemas.table import find_columns, find_key, find_references

__all__ = [
    "TABLES", "InvalidTablesError", "Issue", "check_models", "check_tables", "empty_table", "find_code",
    "find_codes", "find_columns", "find_key", "find_references", "make_codes", "make_table",
    "read_code_lists", "read_rows", "validate",
]  # fmt: skip


def check_tables(tables: Tables, texts: Texts) -> list[Issue]:
    """Every issue of all tables; `texts` are the repaired texts by document_id.

    Rules between columns and tables presume columns of their types: they wait until the models hold.
    """
    issues = list(check_models(tables))
    if issues:
        return issues
    return [*check_rows(tables), *check_links(tables), *check_quotes(tables, texts)]


def validate(tables: Tables, texts: Texts) -> None:
    """Nothing where all tables are right; InvalidTablesError with every issue otherwise."""
    issues = check_tables(tables, texts)
    if issues:
        raise InvalidTablesError(issues)
