"""The data dictionary: README.md of a version, made from the schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined

from flows.publish.package import make_table_schema
from flows.publish.sheet import format_csv
from schemas import TABLES, find_columns, find_key, read_code_lists

if TYPE_CHECKING:
    from flows.publish.edition import Edition

_KEYS = ["table", "column", "type", "required", "unit", "codes", "references", "origin", "description"]
_TYPES = {"str": "text", "Int64": "whole number", "Float64": "number", "boolean": "true or false",
          "date32[day][pyarrow]": "date"}  # fmt: skip


def make_dictionary(edition: Edition) -> str:
    """The data dictionary in Markdown."""
    template = make_environment().get_template("README.md.j2")
    described = [_describe_table(name, len(edition.tables[name])) for name in TABLES]
    lists = [{"name": each.name, "description": each.description, "codes": each.codes,
              "parents": any(code.parent for code in each.codes)}
             for each in read_code_lists().values()]  # fmt: skip
    return template.render(
        project=edition.project,
        version=edition.version,
        tables=described,
        lists=lists,
        folder="dataset/latest",
    )


def make_columns() -> str:
    """Every column of every table as CSV: type, presence, unit, code list, reference, origin and meaning."""
    fields = [(name, field) for name in TABLES for field in make_table_schema(name)["fields"]]
    rows = [
        {
            **{key: field.get(key) for key in _KEYS},
            "table": name,
            "column": field["name"],
            "required": "required" in field.get("constraints", {}),
        }
        for name, field in fields
    ]
    return format_csv(pd.DataFrame(rows, columns=_KEYS).astype({"required": "boolean"}))


def make_environment() -> Environment:
    """The templates of this package; an unknown name is an error."""
    loader = PackageLoader("flows.publish")
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)


def _describe_table(name: str, rows: int) -> dict[str, Any]:
    model = TABLES[name]
    specs = model.to_schema().columns
    columns = [_describe_column(specs[column]) for column in find_columns(model)]
    return {"name": name, "description": model.to_schema().description, "rows": rows,
            "key": ", ".join(find_key(model)), "columns": columns}  # fmt: skip


def _describe_column(column: Any) -> dict[str, str]:
    metadata = column.metadata or {}
    parts = [
        column.description,
        f"Unit: {metadata['unit']}." if "unit" in metadata else "",
        f"Codes: [{metadata['codes']}](#{metadata['codes']})." if "codes" in metadata else "",
        f"Refers to {metadata['references']}." if "references" in metadata else "",
        f"Origin: [{metadata['origin']}](#origin).",
    ]
    return {
        "name": column.name,
        "type": _TYPES[str(column.dtype.type)],
        "presence": "may be missing" if column.nullable else "always",
        "text": " ".join(filter(None, parts)).replace("|", "\\|"),
    }
