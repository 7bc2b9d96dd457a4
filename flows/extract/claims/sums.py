"""Figures that are sums because the one beside them or before them is: "757 were killed and 599 injured"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.scope import AGGREGATE, WIDE
from flows.extract.claims.stretches import FEW, LONG, count_days
from flows.extract.claims.words import read_harm_words, read_markers, read_set
from flows.extract.mentions.links import support_forms
from flows.records import Where
from flows.syntax import children, find_subjects
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.extract.claims.groups import View
    from flows.extract.claims.rows import Row
    from flows.records import Claim, Mention, When

INHERITED = frozenset({"time.narrative", "time.back_reference"})
NEAR = 4  # sentences from a figure of a tally to the next


def share_scope(rows: Sequence[Row]) -> list[Row]:
    """The rows of a sentence, all aggregate where one of the same date is."""
    sums = [row for row in rows if row.claim.scope == AGGREGATE and not row.claim.supersedes]
    return [_sum_up(row) if any(_shares(row, whole) for whole in sums) else row for row in rows]


def _shares(row: Row, whole: Row) -> bool:
    """Whether a figure covers the days of a sum; those of one day only where it stands beside it."""
    if _days(row) != _days(whole) or _stands_aside(row):
        return False
    is_day = row.claim.when.start is not None and count_days(row.claim.when) == 0
    return not is_day or row is whole or _is_beside(row, whole)


def _is_beside(row: Row, whole: Row) -> bool:
    """Whether two figures have one predicate or two joined ones, or one is part of the other."""
    left, right = row.view.doc[row.harmed.anchor], row.view.doc[whole.harmed.anchor]
    joined = (left.dep_, left.head.i) == ("conj", right.i) or (right.dep_, right.head.i) == ("conj", left.i)
    return joined or left.i == right.i or row.harmed.whole is not None


def find_sum(before: Sequence[Claim], when: When, mention: Mention | None, at: int) -> Claim | None:
    """The sum that a figure over a long stretch of its days goes on with; none where an event explains it.

    `at` is the character of the word of harm: what only stands in an aside explains nothing.
    """
    near = mention if mention is not None and mention.start <= at < mention.end else None
    if _explains(near) or count_days(when) < LONG:
        return None
    sums = [claim for claim in before if claim.scope == AGGREGATE and _holds(claim.when, when)]
    return sums[0] if sums and sums[-1] is before[-1] else None


def find_tally(view: View, before: Sequence[Row], when: When, mention: Mention | None) -> Claim | None:
    """The sum whose days a figure shares, where its sentence goes on with the tally of a report: nothing
    dates or places it and it tells no event but the harm.
    """
    last = before[-1] if before else None
    if last is None or last.claim.scope != AGGREGATE or view.sentence.index - last.view.sentence.index > NEAR:
        return None
    is_told = any(time.type in {"DATE", "TIME"} for time in view.sentence.times) or any(
        place.geo_precision != WIDE for place in view.sentence.places
    )
    is_event = mention is not None and mention.trigger.lower() not in read_harm_words()
    undated = when.rule is None or when.rule in INHERITED
    return last.claim if undated and not (is_told or is_event) and _tallies(view) else None


def _tallies(view: View) -> bool:
    """Whether a sentence goes on to list figures: "Also, …", "on the other side", "the report noted that …",
    or tells how many of the harmed were women and children.
    """
    reports = any(
        subject.lemma_ in read_set("saying_nouns", "harm")
        for token in view.doc
        if token.dep_ == "ROOT"
        for subject in find_subjects(token)
    )
    listed = set(view.words).intersection(read_set("tallied", "victims"))
    ahead = any(
        tuple(view.words[i : i + len(m)]) == m for m in read_markers() for i in range(len(view.words))
    )
    many = any((group.low or 0) >= FEW for group in view.counted)
    return _goes_on(view) or reports or bool(listed and ahead and many)


def _goes_on(view: View) -> bool:
    """Whether a sentence opens with words that go on with a list; an asterisk stands for any word."""
    openers = (opener.split() for opener in read_set("tally_openers", "harm"))
    return any(
        len(view.words) >= len(opener)
        and all(mark in {"*", word} for mark, word in zip(opener, view.words, strict=False))
        for opener in openers
    )


def _explains(mention: Mention | None) -> bool:
    """Whether an event tells more of a figure than that people were hurt: who did it, or how."""
    if mention is None or mention.trigger.lower() in support_forms("wounds"):
        return False
    done = any(participant.role == "initiator" for participant in mention.participants)
    return done or mention.trigger.lower() not in read_harm_words()


def _holds(days: When, when: When) -> bool:
    """Whether the days of one expression hold those of another."""
    if not (days.start and days.end and when.start and when.end):
        return False
    return days.start <= when.start and when.end <= days.end


def _stands_aside(row: Row) -> bool:
    """Whether a relative clause tells of these people alone: "280, among them 25 who were shot on stage"."""
    anchor, noun = row.view.doc[row.harmed.anchor], row.view.doc[row.harmed.group.head]
    told = row.harmed.whole is not None and any(children(noun, "acl:relcl"))
    return told or (anchor.dep_ in DESCRIBING and anchor.head.i == noun.i)


def _sum_up(row: Row) -> Row:
    """The row of a claim over several events: of no mention, nor in the town the passage happens to be at,
    unless its days are too few for another.
    """
    claim = row.claim
    is_wide = claim.where.precision == WIDE or 0 < count_days(claim.when) < LONG
    where = claim.where if is_wide or claim.where.rule != "passage" else Where()
    return row._replace(claim=claim._replace(scope=AGGREGATE, mention=None, where=where))


def _days(row: Row) -> tuple[date | None, date | None]:
    return row.claim.when.start, row.claim.when.end
