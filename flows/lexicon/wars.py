"""Whom words for a side mean in a war: "the coalition" in Iraq, "the rebels" in Syria, by day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.actors import named_actors

if TYPE_CHECKING:
    from datetime import date

    from flows.lexicon.actors import NamedActor


@dataclass(frozen=True, slots=True)
class Side:
    """Whom "coalition forces" or `words` mean in a country from `first` to `last`, both included."""

    country: str
    actor: NamedActor
    first: date
    last: date | None
    words: frozenset[str] = frozenset()


@cache
def coalitions() -> tuple[Side, ...]:
    """Every coalition by country and time, in the order of the file."""
    return _read_sides("coalitions")


@cache
def oppositions() -> tuple[Side, ...]:
    """Whom "the rebels" are in a country and time, in the order of the file."""
    return _read_sides("oppositions")


@cache
def branches() -> dict[tuple[str, str], NamedActor]:
    """(larger group, country) -> the group that is its branch there."""
    rows = read_yaml("actors.yml")["branches"]
    return {(row["of"], row["country"]): named_actors()[row["actor"]] for row in rows}


def _read_sides(section: str) -> tuple[Side, ...]:
    return tuple(
        Side(
            row["country"],
            named_actors()[row["actor"]],
            row["from"],
            row.get("until"),
            frozenset(row.get("words", ())),
        )
        for row in read_yaml("actors.yml")[section]
    )


def actor_then(sides: tuple[Side, ...], country: str | None, day: date | None) -> NamedActor | None:
    """The actor of the last of `sides` that fought in a country on a day, None where none did."""
    there = (side for side in sides if day and side.country == country)
    then = [side for side in there if day and side.first <= day and (side.last is None or day <= side.last)]
    return then[-1].actor if then else None
