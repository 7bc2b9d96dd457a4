"""Which date a clause has: its own words', its governor's, its sentence's, else the narrative's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.extract.dates.cues import is_background, is_perfect, read_list, root_of
from flows.extract.dates.timeline import Stop, Timeline
from flows.records import Sentence, TimeExpression, When
from flows.syntax import children, clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLAUSE_LINKS = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
SHARING = frozenset({"conj", "xcomp"})
RULES = ("time.own_clause", "time.same_clause", "time.governing_clause", "time.shared_clause", "time.sentence")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One dated expression and the token by which it hangs."""

    time: TimeExpression
    token: Token


def find_when(timeline: Timeline, sentence: Sentence, head: int, first: int, last: int) -> When:
    """The date of the clause whose predicate or event noun is at `head`; empty where the text gives none."""
    stop = timeline.stops.get(sentence.index)
    if stop is None:
        return When()
    token = sentence.doc[head]
    counted = _counted_from_event(stop, sentence, token)
    if counted is not None:
        return counted
    candidates = _find_candidates(stop, sentence)
    best = min(candidates, key=lambda c: _rank(c, token, candidates), default=None)
    tier = _tier(best, token, candidates) if best else None
    if best is not None and tier is not None:
        return _make_when(best.time, RULES[tier])
    if _tells_background(token):
        return When()
    return _find_told(timeline, stop, sentence, token)


def _make_when(time: TimeExpression, rule: str) -> When:
    return When(time.date_start, time.date_end, time.precision, time.text, rule)


def _find_candidates(stop: Stop, sentence: Sentence) -> list[Candidate]:
    """The dated expressions of a sentence with the tokens they hang by."""
    found = []
    for time in stop.times:
        if time.date_start is None and time.date_end is None:
            continue
        token = root_of(sentence.doc, time, sentence.start)
        if token is not None:
            found.append(Candidate(time, token))
    return found


def _chain(token: Token) -> list[Token]:
    """The token and its ancestors."""
    return [token, *token.ancestors]


def _meet(one: Token, other: Token) -> tuple[list[Token], Token, list[Token]]:
    """The ways from two tokens up to where they meet, and that token."""
    above = _chain(other)
    positions = {token.i: n for n, token in enumerate(above)}
    way: list[Token] = []
    for token in _chain(one):
        if token.i in positions:
            return way, token, above[: positions[token.i]]
        way.append(token)
    return way, one.doc[one.i], above


def _is_clause(token: Token) -> bool:
    return token.dep_ in CLAUSE_LINKS or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"})


def _tier(candidate: Candidate, head: Token, candidates: list[Candidate]) -> int | None:
    """How near an expression is to a clause, 0 its own to 4 the same sentence; None where it is another's."""
    way, meeting, above = _meet(candidate.token, head)
    crossed = [token for token in way if _is_clause(token)]
    left = [token for token in above if _is_clause(token)]
    if not crossed and meeting.i == head.i:
        return 0
    if not crossed and not left:
        return 1
    if not crossed and not any(_is_foreign(token) for token in left):
        return 2
    if not left and all(_shares(token) for token in crossed):
        return 3
    alone = len(candidates) == 1 and candidate.token.i < head.i
    if alone and not crossed and not any(is_perfect(token, "had", "has", "have") for token in left):
        return 4
    return None


def _shares(clause: Token) -> bool:
    """Whether a clause is told of the same time as the one it hangs on."""
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    return clause.dep_ in SHARING or (
        clause.dep_ == "advcl" and not marks.isdisjoint(read_list("same_time_marks"))
    )


def _is_foreign(clause: Token) -> bool:
    """Whether a clause below does not share the date of the clause above it: earlier times, descriptions."""
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    if clause.dep_ == "acl:relcl" and is_perfect(clause, "had", "has", "have"):
        return True
    return clause.dep_ in {"advcl", "acl"} and not marks.isdisjoint({"since", "before", "until", "prior"})


def _rank(candidate: Candidate, head: Token, candidates: list[Candidate]) -> tuple[int, int, int, int]:
    """Nearest tier first, then the most exact, a calendar date before a relative one, the nearest words."""
    tier = _tier(candidate, head, candidates)
    shape = candidate.time.shape
    relative = int(shape is None or shape.kind != "date")
    exact = candidate.time.precision or 9
    return (9 if tier is None else tier, exact, relative, abs(candidate.token.i - head.i))


def _tells_background(head: Token) -> bool:
    """Whether an undated clause lies before what is told, so that the narrative's date is not its own."""
    if any(child.lower_ in read_list("background_adjectives") for child in children(head, "amod")):
        return True
    clause = clause_of(head)
    if any(child.lower_ in read_list("background_adverbs") for child in children(clause, "advmod", "obl")):
        return True
    return is_background(clause) and is_perfect(clause, "had", "has", "have")


def _find_told(timeline: Timeline, stop: Stop, sentence: Sentence, head: Token) -> When:
    """The days the narrative has reached at the clause, else those of the lead."""
    told = stop.told[0]
    for time, days in zip(stop.times, stop.told[1:], strict=True):
        if time.start - sentence.start < head.idx or told.start is None:
            told = days
    if told.start is not None or told.end is not None:
        return replace(told, rule="time.narrative")
    if timeline.lead.start is not None and sentence.index < timeline.lead_ends:
        return replace(timeline.lead, rule="time.lead")
    return When()


def _counted_from_event(stop: Stop, sentence: Sentence, head: Token) -> When | None:
    """The date of what follows "a day after": so long before the day told."""
    for time, told in zip(stop.times, stop.told[1:], strict=True):
        shape = time.shape
        if shape is None or shape.base != "event" or shape.unit != "D" or not shape.count or not told.end:
            continue
        if told.precision == 1 and _follows(sentence.doc, time, sentence.start, clause_of(head)):
            day: date = told.end - timedelta(shape.sign * round(shape.count))
            return When(day, day, 1, time.text, "time.counted_from_event")
    return None


def _follows(doc: Doc, time: TimeExpression, start: int, clause: Token) -> bool:
    """Whether a clause is the one an expression such as "a day after" counts from: its mark is the last word."""
    span = doc.char_span(time.start - start, time.end - start, alignment_mode="expand")
    if span is None:
        return False
    return any(span.start <= mark.i < span.end for mark in children(clause, "mark", "case"))
