"""Which date a clause has: its own words', its governor's, its sentence's, else the narrative's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.dates.clauses import has_happened, lasts, says_now, tells_background
from flows.extract.dates.counting import find_counted, find_counted_on
from flows.extract.dates.inheriting import find_inherited
from flows.extract.dates.lengths import find_length, lay_out
from flows.extract.dates.positions import find_aside
from flows.extract.dates.tiers import OWN, SAME, SENTENCE, TELLING, find_tier
from flows.records import Sentence, TimeExpression, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flows.extract.dates.timeline import Stop, Timeline
    from flows.records import Token

RULES = (
    "time.own_clause",
    "time.same_clause",
    "time.governing_clause",
    "time.shared_clause",
    "time.sentence",
    "time.governing_clause",
)


def find_when(timeline: Timeline, sentence: Sentence, head: int, first: int, last: int) -> When:
    """The date of the clause whose predicate or event noun is at `head`; empty where the text gives none."""
    stop = timeline.stops.get(sentence.index)
    if stop is None:
        return When()
    token = sentence.doc[head]
    found = _find_point(timeline, stop, sentence, token)
    length = find_length(stop, sentence, token)
    if length is None:
        return found
    edge = found if length.at == head else _find_point(timeline, stop, sentence, sentence.doc[length.at])
    told = stop.find_told(sentence.start + token.idx)
    return lay_out(length, edge if edge.start else told, stop.spoken is None) or found


def _find_point(timeline: Timeline, stop: Stop, sentence: Sentence, token: Token) -> When:
    """The date of a clause or event noun, however long the text says that it took."""
    tier, time = _choose_time(stop, token)
    counted = find_counted(stop, sentence, token) if time is None or tier != OWN else None
    if counted is not None:
        return counted
    behind = find_counted_on(stop, sentence, token) if time is None or tier > SAME else None
    if behind is not None:
        return behind
    if timeline.happened.start and sentence.index <= timeline.lead_ends and tier == TELLING:
        return timeline.happened
    if time is not None and (tier <= SAME or not tells_background(token)):
        return _make_when(time, RULES[tier], token, stop.told[0], _find_end(stop, time))
    return find_inherited(timeline, stop, sentence, token)


def _find_end(stop: Stop, time: TimeExpression) -> date | None:
    """The last day of what has gone on since a time: that of the telling, named before it, or of writing."""
    if time.relation != "since" or stop.spoken is None:
        return stop.spoken if time.date_start == stop.spoken else None
    ends = (one.date_end for one in stop.times if one.end <= time.start and one.relation in {"at", "during"})
    told = [end for end in ends if end and time.date_start and time.date_start <= end <= stop.spoken]
    return told[-1] if told else stop.spoken


def _make_when(time: TimeExpression, rule: str, head: Token, told: When, goes_on_to: date | None) -> When:
    """The days of an expression; what "continued as of mid-July" began where the narrative stands."""
    start = time.date_start
    if start is None and lasts(head) and told.start and time.date_end and told.start <= time.date_end:
        start = told.start
    if start is None and time.date_end is None:
        return When()
    end = time.date_end or (max(start, goes_on_to) if start and goes_on_to else None)
    return When(start, end, time.precision, time.text, rule)


def _choose_time(stop: Stop, head: Token) -> tuple[int, TimeExpression | None]:
    """The expression nearest to a clause and how near it is; None where all belong to other clauses.

    Of equals the most exact is taken, a calendar date before a relative one, then the nearest words.
    """
    if not stop.hangings:
        return SENTENCE, None
    above = [head, *head.ancestors]
    ways = ((find_tier(one, above, len(stop.hangings) == 1), one) for one in stop.hangings)
    found = [
        (*way, one.time, one.way[0])
        for way, one in ways
        if way is not None and not _is_apart(one.time, way[0], stop, head)
    ]
    if not found:
        return SENTENCE, None
    found = [one for one in found if not _is_passing(head, one[3])] or found
    tier, _, time, _ = min(found, key=lambda one: (*one[:2], *_rank(one[0], one[2]), abs(one[3] - head.i)))
    return _refine(tier, time, [(tier, time) for tier, _, time, _ in found])


def _is_passing(head: Token, position: int) -> bool:
    """Whether a time is that of something else its clause mentions in passing."""
    mark = find_aside(head.doc, position)
    return mark is not None and not mark < head.i <= position


def _is_apart(time: TimeExpression, tier: int, stop: Stop, head: Token) -> bool:
    """Whether an expression is of another day than the clause: still to come, or before what is said today.

    What has happened is not told of a day ahead; "condemns the attack on Monday" is said today.
    """
    if stop.spoken is None or time.date_start is None or time.date_start == stop.spoken:
        return False
    return says_now(head) if time.date_start < stop.spoken else tier != OWN or has_happened(head)


def _rank(tier: int, time: TimeExpression) -> tuple[int, bool]:
    """The most exact first, calendar dates before relative ones; alike where they are of other clauses."""
    if tier > SAME:
        return 0, False
    return time.precision or 9, time.shape is None or time.shape.kind not in {"date", "range"}


def _refine(
    tier: int, best: TimeExpression, found: Sequence[tuple[int, TimeExpression]]
) -> tuple[int, TimeExpression]:
    """A more exact expression as near that lies inside the best: "in June … began on 4 June"."""
    for other_tier, other in found:
        if (
            other_tier <= max(SAME, tier)
            and (other.precision or 9) < (best.precision or 9)
            and _inside(other, best)
        ):
            return other_tier, other
    return tier, best


def _inside(inner: TimeExpression, outer: TimeExpression) -> bool:
    """Whether all days of one expression are days of the other."""
    if not (inner.date_start and inner.date_end and outer.date_start and outer.date_end):
        return False
    return outer.date_start <= inner.date_start and inner.date_end <= outer.date_end
