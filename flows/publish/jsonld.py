"""A version for search engines: schema.org's Dataset, as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.publish.edition import Edition
    from flows.publish.project import Project

Record = dict[str, Any]
PLACES_SHOWN = 20


def make_jsonld(edition: Edition) -> Record:
    """The version as a schema.org Dataset, for `<script type="application/ld+json">`."""
    return {"@context": "https://schema.org/", "@type": "Dataset", **make_description(edition)}


def make_description(edition: Edition) -> Record:
    """The properties of schema.org that every description of a version shares."""
    project, day = edition.project, edition.published
    return {
        "name": project.title,
        "description": f"{project.description} {project.rights}",
        "url": project.url or "./",
        "version": edition.version,
        "license": project.licence_url,
        "creator": [{"@type": "Organization", "name": name} for name in project.creators],
        **_make_publisher(project),
        **({"datePublished": day.isoformat()} if day else {}),
        "keywords": list(project.keywords),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        **_find_coverage(edition),
    }


def _make_publisher(project: Project) -> Record:
    """The organisation that publishes, where one is named."""
    if not project.publisher:
        return {}
    home = {"url": project.publisher_url} if project.publisher_url else {}
    same = {"sameAs": project.publisher_ror} if project.publisher_ror else {}
    return {"publisher": {"@type": "Organization", "name": project.publisher, **home, **same}}


def make_citation(edition: Edition) -> str:
    """How to cite the version, in words."""
    project, day = edition.project, edition.published
    year = f" ({day.year})" if day else ""
    where = f", {project.url}" if project.url else ""
    return f"{', '.join(project.creators)}{year}: {project.title}. Version {edition.version}{where}."


def _find_coverage(edition: Edition) -> Record:
    """The days and the countries of the events, the commonest first."""
    named = edition.tables["events"]["country"].dropna().value_counts().sort_index()
    places = [
        {"@type": "Place", "name": name}
        for name in named.sort_values(ascending=False, kind="stable").index[:PLACES_SHOWN]
    ]
    days = edition.span
    span = {"temporalCoverage": "/".join(day.isoformat() for day in days)} if days else {}
    return {**span, **({"spatialCoverage": places} if places else {})}
