"""How claims that a reader may take for one another stand: which contradict, and why others do not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.resolve.answers import is_numbered
from flows.resolve.clauses import find_head
from flows.resolve.conflicts import contradict, find_answer_scope
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.resolve.rows import Row

Block = tuple[str, str]
SPAN_MONTHS = 24  # a total over more months is compared with nothing: it holds whole wars


def make_claim_comparisons(claims: Iterable[Row]) -> list[Row]:
    """One row a pair of numbered claims of one harm, near in time at one place or in one area."""
    numbered = sorted((c for c in claims if is_numbered(c)), key=lambda c: (_first_day(c), c["claim_id"]))
    pairs = {tuple(sorted((a["claim_id"], b["claim_id"]))): (a, b) for a, b in find_near_claims(numbered)}
    rows = [_make_row(*sorted(pair, key=_order)) for _, pair in sorted(pairs.items())]
    return rows + [_contains(total, claim) for total, claim in find_contained(numbered)]


def find_near_claims(claims: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of incident claims worth telling apart; at most `window` a claim and block."""
    window, days = int(read_settings()["compared"]), int(read_settings()["near_days"])
    for block in _blocks(claims):
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + window]:
                near = _same_question(one, other) or (_first_day(other) - _last_day(one) <= days)
                if near and _may_overlap(one, other):
                    yield one, other


def _blocks(claims: list[Row]) -> Iterable[list[Row]]:
    """Claims by event, and dated ones by area, each in order of their days."""
    blocks: dict[Block, list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["scope"] != "incident":
            continue
        if claim["event_id"]:
            blocks[claim["harm"], claim["event_id"]].append(claim)
        if claim["date_start"] and (area := claim.get("admin1") or claim["location"]):
            blocks[claim["harm"], area].append(claim)
    return blocks.values()


def _may_overlap(one: Row, other: Row) -> bool:
    """Whether both may tell of the same people: no two towns, no two kinds of victims of two events."""
    areas = {one["location"], other["location"]} & {one.get("admin1"), other.get("admin1"), None}
    same_place = one["location"] == other["location"] or bool(areas)
    kinds = {one["victim_type"], other["victim_type"]}
    same_kind = len(kinds) == 1 or not kinds.isdisjoint({"mixed", "unknown"})
    whole = not one["part_of"] and not other["part_of"]
    same_event = one["event_id"] is not None and one["event_id"] == other["event_id"]
    return _same_question(one, other) or same_event or (whole and same_place and same_kind)


def _same_question(one: Row, other: Row) -> bool:
    scope = find_answer_scope(one)
    return scope is not None and scope == find_answer_scope(other)


def _make_row(one: Row, other: Row) -> Row:
    relation, reason = compare_claims(one, other)
    return _row(one["claim_id"], other["claim_id"], "claims", relation, reason)


def compare_claims(one: Row, other: Row) -> tuple[str, str]:
    """How two claims stand to each other, and why: a code of `relation` and its reason."""
    if one["part_of"] == other["claim_id"] or other["part_of"] == one["claim_id"]:
        return "part_of", "the text counts one within the other"
    if one["conflict_set"] and one["conflict_set"] == other["conflict_set"]:
        differ = contradict(one, other)
        return (
            ("contradicts", "one question, figures that exclude each other")
            if differ
            else _agreement(one, other)
        )
    if not _same_question(one, other):
        return "not_joined", _why_apart(one, other)
    if one["victim_type"] != other["victim_type"] or find_head(one["victims"]) != find_head(other["victims"]):
        return "counts_others", "other people of the same event"
    return _agreement(one, other)


def _agreement(one: Row, other: Row) -> tuple[str, str]:
    same = (one["count_low"], one["count_high"]) == (other["count_low"], other["count_high"])
    return ("agrees", "the same figure") if same else ("says_less", "one leaves open what the other says")


def _why_apart(one: Row, other: Row) -> str:
    """What keeps two claims from being answers to one question."""
    if not one["event_id"] or not other["event_id"]:
        return "no event is named"
    if one["location"] != other["location"]:
        return "the places differ"
    if one["date_start"] != other["date_start"]:
        return "the days differ"
    return "the events differ"


def find_contained(claims: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each claim with the narrowest total that covers its days and place: the two are never added."""
    window = int(read_settings()["compared"])
    totals: dict[tuple[str, str | None, int], list[Row]] = defaultdict(list)
    aggregates = (claim for claim in claims if claim["scope"] == "aggregate")
    for total in sorted(aggregates, key=lambda t: (_last_day(t) - _first_day(t), t["claim_id"])):
        for month in _months(total):
            totals[total["harm"], total["location"], month].append(total)
    for claim in claims:
        if claim["date_start"] is not None and claim["country"]:
            month = claim["date_start"].year * 12 + claim["date_start"].month
            places = dict.fromkeys((claim["location"], claim.get("admin1"), claim["country"], None))
            near = (t for place in places for t in totals[claim["harm"], place, month][:window])
            around = next((t for t in near if _covers(t, claim)), None)
            if around is not None:
                yield around, claim


def _months(claim: Row) -> range:
    first, last = claim["date_start"] or claim["date_end"], claim["date_end"] or claim["date_start"]
    if first is None:
        return range(0)
    months = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    return months if len(months) <= SPAN_MONTHS else range(0)


def _covers(total: Row, claim: Row) -> bool:
    """Whether a total is about the days and the place of a claim, and about more."""
    if total is claim or _first_day(total) > _first_day(claim) or _last_day(total) < _last_day(claim):
        return False
    place = {total["location"], None} & {claim["location"], claim.get("admin1"), claim["country"]}
    wider = claim["scope"] == "incident" or (_last_day(total), total["location"]) != (
        _last_day(claim),
        claim["location"],
    )
    return bool(place) and wider


def _contains(total: Row, claim: Row) -> Row:
    return _row(
        total["claim_id"], claim["claim_id"], "claims", "contains", "the total covers its days and place"
    )


def _row(one: str, other: str, compared: str, relation: str, reason: str) -> Row:
    return {"compared": compared, "one_id": one, "other_id": other, "relation": relation, "reason": reason}


def _order(claim: Row) -> tuple[str, int, str]:
    return claim["document_id"], claim["start"], claim["claim_id"]


def _first_day(claim: Row) -> int:
    day = claim["date_start"] or claim["date_end"]
    return day.toordinal() if day else 0


def _last_day(claim: Row) -> int:
    day = claim["date_end"] or claim["date_start"]
    return day.toordinal() if day else 0
