"""On which side each actor stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.resolve.rows import Row


LED = (
    "External/Other forces"  # a coalition or company of fighters of its own acts for the state that leads it
)


def find_sides(actors: Iterable[Row]) -> dict[str, str]:
    """actor_id -> the side an actor is on: the top of the bodies it belongs to, a state by its country."""
    rows = {row["name"]: row for row in actors}
    return {row["actor_id"]: _side_of(row, rows) for row in rows.values()}


def find_parties(actors: Iterable[Row]) -> dict[str, str]:
    """The sides of the actors that may be at war; who only speaks is not among them."""
    rows = list(actors)
    kinds = {row["actor_id"]: row["actor_type"] for row in rows}
    fighting = read_settings()["party_types"]
    return {actor: side for actor, side in find_sides(rows).items() if kinds[actor] in fighting}


def is_within(one: str, other: str) -> bool:
    """Whether a side is a people, or a force under a state, and the other all civilians there or that state.

    >>> is_within("people IRQ: Yazidis (Iraq)", "people IRQ")
    True
    """
    outer, joint, _ = one.partition(": ")
    return bool(joint) and outer == other


def _side_of(actor: Row, rows: Mapping[str, Row]) -> str:
    seen = {actor["name"]}
    top: str = actor["name"]
    while top in rows and rows[top]["member_of"] and rows[top]["member_of"] not in seen:
        top = rows[top]["member_of"]
        seen.add(top)
    if top.startswith("Unidentified "):
        return "unidentified"
    if actor["actor_type"] in read_settings()["people_types"] and actor["country"]:
        people = f"people {actor['country']}"
        return people if top.startswith("Civilians ") else f"{people}: {top}"
    if (
        actor["actor_type"] == LED
        and actor["country"]
        and top == actor["name"]
        and actor["basis"] == "lexicon"
    ):
        return f"state {actor['country']}: {top}"
    is_state = actor["actor_type"] in read_settings()["state_types"]
    foreign_to_itself = (
        top in rows and rows[top]["basis"] == "lexicon" and not top.startswith("Government of ")
    )
    return f"state {actor['country']}" if is_state and actor["country"] and not foreign_to_itself else top
