"""Whether a figure is of one incident or adds up a period, a country, a campaign."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.by_place import COUNTRY
from flows.extract.claims.stretches import FEW, is_ranked, spans_period
from flows.extract.claims.words import read_harm, read_set
from flows.syntax import case_of, children, find_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import Token, When

# From how many on a harm is more than one incident's.
GREAT = {"captured": 10_000, "displaced": 1_000_000, "injured": 10_000, "killed": 2_000, "missing": 2_000}
# From how many on a perfect without a day counts up to now: "has killed 1,700", "40,000 have fled".
LARGE = {"displaced": 10_000}
MANY = 100
REACH = 8  # words before the clause in which a cue may stand
NEAR = 4  # words between "across" or "a series of" and its noun
WIDE = 3  # the precision of a division, country or region
PERFECT = frozenset({"had", "has", "have"})
INCIDENT, AGGREGATE = "incident", "aggregate"


def find_scope(view: View, item: Harmed, when: When, first: int, last: int) -> str:
    """`aggregate` where the clause counts over a period or many events, else `incident`."""
    if _is_one(item) or _is_single(view, item):
        return INCIDENT
    start, end = _find_own(view, item) or (max(first - REACH, 0), last + 3)
    first, last = max(first, start), min(last, end)
    sums = (
        (item.group.low or 0) >= GREAT.get(item.harm, sys.maxsize),
        _has_cue(view, start, end),
        spans_period(view, item, when, first, last),
        _sums_events(view, item, first, last),
        _spreads(view, first, last),
        _counts_up(view, item),
        _opens_list(view, item),
    )
    return AGGREGATE if any(sums) else INCIDENT


def _find_own(view: View, item: Harmed) -> tuple[int, int] | None:
    """The words of a part that has a clause of its own: "including 276 girls abducted from Chibok"."""
    noun = view.doc[item.group.head]
    clauses = [c for c in children(noun, "acl", "acl:relcl") if c.i > noun.i]
    return (item.group.first, clauses[-1].right_edge.i + 1) if item.whole and clauses else None


def _is_single(view: View, item: Harmed) -> bool:
    """Whether one event is said to have done it: "their worst attack, in October 2017, killed nearly 600"."""
    token = view.doc[item.anchor]
    subjects = find_subjects(token) if token.pos_ == "VERB" else []
    return any(
        s.tag_ == "NN" and s.lower_ in read_set("single_events", "harm") and not _is_of_many(view, s)
        for s in subjects
    )


def _is_of_many(view: View, noun: Token) -> bool:
    """Whether a series of events is named: "a wave of attacks", "a string of bombings"."""
    after = view.words[noun.i + 1 : noun.i + 2 + NEAR]
    many = read_set("many_events", "harm")
    return (
        noun.lower_ in read_set("series_nouns", "harm") and after[:1] == ["of"] and not many.isdisjoint(after)
    )


def _sums_events(view: View, item: Harmed, first: int, last: int) -> bool:
    """Whether a toll is that of many events or of a whole conflict: "the toll from protests", "the war"."""
    if item.rule.startswith("toll-"):
        return not read_set("many_events", "harm").isdisjoint(view.words[first:last])
    told = (i for i in range(first, last) if not _is_of_next(view.doc[i], view.doc[item.anchor], item))
    if any(_is_of_many(view, view.doc[i]) or _are_apart(view, i) for i in told):
        return True
    token, low = view.doc[item.anchor], item.group.low or 0
    if low >= MANY and _is_of_conflict(token):
        return True
    causes = (*_find_doers(token), *_find_within(token))
    many = any(cause.lower_ in read_set("many_events", "harm") for cause in causes)
    return many and (low >= MANY or (low >= FEW and _names_country(view, first, last)))


def _names_country(view: View, first: int, last: int) -> bool:
    """Whether the words say that it happened in a country: "in Iraq on Wednesday"."""
    countries = (p.first for p in view.sentence.places if p.kind == COUNTRY and first < p.first < last)
    return any(view.words[at - 1] == "in" for at in countries)


def _is_of_conflict(token: Token) -> bool:
    """Whether a war did it, or something long: it has done it by now, or they died in it."""
    doers, within = _find_doers(token), _find_within(token)
    if any(cause.lower_ in read_set("conflicts", "harm") for cause in (*doers, *within)):
        return True
    lasting = [*within, *doers] if _is_perfect(token) else within
    return any(cause.lower_ in read_set("drawn_out", "harm") for cause in lasting)


def _find_doers(token: Token) -> list[Token]:
    """The subjects of a verb of harm and of the verb it completes: "the fighting left 30 dead"."""
    above = [token, token.head] if token.dep_ in {"xcomp", "ccomp"} else [token]
    return [subject for verb in above for subject in find_subjects(verb)]


def _find_within(token: Token) -> list[Token]:
    """In what the harmed came to harm: "were killed in clashes"."""
    return [noun for noun in children(token, "obl") if case_of(noun) in {"during", "in"}]


def _is_of_next(noun: Token, anchor: Token, item: Harmed) -> bool:
    """Whether a noun is what the next clause is about, be it joined to the harmed by mistake: "killing 57,
    and a wave of bombings hit the town".
    """
    starts = noun.dep_.startswith("nsubj") and noun.i > anchor.i
    is_joined = noun.dep_ == "conj" and noun.head.i == item.group.head
    return is_joined or (starts and noun.head.i not in {anchor.i, anchor.head.i})


def _are_apart(view: View, i: int) -> bool:
    """Whether several events are told apart there: "in separate attacks"."""
    return view.words[i] in read_set("many_events", "harm") and view.words[i - 1] in read_set("apart", "harm")


def _spreads(view: View, first: int, last: int) -> bool:
    """Whether the harm is spread over a country or region: "across Afghanistan"."""
    spread = (i for i in range(first, last) if view.words[i] in read_set("spreading", "harm"))
    wide = {place.first for place in view.sentence.places if place.geo_precision == WIDE}
    return any(not wide.isdisjoint(range(i + 1, i + NEAR)) for i in spread)


def _counts_up(view: View, item: Harmed) -> bool:
    """Whether a great number stands in a perfect tense with no day: "has neutralised 1,715 fighters"."""
    if (item.group.low or 0) < LARGE.get(item.harm, MANY):
        return False
    days = any(time.type in {"DATE", "TIME"} for time in view.sentence.times)
    return not days and _is_perfect(view.doc[item.anchor])


def _opens_list(view: View, item: Harmed) -> bool:
    """Whether a figure closes with a colon, the incidents it sums up below: "At least 119 were killed:"."""
    return view.words[-1] == ":" and item.group.is_bare and item.group.quantity is not None


def _is_perfect(token: Token) -> bool:
    """Whether the verb, or the one it hangs on, has "have" beside it."""
    verbs = (token, token.head) if token.dep_ in {"xcomp", "conj"} else (token,)
    return any(child.lower_ in PERFECT for verb in verbs for child in children(verb, "aux"))


def _is_one(item: Harmed) -> bool:
    """Whether the claim is of one person told without a number, who is harmed but once."""
    return item.group.quantity is None and item.group.high == 1


def _has_cue(view: View, first: int, last: int) -> bool:
    """Whether words of a period or of many events stand there, not as the rank or the day of one event."""
    cues, words = read_cues(), view.words
    found = (
        i
        for i in range(first, min(last, len(words)))
        for cue in cues.get(words[i], ())
        if tuple(words[i : min(i + len(cue), last)]) == cue
    )
    return any(
        words[i - 1] not in read_set("cue_breakers", "harm")
        and not _opens_day(words, i + 1)
        and not is_ranked(view, i)
        for i in found
    )


def _opens_day(words: Sequence[str], at: int) -> bool:
    """Whether a part of the day itself stands there, whose figure it then is: "since this morning"."""
    at += at < len(words) and words[at] in read_set("day_openers", "harm")
    return at < len(words) and words[at] in read_set("day_parts", "harm")


@cache
def read_cues() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases that make a figure an aggregate, by their first word."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for cue in read_harm()["aggregate_cues"]:
        words = tuple(cue.split())
        index.setdefault(words[0], []).append(words)
    return {word: tuple(cues) for word, cues in index.items()}
