"""Who made and who publishes a dataset, as entities of RO-Crate; nothing is said that nobody stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.ids import make_id

if TYPE_CHECKING:
    from flows.publish.project import Project

Record = dict[str, Any]

_CORRECTIONS = (
    "No address is stated. A wrong cell is put right by a row of corrections.csv beside the texts, with its "
    "grounds; the next version then names it in the table corrections."
)


def make_maker(project: Project, name: str) -> Record:
    """A creator or the publisher; only of a publisher `dataset.yml` can state addresses."""
    publishes = name == project.publisher
    home = project.publisher_url if publishes else project.url
    identifier = (publishes and project.publisher_ror) or make_id("#organization", name)
    return {"@id": identifier, "@type": "Organization", "name": name, **({"url": home} if home else {}),
            "contactPoint": {"@id": make_contact(project)["@id"]}}  # fmt: skip


def make_contact(project: Project) -> Record:
    """Where to turn: the address `dataset.yml` states, else the way in which corrections are made."""
    about = {"@type": "ContactPoint", "name": "Questions and corrections", "contactType": "corrections"}
    address = project.contact
    if not address:
        return {"@id": "#contact", **about, "description": _CORRECTIONS}
    if "@" in address:
        return {"@id": f"mailto:{address}", **about, "email": address}
    return {"@id": address, **about, "url": address}
