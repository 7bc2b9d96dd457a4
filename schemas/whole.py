"""All rules of all tables in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.check import InvalidTablesError, Issue, Tables, check_models
from schemas.links import check_links, check_quotes
from schemas.rules import check_rows

if TYPE_CHECKING:
    from schemas.links import Texts


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
