"""Claims gathered by the question they answer: how many of which people, in which event or scope."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.resolve.rows import Row

UNSAID = frozenset({"mixed", "unknown"})


class Question(NamedTuple):
    """How many people of one kind came to one harm; `scope` is an event_id, or the words of an aggregate."""

    scope: str
    harm: str
    victim_type: str


def find_scope(claim: Row) -> str | None:
    """The event of an incident, or the days and place of an aggregate; None where neither is known."""
    if claim["scope"] == "incident":
        event_id: str | None = claim["event_id"]
        return event_id
    if claim["date_start"] is None and claim["date_end"] is None:
        return None
    return f"total {claim['date_start']} {claim['date_end']} {claim['location'] or ''}"


def gather_claims(
    claims: Iterable[Row], scope_of: Callable[[Row], str | None] = find_scope
) -> dict[Question, list[Row]]:
    """The claims by question; claims of people unsaid join those of the only kind that others name."""
    asked: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        scope = scope_of(claim)
        if scope is not None:
            asked[scope, claim["harm"]].append(claim)
    return {
        Question(*key, victim_type): answers
        for key, group in sorted(asked.items())
        for victim_type, answers in _split_by_kind(group)
    }


def _split_by_kind(claims: list[Row]) -> list[tuple[str, list[Row]]]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        kinds["unknown" if claim["victim_type"] in UNSAID else claim["victim_type"]].append(claim)
    named = sorted(kinds.keys() - {"unknown"})
    if len(named) == 1 and not _are_parts(kinds[named[0]]):
        return [(named[0], [*kinds[named[0]], *kinds.get("unknown", [])])]
    return [(kind, kinds[kind]) for kind in (*named, "unknown") if kind in kinds]


def _are_parts(claims: list[Row]) -> bool:
    return all(claim["part_of"] for claim in claims)
