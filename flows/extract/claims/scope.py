"""Whether a figure is of one incident or adds up a period, a country, a campaign."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.words import read_harm, read_set
from flows.extract.mentions.links import support_forms
from flows.syntax import children, find_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import Claim, Mention, Token, When

# From how many on a harm is more than one incident's.
GREAT = {"captured": 10_000, "displaced": 1_000_000, "injured": 10_000, "killed": 2_000, "missing": 2_000}
LARGE = 100  # from which on a perfect without a day ("has killed 1,700") counts up to now
RANK_REACH = 6
REACH = 8  # words before the clause in which a cue may stand
LONG = 12  # days from which a dated span is a period rather than an incident
PERFECT = frozenset({"had", "has", "have"})
INCIDENT, AGGREGATE = "incident", "aggregate"


def find_scope(view: View, item: Harmed, when: When, first: int, last: int) -> str:
    """`aggregate` where the clause counts over a period or many events, else `incident`."""
    if _is_one(item) or _is_single(view, item):
        return INCIDENT
    sums = (
        (item.group.low or 0) >= GREAT.get(item.harm, sys.maxsize),
        _has_cue(view, first, last),
        _spans_period(view, when, first, last),
        _sums_events(view, item, first, last),
        _counts_up(view, item),
    )
    return AGGREGATE if any(sums) else INCIDENT


def find_sum(before: Sequence[Claim], when: When, mention: Mention | None) -> Claim | None:
    """The sum that a figure over a long stretch of its days goes on with; none where an event explains it."""
    explained = mention is not None and mention.trigger.lower() not in support_forms("wounds")
    if explained or when.start is None or when.end is None or (when.end - when.start).days < LONG:
        return None
    sums = [claim for claim in before if claim.scope == AGGREGATE and _holds(claim.when, when)]
    return sums[0] if sums and sums[-1] is before[-1] else None


def _holds(days: When, when: When) -> bool:
    """Whether the days of one expression hold those of another."""
    if None in (days.start, days.end, when.start, when.end):
        return False
    return days.start <= when.start and when.end <= days.end  # type: ignore[operator]


def _is_single(view: View, item: Harmed) -> bool:
    """Whether one event is said to have done it: "their worst attack, in October 2017, killed nearly 600"."""
    token = view.doc[item.anchor]
    subjects = find_subjects(token) if token.pos_ == "VERB" else []
    return any(s.tag_ == "NN" and s.lower_ in read_set("single_events", "harm") for s in subjects)


def _sums_events(view: View, item: Harmed, first: int, last: int) -> bool:
    """Whether a toll is that of many events or of a whole conflict: "the toll from protests", "the war"."""
    if item.rule.startswith("toll-"):
        return not read_set("many_events", "harm").isdisjoint(view.words[first:last])
    token = view.doc[item.anchor]
    subjects = [*find_subjects(token), *(find_subjects(token.head) if token.dep_ == "xcomp" else [])]
    large = (item.group.low or 0) >= LARGE
    return large and any(s.lower_ in read_set("conflicts", "harm") for s in subjects)


def _counts_up(view: View, item: Harmed) -> bool:
    """Whether a great number stands in a perfect tense with no day: "has neutralised 1,715 fighters"."""
    if (item.group.low or 0) < LARGE or item.harm == "displaced":
        return False
    days = any(time.type in {"DATE", "TIME"} for time in view.sentence.times)
    return not days and _is_perfect(view.doc[item.anchor])


def _is_perfect(token: Token) -> bool:
    """Whether the verb, or the one it hangs on, has "have" beside it."""
    verbs = (token, token.head) if token.dep_ in {"xcomp", "conj"} else (token,)
    return any(child.lower_ in PERFECT for verb in verbs for child in children(verb, "aux"))


def _is_one(item: Harmed) -> bool:
    """Whether the claim is of one person told without a number, who is harmed but once."""
    return item.group.quantity is None and item.group.high == 1


def _has_cue(view: View, first: int, last: int) -> bool:
    """Whether words of a period or of many events stand in the clause."""
    text = " ".join(view.words[max(first - REACH, 0) : last + 3])
    return any(f" {cue} " in f" {text} " for cue in read_cues())


@cache
def read_cues() -> tuple[str, ...]:
    """The phrases that make a figure an aggregate."""
    return tuple(read_harm()["aggregate_cues"])


def _spans_period(view: View, when: When, first: int, last: int) -> bool:
    """Whether an expression of a long span or of a duration stands in the clause itself and dates it."""
    for time in view.sentence.times:
        inside = first <= time.first < last
        if (
            inside
            and time.type == "DURATION"
            and time.relation in {"during", "at"}
            and _counts_over(view, time.first)
            and not _measures(view, time.first)
        ):
            return True
        if (
            inside
            and when.text == time.text
            and when.start
            and when.end
            and (when.end - when.start).days >= LONG
        ):
            return True
    return False


def _measures(view: View, first: int) -> bool:
    """Whether a duration says how long one event took: "an 18-hour battle", "the nine-hour clash"."""
    measured = next((token for token in view.doc if token.i >= first and token.tag_ == "NN"), None)
    while measured is not None and measured.dep_ in {"compound", "nmod"} and measured.head.i > measured.i:
        measured = measured.head
    return measured is not None and measured.lower_ in read_set("lasting_events", "harm")


def _counts_over(view: View, first: int) -> bool:
    """Whether a duration is the stretch counted over: "over the two days", "in the previous 24 hours", not
    that of "the second massacre in a month".
    """
    if not read_set("ranks", "harm").isdisjoint(view.words[max(first - RANK_REACH, 0) : first]):
        return False
    return any(
        word in read_set("stretch_words", "harm") for word in view.words[max(first - 2, 0) : first + 3]
    )
