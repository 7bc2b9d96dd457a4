"""Which mentions name one event: blocked by code and place, scored by small features, joined best first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.ids import make_id
from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from flows.resolve.rows import Row

WINDOW = 40  # mentions of one block a mention is compared with, by date


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of one mention decides which event it names."""

    mention_id: str
    document_id: str
    position: int
    code: str
    trigger: str
    date_start: date | None
    date_end: date | None
    exact: bool
    place: str | None
    admin1: str | None
    country: str | None
    place_kind: str | None
    initiators: frozenset[str]
    targets: frozenset[str]


def group_mentions(
    mentions: Iterable[Row], participants: Iterable[Row], lineages: Mapping[str, str]
) -> dict[str, str]:
    """mention_id -> event_id; whatever the order of the mentions."""
    candidates = _make_candidates(mentions, participants)
    parent = {c.mention_id: c.mention_id for c in candidates}
    members = {c.mention_id: [c] for c in candidates}
    for _, one, other in sorted(_pairs(candidates), key=lambda p: (-p[0], p[1], p[2])):
        a, b = parent[one], parent[other]
        if a != b and _may_join(members[a], members[b]):
            for member in members[b]:
                parent[member.mention_id] = a
            members[a] += members.pop(b)
    return {
        member.mention_id: make_id("evt", min(m.mention_id for m in group))
        for group in members.values()
        for member in group
    }


def _make_candidates(mentions: Iterable[Row], participants: Iterable[Row]) -> list[Candidate]:
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in participants:
        roles[row["mention_id"], row["role"]].add(row["actor_id"])
    return [
        Candidate(
            mention_id=row["mention_id"],
            document_id=row["document_id"],
            position=row["trigger_start"],
            code=row["sub_event_type"] or row["plover"],
            trigger=row["trigger"].lower(),
            date_start=row["date_start"],
            date_end=row["date_end"],
            exact=row["date_precision"] == 1,
            place=row["location"],
            admin1=row["admin1"],
            country=row["country"],
            place_kind=row["place_kind"],
            initiators=frozenset(roles[row["mention_id"], "initiator"]),
            targets=frozenset(roles[row["mention_id"], "target"]),
        )
        for row in sorted(mentions, key=lambda r: str(r["mention_id"]))
    ]


def _pairs(candidates: list[Candidate]) -> Iterator[tuple[float, str, str]]:
    """Pairs that score as one event, each with its score."""
    blocks: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for key in _block_keys(candidate):
            blocks[key].append(candidate)
    threshold = read_yaml("same_event.yml", "resolve")["same"]
    seen = set()
    for _, block in sorted(blocks.items()):
        block.sort(key=lambda c: (str(c.date_start or ""), c.document_id, c.position, c.mention_id))
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + WINDOW]:
                pair = (min(one.mention_id, other.mention_id), max(one.mention_id, other.mention_id))
                if pair not in seen:
                    seen.add(pair)
                    score = score_pair(one, other)
                    if score >= threshold:
                        yield score, *pair


def _block_keys(candidate: Candidate) -> Iterator[tuple[str, str]]:
    family = candidate.code
    if candidate.place:
        yield family, f"place {candidate.place}"
    yield family, f"document {candidate.document_id}"
    if candidate.date_start and candidate.country:
        yield family, f"day {candidate.country} {candidate.date_start}"


def score_pair(one: Candidate, other: Candidate) -> float:
    """The weight of evidence that both name one event."""
    weights: dict[str, float] = read_yaml("same_event.yml", "resolve")["weights"]
    return sum(weights[feature] for feature in find_features(one, other))


def find_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """The features of `same_event.yml` that hold of a pair."""
    if one.code == other.code:
        yield "code_same"
    yield from _date_features(one, other)
    yield from _place_features(one, other)
    yield from _role_features("initiator", one.initiators, other.initiators)
    yield from _role_features("target", one.targets, other.targets)
    if one.trigger == other.trigger and one.document_id == other.document_id:
        yield "trigger_same"


def _date_features(one: Candidate, other: Candidate) -> Iterator[str]:
    a, b = (
        (one.date_start, one.date_end or one.date_start),
        (other.date_start, other.date_end or other.date_start),
    )
    if a[0] is None or b[0] is None or a[1] is None or b[1] is None:
        return
    if a == b:
        yield "day_same" if one.exact and other.exact else "day_overlap"
    elif a[0] <= b[1] and b[0] <= a[1]:
        yield "day_overlap"
    else:
        yield "day_apart"


def _place_features(one: Candidate, other: Candidate) -> Iterator[str]:
    if one.place is None or other.place is None:
        return
    if one.place == other.place:
        yield "place_same"
    elif _contains(one, other) or _contains(other, one):
        yield "place_inside"
    else:
        yield "place_apart"


def _contains(outer: Candidate, inner: Candidate) -> bool:
    if outer.place_kind == "country":
        return outer.country == inner.country
    return outer.place_kind == "governorate" and outer.admin1 is not None and outer.admin1 == inner.admin1


def _role_features(role: str, one: frozenset[str], other: frozenset[str]) -> Iterator[str]:
    if one and other:
        yield f"{role}_same" if one & other else f"{role}_apart"


def _may_join(one: list[Candidate], other: list[Candidate]) -> bool:
    """Whether no mention of one group excludes one of the other."""
    excludes = {"day_apart", "place_apart"}
    return not any(excludes & set(find_features(a, b)) for a in one[:8] for b in other[:8])
