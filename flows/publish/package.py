"""The description of a version for machines: datapackage.json (Data Package v2)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pandas as pd

from flows.publish.content import WHOLE, read_sums
from schemas import TABLES, find_columns, find_key, find_references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.publish.edition import Edition
    from flows.publish.project import Project

Record = dict[str, Any]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"str": "string", "Int64": "integer", "Float64": "number", "boolean": "boolean",
          "date32[day][pyarrow]": "date"}  # fmt: skip
_CONSTRAINTS = {"isin": ("allowed_values", "enum"), "str_matches": ("pattern", "pattern"),
                "greater_than_or_equal_to": ("min_value", "minimum"),
                "less_than_or_equal_to": ("max_value", "maximum")}  # fmt: skip
_SHEETS = (
    " A CSV cell that a spreadsheet would run as a formula, or that begins with an apostrophe, stands behind "
    "one apostrophe."
)
MEDIATYPES = {"csv": "text/csv", "html": "text/html", "json": "application/json", "md": "text/markdown",
              "parquet": "application/vnd.apache.parquet", "png": "image/png", "svg": "image/svg+xml",
              "txt": "text/plain"}  # fmt: skip


def make_package(folder: Path, edition: Edition, others: tuple[str, ...]) -> Record:
    """The Data Package of a version folder whose files are written; `others` are those beside the tables."""
    project, day, sums = edition.project, edition.published, read_sums(folder)
    return {
        "$schema": _PROFILE,
        "name": project.name,
        "title": project.title,
        "description": f"{project.description} {project.rights}{_SHEETS}",
        "version": edition.version,
        "contentHash": f"sha256:{sums[WHOLE]}",
        **({"homepage": project.url} if project.url else {}),
        **({"created": f"{day.isoformat()}T00:00:00Z"} if day else {}),
        "keywords": list(project.keywords),
        "licenses": [{"name": project.licence, "path": project.licence_url, "title": project.licence_title}],
        "contributors": _make_contributors(project),
        "sources": [_make_source(row) for row in edition.tables["documents"].to_dict("records")],
        "resources": [
            *(_make_sheet(folder, name, sums[name]) for name in TABLES),
            *(make_resource(folder, f"{name}.parquet") for name in TABLES),
            *(make_resource(folder, name) for name in others),
        ],
    }


def _make_contributors(project: Project) -> list[Record]:
    """The creators, and the publisher where one is named."""
    creators = [{"title": name, "roles": ["creator"]} for name in project.creators]
    if not project.publisher:
        return creators
    known = {
        "path": project.publisher_url,
        "email": project.contact if "@" in (project.contact or "") else None,
    }
    told = {name: value for name, value in known.items() if value}
    return [*creators, {"title": project.publisher, **told, "roles": ["publisher"]}]


def find_mediatype(file: str) -> str:
    """The media type of a file, from its name."""
    return MEDIATYPES[file.rpartition(".")[2]] if "." in file else "text/plain"


def make_table_schema(name: str) -> Record:
    """The Table Schema of one table: fields, key, references."""
    model = TABLES[name]
    foreign = [
        {"fields": [column], "reference": {"resource": "" if table == name else table, "fields": [key]}}
        for column, (table, key) in find_references(model).items()
    ]
    schema: Record = {
        "$schema": _SCHEMA_PROFILE,
        "fields": [_make_field(model.to_schema().columns[column]) for column in find_columns(model)],
        "primaryKey": list(find_key(model)),
        "missingValues": [""],
    }
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _make_source(row: Mapping[Any, Any]) -> Record:
    """One text: what it is, where it lies beside the dataset, its content and its rights."""
    known = {name: row[name] for name in ("publisher", "author", "licence", "rights") if pd.notna(row[name])}
    title = row["title"] if pd.notna(row["title"]) else row["path"]
    return {"title": title, "path": row["path"], "version": row["sha256"], **known}


def _make_sheet(folder: Path, name: str, content: str) -> Record:
    described = {"description": str(TABLES[name].to_schema().description)}
    sheet = {"type": "table", "scheme": "file", "format": "csv", "encoding": "utf-8",
             "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\n"}}  # fmt: skip
    return {**make_resource(folder, f"{name}.csv"), "name": name, **described, **sheet,
            "contentHash": f"sha256:{content}",
            "schema": make_table_schema(name)}  # fmt: skip


def make_resource(folder: Path, file: str) -> Record:
    """One file of a version as a resource of the package."""
    data = (folder / file).read_bytes()
    name = file.replace(".", "-").replace("/", "-").replace("_", "-").lower()
    return {"name": name, "path": file, "type": "file", "mediatype": find_mediatype(file),
            "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}  # fmt: skip


def _make_field(column: Any) -> Record:
    constraints: Record = {} if column.nullable else {"required": True}
    if column.unique:
        constraints["unique"] = True
    for check in column.checks:
        source, target = _CONSTRAINTS[check.name]
        value = check.statistics[source]
        constraints[target] = getattr(value, "pattern", value)
    field = {"name": column.name, "type": _TYPES[str(column.dtype.type)], "description": column.description}
    extra = {**(column.metadata or {}), **({"constraints": constraints} if constraints else {})}
    return {**field, **extra}
