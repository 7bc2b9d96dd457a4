"""Whether two mentions name one event: the small named features that hold of them, and their weight."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.resolve.same_day import find_day_features
from flows.resolve.same_place import find_place_features
from flows.resolve.settings import read_settings
from flows.resolve.sides import is_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.resolve.candidates import Candidate, Party

TOWN = frozenset({"place_same", "place_taken_over"})
VETOES = frozenset({
    "code_apart", "count_apart", "day_apart", "day_told_before", "initiator_apart", "place_apart",
    "span_apart",
})  # fmt: skip


def score_pair(one: Candidate, other: Candidate) -> float:
    """The weight of the evidence that both name one event."""
    weights: dict[str, float] = read_settings()["weights"]
    return sum([weights[feature] for feature in find_features(one, other)])


def excludes(one: Candidate, other: Candidate, vetoes: frozenset[str] = VETOES) -> bool:
    """Whether two mentions cannot name one event, whatever speaks for it. Most pairs end here."""
    return not vetoes.isdisjoint(find_hard_features(one, other))


def find_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """The features of `same_event.yml` that hold of a pair, whichever comes first."""
    hard = list(find_hard_features(one, other))
    yield from hard
    if one.document_id != other.document_id and "day_same" in hard and not TOWN.isdisjoint(hard):
        yield "told_elsewhere"
    if one.victims & other.victims:
        yield "victims_same"
    yield from _site_features(one, other)
    yield from _target_features(one.targets, other.targets)
    yield from _wording_features(one, other)


def find_hard_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """The features of which some rule one event out, those first that mostly do."""
    yield find_code_feature(one, other)
    yield from find_place_features(one, other)
    yield from find_day_features(one, other)
    yield from _initiator_features(one, other)
    yield from _count_features(one, other)


def find_code_feature(one: Candidate, other: Candidate) -> str:
    """How the codes of two mentions lie to each other, and the acts that they tell under them."""
    same_act = not one.acts.isdisjoint(other.acts)
    if one.code != other.code:
        is_kin = one.code in find_kin().get(other.code, ()) or _is_kin_over_areas(one, other)
        return ("act_kin" if same_act else "code_kin") if is_kin else "code_apart"
    if one.code not in read_settings()["broad"]:
        return "code_same" if same_act else "act_apart"
    if one.rule == other.rule:
        return "broad_same"
    return "act_same" if same_act else "broad_apart"


def _is_kin_over_areas(one: Candidate, other: Candidate) -> bool:
    """Whether both tell of a course of events over an area, under codes that are kin there."""
    wide = all(m.is_course or (m.spot is not None and m.spot.is_area) for m in (one, other))
    return wide and {one.code, other.code} <= read_settings()["kin_over_areas"]


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


def _site_features(one: Candidate, other: Candidate) -> Iterator[str]:
    """A building beside another or beside its town; a course of events beside one of its parts."""
    if one.sites != other.sites:
        beside = "site_taken" if one.code in read_settings()["captures"] else "site_unsaid"
        if one.sites and other.sites:
            yield from ["site_apart"] if one.sites.isdisjoint(other.sites) else []
        else:
            yield beside
    if one.is_course != other.is_course:
        yield "course_and_part"


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
    if one.sides & other.sides or "unidentified" in one.sides | other.sides:
        return True
    return any(is_within(a, b) or is_within(b, a) for a in one.sides for b in other.sides)


def _is_swapped(one: Candidate, other: Candidate) -> bool:
    """Whether a clash is told once from each side."""
    if not {one.code, other.code} & read_settings()["mutual"]:
        return False
    a, b = one.initiators.sides & other.targets.sides, other.initiators.sides & one.targets.sides
    return bool(a or b)


def _target_features(one: Party, other: Party) -> Iterator[str]:
    if one.actors and other.actors:
        same = one.actors & other.actors
        yield "target_same" if same else "target_kin" if _is_kin(one, other) else "target_apart"
    if one.countries and other.countries and not one.countries & other.countries:
        yield "target_foreign"
    if one.actors and other.actors and one.persons != other.persons and not one.persons & other.persons:
        yield "target_person"


def _count_features(one: Candidate, other: Candidate) -> Iterator[str]:
    if one.counts & other.counts:
        yield "count_same"
    elif one.document_id == other.document_id and _is_one_speaker(one, other):
        pairs = [(a[2], b[2]) for a in one.counts for b in other.counts if a[:2] == b[:2]]
        if pairs and all(min(pair) < float(read_settings()["near_count"]) * max(pair) for pair in pairs):
            yield "count_apart"


def _is_one_speaker(one: Candidate, other: Candidate) -> bool:
    """Whether no two sides give the figures, who would contradict each other."""
    return not (one.speakers and other.speakers) or not one.speakers.isdisjoint(other.speakers)


def _wording_features(one: Candidate, other: Candidate) -> Iterator[str]:
    if one.trigger == other.trigger or _takes_up_head(one, other) or _takes_up_head(other, one):
        yield "trigger_same"
    if one.document_id != other.document_id or not _is_beside(one, other):
        yield from ["wording_same"] if _has_same_words(one.words, other.words) else []
    if one.document_id == other.document_id:
        yield from _text_features(*sorted((one, other), key=lambda m: (m.position, m.mention_id)))


def _takes_up_head(one: Candidate, other: Candidate) -> bool:
    """Whether a noun ("the strike") takes up the compound that it is the head of ("a missile strike")."""
    return one.refers_back and other.trigger.endswith(f" {one.trigger}")


def _has_same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    settings, shared = read_settings(), len(one & other)
    enough = float(settings["shared_part"]) * min(len(one), len(other))
    return bool(shared >= settings["shared_words"] and shared >= enough)


def _text_features(earlier: Candidate, later: Candidate) -> Iterator[str]:
    """How two mentions of one text lie to each other in it."""
    below = later.position - earlier.position <= int(read_settings()["near_heading"])
    if earlier.is_headline != later.is_headline and below:
        yield "headline"
    if later.is_toll:
        yield "toll_rises"
    if later.is_fresh:
        yield "fresh"
    elif later.refers_back:
        yield "refers_back"
    elif later.trigger in read_settings()["answers"]:
        yield "answers"
    elif _is_told_on(earlier, later):
        yield "broad_told_on" if later.code in read_settings()["broad"] else "told_on"


def _is_told_on(earlier: Candidate, later: Candidate) -> bool:
    """Whether a text goes on to another event; verbs of one rule side by side are one act."""
    if earlier.trigger == later.trigger or earlier.is_headline != later.is_headline:
        return False
    gap, side_by_side = later.position - earlier.position, int(read_settings()["side_by_side"])
    return _is_beside(earlier, later) and (earlier.rule != later.rule or gap > side_by_side)


def _is_beside(one: Candidate, other: Candidate) -> bool:
    return abs(one.position - other.position) <= int(read_settings()["near_text"])
