"""Mentions grouped into events: near-linear candidates, best pairs joined first, judgements above all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from flows.ids import make_id
from flows.resolve.same_event import VETOES, excludes, find_family, score_pair
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.resolve.candidates import Candidate
    from flows.resolve.judgements import Judgement

Pair = tuple[str, str]
MEMBERS_CHECKED = 12  # of a large group, as many mentions speak for it


def group_candidates(candidates: list[Candidate], judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """mention_id -> event_id; neither the order of the candidates nor that of the judgements matters."""
    groups = _Groups(candidates, judgements)
    for _, one, other in sorted(find_pairs(candidates), key=lambda pair: (-pair[0], pair[1], pair[2])):
        groups.join(one, other)
    return groups.name_events()


def find_pairs(candidates: list[Candidate]) -> Iterator[tuple[float, str, str]]:
    """Score and ids of each pair of candidates that names one event."""
    threshold = float(read_settings()["same"])
    seen: set[Pair] = set()
    for one, other in _find_neighbours(candidates):
        pair = _in_order(one.mention_id, other.mention_id)
        if pair in seen or excludes(one, other):
            continue
        seen.add(pair)
        score = score_pair(one, other)
        if score >= threshold:
            yield score, *pair


def _find_neighbours(candidates: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs worth a look: near in text, or in time at one place; at most `window` a mention and block."""
    window = int(read_settings()["window"])
    for order, key in BLOCKS:
        for block in _make_blocks(candidates, key):
            block.sort(key=order)
            for at, one in enumerate(block):
                for other in block[at + 1 : at + 1 + window]:
                    yield one, other


def _make_blocks(
    candidates: list[Candidate], key: Callable[[Candidate], Pair | None]
) -> Iterable[list[Candidate]]:
    blocks: dict[Pair, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        name = key(candidate)
        if name is not None:
            blocks[name].append(candidate)
    return blocks.values()


def _text_block(candidate: Candidate) -> Pair:
    return find_family(candidate.code), candidate.document_id


def _place_block(candidate: Candidate) -> Pair | None:
    return (find_family(candidate.code), candidate.spot.key) if candidate.spot else None


def _day_block(candidate: Candidate) -> Pair | None:
    if candidate.days is None:
        return None
    countries = candidate.spot.countries if candidate.spot else frozenset()
    return find_family(candidate.code), f"{candidate.days.first} {' '.join(sorted(countries))}"


def _text_place_block(candidate: Candidate) -> Pair | None:
    if candidate.spot is None:
        return None
    return find_family(candidate.code), f"{candidate.document_id} {candidate.spot.key}"


def _course_block(candidate: Candidate) -> Pair | None:
    if not (candidate.is_course and candidate.initiators.actors):
        return None
    return "course", min(candidate.initiators.actors)


def _actor_block(candidate: Candidate) -> Pair | None:
    """By day and initiator: an event told elsewhere without its place."""
    if candidate.days is None or not candidate.initiators.actors:
        return None
    return find_family(candidate.code), f"{candidate.days.first} {min(candidate.initiators.actors)}"


def _text_order(candidate: Candidate) -> tuple[int, str]:
    return candidate.position, candidate.mention_id


def _time_order(candidate: Candidate) -> tuple[int, str, int, str]:
    """By day; an undated mention stands by the day its text appeared."""
    day = candidate.days.first if candidate.days else candidate.told or 0
    return day, candidate.document_id, candidate.position, candidate.mention_id


BLOCKS: tuple[tuple[Callable[[Candidate], Any], Callable[[Candidate], Pair | None]], ...] = (
    (_text_order, _text_block),
    (_text_order, _text_place_block),
    (_time_order, _place_block),
    (_time_order, _day_block),
    (_time_order, _actor_block),
    (_time_order, _course_block),
)


def _told_order(candidate: Candidate) -> tuple[bool, int, str, int, str]:
    """By the day the text appeared, then by place in it; texts without a day come last."""
    place = (candidate.document_id, candidate.position, candidate.mention_id)
    return candidate.told is None, candidate.told or 0, *place


def _in_order(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class _Groups:
    """The events as far as they are known; judged pairs are joined, or kept apart, from the start."""

    def __init__(self, candidates: list[Candidate], judgements: Iterable[Judgement]) -> None:
        self._event = {c.mention_id: c.mention_id for c in candidates}
        self._members = {c.mention_id: [c] for c in candidates}
        known = [j for j in judgements if {j.one, j.other} <= self._event.keys()]
        for judgement in sorted((j for j in known if j.same), key=lambda j: _in_order(j.one, j.other)):
            self._merge(*self._events_of(judgement.one, judgement.other))
        self._apart: dict[str, set[str]] = defaultdict(set)
        for judgement in known:
            if not judgement.same:
                self._apart[judgement.one].add(judgement.other)
                self._apart[judgement.other].add(judgement.one)

    def join(self, one: str, other: str) -> None:
        """Makes the events of two mentions one, unless a member of one excludes a member of the other."""
        a, b = self._events_of(one, other)
        if a != b and self._may_join(a, b):
            self._merge(a, b)

    def name_events(self) -> dict[str, str]:
        """mention_id -> event_id, an id made of the mention that told of the event first.

        A text that appears later adds mentions to an event without renaming it.
        """
        return {
            member.mention_id: make_id("evt", min(group, key=_told_order).mention_id)
            for group in self._members.values()
            for member in group
        }

    def _events_of(self, one: str, other: str) -> Pair:
        return _in_order(self._event[one], self._event[other])

    def _merge(self, a: str, b: str) -> None:
        if a == b:
            return
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for member in self._members[b]:
            self._event[member.mention_id] = a
        self._members[a] += self._members.pop(b)

    def _may_join(self, a: str, b: str) -> bool:
        ours, theirs = self._members[a], self._members[b]
        vetoes = VETOES - {"day_apart"} if _goes_on(ours, theirs) else VETOES
        return not self._is_judged_apart(ours, theirs) and not any(
            excludes(one, other, vetoes)
            for one in ours[:MEMBERS_CHECKED]
            for other in theirs[:MEMBERS_CHECKED]
        )

    def _is_judged_apart(self, ours: list[Candidate], theirs: list[Candidate]) -> bool:
        if not self._apart:
            return False
        ids = {member.mention_id for member in theirs}
        return any(not ids.isdisjoint(self._apart.get(member.mention_id, ())) for member in ours)


def _goes_on(ours: list[Candidate], theirs: list[Candidate]) -> bool:
    """Whether two groups tell of one unbroken stretch of fighting: each day known, no day between them."""
    lasting = set(read_settings()["lasting"])
    if not all(member.code in lasting for member in (*ours, *theirs)):
        return False
    one, other = _find_stretch(ours), _find_stretch(theirs)
    return one is not None and other is not None and one[0] <= other[1] + 1 and other[0] <= one[1] + 1


def _find_stretch(group: list[Candidate]) -> tuple[int, int] | None:
    days = [member.days for member in group if member.days is not None and member.days.exact]
    return (min(d.first for d in days), max(d.last for d in days)) if days else None
