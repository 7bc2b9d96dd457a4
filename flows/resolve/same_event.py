"""Whether two mentions name one event: the small named features that hold of them, and their weight."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.geodesy import find_distance
from flows.resolve.candidates import Candidate, Party, Spot, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.resolve.candidates import Days


def score_pair(one: Candidate, other: Candidate) -> float:
    """The weight of the evidence that both name one event."""
    weights: dict[str, float] = read_settings()["weights"]
    return sum([weights[feature] for feature in find_features(one, other)])


def may_be_one(one: Candidate, other: Candidate) -> bool:
    """Whether a pair is worth scoring: codes of one kind, and no two towns. Most pairs end here."""
    if one.code != other.code and find_code_feature(one, other) == "code_apart":
        return False
    a, b = one.spot, other.spot
    return a is None or b is None or a.key == b.key or "place_apart" not in find_place_features(a, b)


def find_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """The features of `same_event.yml` that hold of a pair, whichever comes first."""
    yield find_code_feature(one, other)
    yield from find_day_features(one, other)
    yield from find_place_features(one.spot, other.spot)
    yield from _initiator_features(one, other)
    yield from _target_features(one.targets, other.targets)
    yield from _count_features(one, other)
    if one.sites != other.sites:
        yield "site_apart" if one.sites and other.sites else "site_unsaid"
    yield from _wording_features(one, other)


def find_code_feature(one: Candidate, other: Candidate) -> str:
    """How the codes of two mentions lie to each other; a broad code says less than the rule that gave it."""
    if one.code != other.code:
        is_kin = one.code in find_kin().get(other.code, ()) or _is_kin_over_areas(one, other)
        return "code_kin" if is_kin else "code_apart"
    if one.code not in read_settings()["broad"]:
        return "code_same"
    return "broad_same" if one.rule == other.rule else "broad_apart"


def _is_kin_over_areas(one: Candidate, other: Candidate) -> bool:
    """Whether both tell of a course of events over an area, under codes that are kin there."""
    wide = all(mention.spot is not None and mention.spot.is_area for mention in (one, other))
    return wide and {one.code, other.code} <= set(read_settings()["kin_over_areas"])


@cache
def find_kin() -> dict[str, frozenset[str]]:
    """code -> the codes under which the same event may be told."""
    pairs = [tuple(pair) for pair in read_settings()["kin"]]
    both = pairs + [(b, a) for a, b in pairs]
    return {code: frozenset(b for a, b in both if a == code) for code, _ in both}


@cache
def find_family(code: str) -> str:
    """The name under which codes that are kin, however remotely, meet: the first of them.

    >>> find_family("Other") == find_family("Non-state actor overtakes territory")
    True
    """
    family, reached = {code}, {code}
    while reached:
        reached = {kin for each in reached for kin in find_kin().get(each, ())} - family
        family |= reached
    return min(family)


def find_day_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """How the days of two mentions lie to each other."""
    a, b = one.days, other.days
    if _is_told_before(a, other) or _is_told_before(b, one):
        yield "day_told_before"
    if a is None or b is None:
        if not (a is None and one.refers_back) and not (b is None and other.refers_back):
            yield "day_unsaid"
    elif not (a.exact and b.exact):
        yield "span_overlap" if a.first <= b.last and b.first <= a.last else "span_apart"
    elif a.first <= b.last and b.first <= a.last:
        yield "day_same" if a[:2] == b[:2] else "day_overlap"
    else:
        yield _gap_feature(one, other, max(a.first - b.last, b.first - a.last))


def _is_told_before(days: Days | None, mention: Candidate) -> bool:
    """Whether the text of a mention appeared before these days, beyond the reach of time zones."""
    return days is not None and days.stated and mention.told is not None and days.first > mention.told + 1


def _gap_feature(one: Candidate, other: Candidate, gap: int) -> str:
    settings = read_settings()
    if gap == 1 and one.code == other.code and one.code in settings["lasting"]:
        return "day_next"
    if _is_doubtful(one) or _is_doubtful(other):
        return "day_doubt"
    if gap > settings["near_days"]:
        return "day_apart"
    return "day_near_here" if one.document_id == other.document_id else "day_near"


def _is_doubtful(mention: Candidate) -> bool:
    """Whether the date may be the passage's rather than the event's."""
    return mention.refers_back and mention.days is not None and not mention.days.stated


def find_place_features(one: Spot | None, other: Spot | None) -> Iterator[str]:
    """How two places lie to each other."""
    if one is None or other is None:
        if one is not other:
            yield "place_unsaid"
    elif one.key == other.key:
        is_taken_over = one.is_inherited or other.is_inherited
        yield "area_same" if one.is_area else "place_taken_over" if is_taken_over else "place_same"
    elif one.is_area or other.is_area:
        yield "area_around" if _holds(one, other) or _holds(other, one) else "place_apart"
    else:
        yield "place_within" if _is_within(one, other) else "place_apart"


def _holds(outer: Spot, inner: Spot) -> bool:
    if not outer.is_area or outer.country != inner.country:
        return False
    return outer.kind != "governorate" or outer.admin1 is None or outer.admin1 == inner.admin1


def _is_within(one: Spot, other: Spot) -> bool:
    """Whether a site lies in or by a town; two towns never do."""
    settled = {"city", "town", "village"}
    if one.point is None or other.point is None or (one.kind in settled and other.kind in settled):
        return False
    return _distance(*sorted((one.point, other.point))) <= float(read_settings()["within_km"])


@lru_cache(maxsize=65536)
def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return find_distance(one, other)


def _initiator_features(one: Candidate, other: Candidate) -> Iterator[str]:
    a, b = one.initiators, other.initiators
    if not (a.actors and b.actors):
        return
    if a.actors & b.actors:
        yield "initiator_same"
    elif _is_kin(a, b):
        yield "initiator_kin"
    elif _is_swapped(one, other):
        answers = not {one.trigger, other.trigger}.isdisjoint(read_settings()["answers"])
        yield "initiator_answers" if answers else "initiator_swapped"
    else:
        yield "initiator_apart"


def _is_kin(one: Party, other: Party) -> bool:
    return bool(one.sides & other.sides) or "unidentified" in one.sides | other.sides


def _is_swapped(one: Candidate, other: Candidate) -> bool:
    """Whether a clash is told once from each side."""
    if not {one.code, other.code} & set(read_settings()["mutual"]):
        return False
    a, b = one.initiators.sides & other.targets.sides, other.initiators.sides & one.targets.sides
    return bool(a or b)


def _target_features(one: Party, other: Party) -> Iterator[str]:
    if one.actors and other.actors:
        same = one.actors & other.actors
        yield "target_same" if same else "target_kin" if _is_kin(one, other) else "target_apart"


def _count_features(one: Candidate, other: Candidate) -> Iterator[str]:
    if one.counts & other.counts:
        yield "count_same"
    elif one.document_id == other.document_id and one.counts and other.counts:
        pairs = [(a[2], b[2]) for a in one.counts for b in other.counts if a[:2] == b[:2]]
        if pairs and all(min(pair) < float(read_settings()["near_count"]) * max(pair) for pair in pairs):
            yield "count_apart"


def _wording_features(one: Candidate, other: Candidate) -> Iterator[str]:
    if one.trigger == other.trigger:
        yield "trigger_same"
    if one.document_id != other.document_id:
        return
    later = max(one, other, key=lambda mention: (mention.position, mention.mention_id))
    if later.is_fresh:
        yield "fresh"
    elif later.refers_back:
        yield "refers_back"
    elif later.trigger in read_settings()["answers"]:
        yield "answers"
    elif one.trigger != other.trigger and _is_told_on(one, other):
        yield "told_on"


def _is_told_on(one: Candidate, other: Candidate) -> bool:
    """Whether a text goes on to another event; verbs of one rule side by side are one act."""
    gap = abs(one.position - other.position)
    side_by_side = one.rule == other.rule and gap <= read_settings()["side_by_side"]
    return gap <= read_settings()["near_text"] and not side_by_side
