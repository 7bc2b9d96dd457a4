"""A version as a research object: ro-crate-metadata.json (RO-Crate 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from flows.ids import make_id
from flows.lexicon import read_yaml
from flows.publish.jsonld import make_description
from flows.publish.makers import make_contact, make_maker
from flows.publish.package import find_mediatype, make_resource
from schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flows.publish.edition import Edition
    from flows.publish.project import Project

Record = dict[str, Any]

CRATE = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.3"


def make_crate(folder: Path, edition: Edition, names: list[str]) -> Record:
    """The crate of a version folder in which the files `names` are written."""
    described = make_description(edition)
    places = [
        {"@id": make_id("#place", place["name"]), **place} for place in described.pop("spatialCoverage", [])
    ]
    sources = [_make_source(row) for row in edition.tables["documents"].to_dict("records")]
    makers = [make_maker(edition.project, name) for name in edition.project.creators]
    publisher = make_maker(edition.project, edition.project.publisher or edition.project.creators[0])
    root = {
        **described,
        "license": {"@id": edition.project.licence_url},
        **dict.fromkeys(("author", "creator"), _refer(makers)),
        "publisher": {"@id": publisher["@id"]},
        "hasPart": _refer([{"@id": name} for name in names]),
        **({"spatialCoverage": _refer(places)} if places else {}),
        **({"isBasedOn": _refer(sources)} if sources else {}),
    }
    return {
        "@context": f"{_PROFILE}/context",
        "@graph": [
            {"@id": CRATE, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": _PROFILE}},
            {"@id": "./", "@type": "Dataset", **root},
            *(_describe_file(folder, name) for name in names),
            *makers,
            *([] if publisher in makers else [publisher]),
            make_contact(edition.project),
            _make_licence(edition.project),
            *places,
            *sources,
        ],
    }


def _refer(entities: list[Record]) -> Record | list[Record]:
    """References to entities; a single one stands by itself, as the specification asks."""
    references = [{"@id": entity["@id"]} for entity in entities]
    return references[0] if len(references) == 1 else references


def _make_licence(project: Project) -> Record:
    identifier = f"https://spdx.org/licenses/{project.licence}"
    return {"@id": project.licence_url, "@type": "CreativeWork", "name": project.licence_title,
            "identifier": identifier, "description": project.rights}  # fmt: skip


def _describe_file(folder: Path, name: str) -> Record:
    resource = make_resource(folder, name)
    table = name.rpartition(".")[0]
    said = (
        str(TABLES[table].to_schema().description)
        if table in TABLES
        else read_yaml("files.yml", "publish").get(name, name)
    )
    return {"@id": name, "@type": "File", "name": name, "description": said,
            "encodingFormat": find_mediatype(name),
            "contentSize": str(resource["bytes"]),
            "sha256": resource["hash"].removeprefix("sha256:")}  # fmt: skip


def _make_source(row: Mapping[Any, Any]) -> Record:
    """One text the dataset is made from, with its rights."""
    known = {
        "publisher": row["publisher"], "author": row["author"], "copyrightNotice": row["rights"],
        "datePublished": row["published"].isoformat() if pd.notna(row["published"]) else pd.NA,
    }  # fmt: skip
    return {
        "@id": f"#{row['document_id']}",
        "@type": "CreativeWork",
        "name": row["title"] if pd.notna(row["title"]) else row["path"],
        "identifier": f"sha256:{row['sha256']}",
        **{name: value for name, value in known.items() if pd.notna(value)},
    }
