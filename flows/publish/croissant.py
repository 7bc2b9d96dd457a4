"""A version for machine learning: croissant.json (Croissant 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.lexicon import read_yaml
from flows.publish.jsonld import make_citation, make_description
from flows.publish.package import make_resource
from schemas import TABLES, find_columns, find_key, read_code_lists

if TYPE_CHECKING:
    from pathlib import Path

    from flows.publish.edition import Edition
    from schemas.codes import CodeList

Record = dict[str, Any]

_TYPES = {"str": "sc:Text", "Int64": "sc:Integer", "Float64": "sc:Float", "boolean": "sc:Boolean",
          "date32[day][pyarrow]": "sc:Date"}  # fmt: skip
# As mlcroissant names them: it opens a Parquet file under no other name.
_FORMATS = {"csv": "text/csv", "parquet": "application/x-parquet"}
_TOLD = {"unit": "Unit: {}.", "codes": "Codes: record set code/{}.", "references": "Refers to {}.",
         "origin": "Origin: {}."}  # fmt: skip
# The columns that say where a row stands in a text.
_EVIDENCE = ("document_id", "start", "end", "quote")


def make_croissant(folder: Path, edition: Edition) -> Record:
    """The Croissant record of a version folder whose tables are written."""
    described = make_description(edition)
    described["name"] = edition.project.name
    described["alternateName"] = edition.project.title
    return {
        "@context": read_yaml("croissant.yml", "publish"),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        **described,
        "citeAs": make_citation(edition),
        "isLiveDataset": False,
        "distribution": [
            _make_file(folder, f"{name}.{suffix}") for suffix in ("parquet", "csv") for name in TABLES
        ],
        "recordSet": [
            *(_make_record_set(name) for name in TABLES),
            *(_make_enumeration(each) for each in read_code_lists().values()),
        ],
    }


def _make_file(folder: Path, name: str) -> Record:
    resource = make_resource(folder, name)
    return {"@type": "cr:FileObject", "@id": name, "name": name, "contentUrl": name,
            "contentSize": f"{resource['bytes']} B", "encodingFormat": _FORMATS[name.rpartition(".")[2]],
            "sha256": resource["hash"].removeprefix("sha256:")}  # fmt: skip


def _make_record_set(name: str) -> Record:
    model = TABLES[name]
    columns = find_columns(model)
    evidence = [column for column in _EVIDENCE if column in columns] if "quote" in columns else []
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": str(model.to_schema().description),
        "key": [{"@id": f"{name}/{column}"} for column in find_key(model)],
        "field": [_make_field(name, column) for column in columns],
        **({"annotation": _make_evidence(name, evidence)} if evidence else {}),
    }


def _make_field(name: str, column: str) -> Record:
    spec = TABLES[name].to_schema().columns[column]
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{column}",
        "name": column,
        "description": _describe(spec),
        "dataType": _TYPES[str(spec.dtype.type)],
        "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": column}},
    }


def _describe(spec: Any) -> str:
    """What a column holds, with its unit, its codes and what it refers to.

    References are told in words: mlcroissant would join the tables, and a join loses what refers to nothing.
    """
    parts = [_TOLD[key].format(value) for key, value in spec.metadata.items()]
    return " ".join([spec.description, *parts])


def _make_evidence(name: str, columns: list[str]) -> Record:
    """The span of the text that a whole record rests on, as an annotation of the record."""
    return {
        "@type": "cr:Field",
        "@id": f"{name}/evidence",
        "name": "evidence",
        "description": "The characters of the text that say it: text[start:end] == quote.",
        "dataType": "sc:Quotation",
        "subField": [{**_make_field(name, column), "@id": f"{name}/evidence/{column}"} for column in columns],
    }


def _make_enumeration(codes: CodeList) -> Record:
    """One closed list, with its codes."""
    home = f"code/{codes.name}"
    whole = all(isinstance(code.code, int) for code in codes.codes)
    return {
        "@type": "cr:RecordSet",
        "@id": home,
        "name": f"code_{codes.name}",
        "description": codes.description,
        "dataType": "sc:Enumeration",
        "key": [{"@id": f"{home}/code"}],
        "field": [
            {"@type": "cr:Field", "@id": f"{home}/code", "name": "code", "description": "The code.",
             "dataType": "sc:Integer" if whole else "sc:Text"},
            {"@type": "cr:Field", "@id": f"{home}/name", "name": "name", "description": "What it means.",
             "dataType": "sc:Text"},
        ],
        "data": [{f"{home}/code": code.code, f"{home}/name": code.definition} for code in codes.codes],
    }  # fmt: skip
