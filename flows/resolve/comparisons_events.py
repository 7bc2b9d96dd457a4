"""Events of one place and time that were kept apart, with the evidence against their being one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.resolve.same_day import find_day_features
from flows.resolve.same_event import find_features, find_kin
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.resolve.candidates import Candidate
    from flows.resolve.rows import Row

NEAR = frozenset({"day_same", "day_overlap", "day_next", "day_near", "day_near_here"})


def make_event_comparisons(candidates: list[Candidate], event_of: Mapping[str, str]) -> list[Row]:
    """One row a pair of events told of one place on near days, by the first mentions that show it."""
    rows: dict[tuple[str, str], Row] = {}
    for one, other in _find_near(candidates, event_of):
        pair = tuple(sorted((event_of[one.mention_id], event_of[other.mention_id])))
        relation = find_relation(one, other)
        if relation is not None and (pair not in rows or relation == "opposed"):
            rows[pair[0], pair[1]] = {
                "compared": "events",
                "one_id": pair[0],
                "other_id": pair[1],
                "relation": relation,
                "reason": "|".join(find_evidence(one, other)),
            }
    return [row for _, row in sorted(rows.items())]


def _find_near(
    candidates: list[Candidate], event_of: Mapping[str, str]
) -> Iterator[tuple[Candidate, Candidate]]:
    """Mentions of two events at one settlement or site, next to each other in time."""
    window = int(read_settings()["compared"])
    blocks: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.spot is not None and not candidate.spot.is_area and candidate.days is not None:
            blocks[candidate.spot.key].append(candidate)
    for block in blocks.values():
        block.sort(key=lambda c: (c.days.first if c.days else 0, c.document_id, c.position, c.mention_id))
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + window]:
                if event_of[one.mention_id] != event_of[other.mention_id]:
                    yield one, other


def find_relation(one: Candidate, other: Candidate) -> str | None:
    """How two near events stand: control goes two ways, or one event may be told twice; None for neither."""
    if NEAR.isdisjoint(find_day_features(one, other)):
        return None
    if {one.code, other.code} in [set(pair) for pair in read_settings()["opposed"]]:
        return "opposed"
    alike = one.code == other.code or other.code in find_kin().get(one.code, ())
    comparable = {one.code, other.code}.isdisjoint(read_settings()["incomparable"])
    return "not_joined" if alike and comparable else None


def find_evidence(one: Candidate, other: Candidate) -> list[str]:
    """The features that speak against one event, the weightiest first."""
    weights: dict[str, float] = read_settings()["weights"]
    against = sorted({f for f in find_features(one, other) if weights[f] < 0}, key=lambda f: (weights[f], f))
    return against or ["too_little_in_common"]
