"""How the claims of one document hang together: parts of wholes, sums over details, pronouns of the
counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.among import SOME_OF
from flows.extract.claims.by_place import UNNAMED
from flows.extract.claims.scope import AGGREGATE
from flows.extract.claims.totals import count_of, is_numbered
from flows.extract.claims.victims import CIVILIAN, UNKNOWN
from flows.extract.claims.words import read_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.rows import Row
    from flows.records import Claim

UNDATED = frozenset({None, "time.narrative"})  # the rules of days that the sentence does not give
PRONOUN_BACK = 6  # sentences a pronoun may reach back to the people it stands for
MAX_DETAILS = 12  # claims a summary may be detailed in
JOINED = 3  # words between two joined figures: "23 dead and 66 wounded"
SHARE = (0.45, 1.2)  # how much of a summary its details add up to


def link_rows(rows: Sequence[Row]) -> tuple[Claim, ...]:
    """The claims of a document in order, each part with the span of its whole, repeated pronouns left out."""
    kept = [row for i, row in enumerate(rows) if not _is_anaphor(row, rows[:i])]
    claims = [_link_in_sentence(row, kept) for row in kept]
    for link in (_link_some_of, _link_sums, _link_totals, _link_summaries):
        claims = link(kept, claims)
    return tuple(claims)


def _is_anaphor(row: Row, before: Sequence[Row]) -> bool:
    """Whether a pronoun or a definite noun only stands for people an earlier claim of this harm counted."""
    group = row.harmed.group
    earliest = row.view.sentence.index - PRONOUN_BACK
    near = [
        other
        for other in before
        if other.claim.harm == row.claim.harm and other.view.sentence.index >= earliest
    ]
    if group.quantity is not None:
        return _is_definite_count(row) and any(count_of(o.claim) == count_of(row.claim) for o in near)
    if row.view.tags[group.head].startswith("PRP") or row.view.words[group.head] == "those":
        return any(_agree(row.claim, other.claim) for other in near)
    head = row.view.doc[group.head].lemma_
    is_definite = row.view.words[group.first] in {"the", "these", "those"} and group.last - group.first <= 2
    retold = row.harmed.rule.startswith("noun-") and row.claim.victim_type not in {CIVILIAN, UNKNOWN}
    return is_definite and any(
        other.view.doc[other.harmed.group.head].lemma_ == head  # or detainees, then "the prisoners' deaths"
        or (retold and _agree(row.claim, other.claim) and other.claim.victim_type == row.claim.victim_type)
        for other in near
    )


def _agree(pronoun: Claim, other: Claim) -> bool:
    """Whether "he" may stand for the one, "they" for the many an earlier claim counted."""
    return (pronoun.count_high == 1) == (other.count_high == 1)


def _is_definite_count(row: Row) -> bool:
    """Whether an article before the number takes it up again: "the six killed were", "both men"."""
    at = row.harmed.group.count_first
    return row.view.words[at] in {"both", "the"} or (
        at > 0 and row.view.words[at - 1] in {"the", "these", "those"}
    )


def _link_in_sentence(row: Row, rows: Sequence[Row]) -> Claim:
    """The claim, with the span of the whole its sentence names."""
    whole = row.harmed.whole
    if whole is None:
        return row.claim
    for other in rows:
        same = other.view is row.view and other.harmed.group.count_first == whole.count_first
        if same and other.claim.harm == row.claim.harm and other is not row:
            return row.claim._replace(whole=(other.claim.count_start, other.claim.count_end))
    return row.claim


def _span(claim: Claim) -> tuple[int, int]:
    return claim.count_start, claim.count_end


def _link_some_of(rows: Sequence[Row], claims: Sequence[Claim]) -> list[Claim]:
    """ "Nineteen of the victims", "among the dead were two": parts of the last figure of that harm."""
    found = list(claims)
    for i, row in enumerate(rows):
        if found[i].whole is None and _is_some_of(row):
            earlier = [
                c
                for c in found[:i]
                if c.harm == found[i].harm and c.whole is None and count_of(c) >= max(count_of(found[i]), 2)
            ]
            if earlier:
                found[i] = _inherit(row, found[i]._replace(whole=_span(earlier[-1])), earlier[-1])
    return found


def _inherit(row: Row, claim: Claim, whole: Claim) -> Claim:
    """The claim of some of a sum, itself a sum; where no noun says who they were, of its type."""
    claim = _share_extent(row, claim, whole)
    head = row.harmed.group.head
    is_plain = row.harmed.group.is_bare or row.view.doc[head].lemma_ in read_set("counting_nouns", "harm")
    is_share = is_plain or (row.harmed.rule == SOME_OF and claim.when == whole.when)
    if whole.scope == AGGREGATE and is_numbered(claim) and is_share:
        claim = claim._replace(scope=AGGREGATE, mention=None)
    return (
        claim._replace(victim_type=whole.victim_type) if claim.victim_type == UNKNOWN and is_plain else claim
    )


def _share_extent(row: Row, claim: Claim, whole: Claim) -> Claim:
    """The claim, where "the dead included" gives no day or place of its own with those of the dead."""
    if row.harmed.rule != SOME_OF:
        return claim
    when = whole.when if claim.when.rule in UNDATED else claim.when
    where = whole.where if claim.where.rule in UNNAMED else claim.where
    return claim._replace(when=when, where=where)


def _is_some_of(row: Row) -> bool:
    """Whether the count is said to be some of the dead, wounded or victims."""
    group, words = row.harmed.group, row.view.words
    after = words[group.count_last : group.count_last + 3]
    noun = after[1 + (after[1:2] == ["the"]) :][:1]
    counted = after[:1] == ["of"] and not read_set("counted_before", "harm").isdisjoint(noun)
    return counted or row.harmed.rule == "some-of"


def _link_sums(rows: Sequence[Row], claims: Sequence[Claim]) -> list[Claim]:
    """Claims that follow a figure and add up to it exactly are its parts; likewise those before it."""
    found = list(claims)
    for i in range(len(found)):
        for step in (1, -1):
            for k in _run_to_sum(found, i, step):
                if rows[k].view.sentence.passage == rows[i].view.sentence.passage:
                    found[k] = found[k]._replace(whole=_span(found[i]))
    return found


def _run_to_sum(claims: Sequence[Claim], at: int, step: int) -> list[int]:
    """The next claims of the harm, two or more, that add up to the claim at `at`; [] where none do."""
    target = count_of(claims[at])
    if target < 2 or claims[at].whole is not None or not is_numbered(claims[at]):
        return []
    run: list[int] = []
    total = 0
    k = at + step
    while 0 <= k < len(claims) and len(run) < MAX_DETAILS and total < target:
        if claims[k].harm == claims[at].harm and claims[k].whole is None:
            run.append(k)
            total += count_of(claims[k])
        k += step
    return run if total == target and len(run) > 1 else []


def _link_totals(rows: Sequence[Row], claims: Sequence[Claim]) -> list[Claim]:
    """A figure said to be the total holds those of its passage that are no greater."""
    found = list(claims)
    for i, row in enumerate(rows):
        if found[i].whole is None and _is_in_total(row, rows):
            for k, other in enumerate(rows):
                inside = other.view.sentence.passage == row.view.sentence.passage
                if (
                    k != i
                    and inside
                    and found[k].whole is None
                    and found[k].harm == found[i].harm
                    and count_of(found[k]) <= count_of(found[i])
                    and not _is_in_total(other, rows)
                ):
                    found[k] = found[k]._replace(whole=_span(found[i]))
    return found


def _is_in_total(row: Row, rows: Sequence[Row]) -> bool:
    """Whether the figure, or one its clause goes on from, is a total: "a total of 23 dead and 66 wounded"."""
    beside = (other for other in rows if other.view is row.view and other.claim.harm != row.claim.harm)
    return _is_total(row) or any(_is_total(other) and _goes_on_from(row, other) for other in beside)


def _goes_on_from(row: Row, other: Row) -> bool:
    """Whether two figures are joined by nothing but "and" and what was suffered."""
    between = row.view.words[other.harmed.group.last : row.harmed.group.first]
    return 0 < len(between) <= JOINED and "and" in between


def _is_total(row: Row) -> bool:
    """Whether words of summing up stand beside the figure."""
    group, words = row.harmed.group, row.view.words
    around = " ".join(
        [*words[max(group.count_first - 4, 0) : group.count_first], "#", *words[group.last : group.last + 5]]
    )
    return any(f" {cue} " in f" {around} " for cue in sorted(read_set("total_cues", "harm")))


def _link_summaries(rows: Sequence[Row], claims: Sequence[Claim]) -> list[Claim]:
    """The figure of several events holds those of single ones told after it, where they nearly add up to
    it.
    """
    found = list(claims)
    for i, row in enumerate(rows):
        if found[i].whole is None and is_numbered(found[i]) and _is_summary(row):
            later = [k for k in range(i + 1, len(rows)) if _may_detail(row, rows[k], found[k], found[i])]
            total = sum(count_of(found[k]) for k in later)
            share = total / max(count_of(found[i]), 1)
            singled = [k for k in later if _is_singled_out(rows[k]) or _details(row, rows[k])]
            inside = later if SHARE[0] <= share <= SHARE[1] and later else singled
            for k in inside:
                found[k] = found[k]._replace(whole=_span(found[i]))
    return found


def _is_summary(row: Row) -> bool:
    """Whether the sentence counts over several events: "a string of bombings", "attacks across the
    country".
    """
    return any(word in read_set("many_events", "harm") for word in row.view.words)


def _may_detail(summary: Row, row: Row, claim: Claim, whole: Claim) -> bool:
    """Whether a later claim can be a detail of a summary."""
    later = row.view.sentence.index > summary.view.sentence.index
    alike = claim.harm == whole.harm and claim.whole is None and count_of(claim) <= count_of(whole)
    return later and alike and not any(word in read_set("further_events", "harm") for word in row.view.words)


def _details(summary: Row, row: Row) -> bool:
    """Whether the next sentence says what the several events were: "These included a blast that killed 7"."""
    near = row.view.sentence.index == summary.view.sentence.index + 1
    return near and not read_set("detailing", "harm").isdisjoint(row.view.words)


def _is_singled_out(row: Row) -> bool:
    """Whether the sentence tells the worst or first of several events."""
    return any(word in read_set("singled_out", "harm") for word in row.view.words)
