"""Which date a clause has: its own words', its governor's, its sentence's, else the narrative's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flows.extract.dates.clauses import (
    DESCRIBING,
    head_is_verb,
    is_undated_perfect,
    lasts,
    names_known_event,
    refers_back,
    tells_background,
)
from flows.extract.dates.cues import is_perfect, read_list, root_of
from flows.records import Sentence, TimeExpression, When
from flows.syntax import children, clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from flows.extract.dates.timeline import Stop, Timeline

CLAUSE_LINKS = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
SHARING = frozenset({"conj", "xcomp"})
MAX_OPENING = 3
RULES = (
    "time.own_clause",
    "time.same_clause",
    "time.governing_clause",
    "time.shared_clause",
    "time.sentence",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One dated expression and the token by which it hangs."""

    time: TimeExpression
    token: Token
    above: tuple[Token, ...]


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
    if best is not None and tier is not None and not (tier > 1 and tells_background(token)):
        best = _refine(best, token, candidates)
        return _make_when(best.time, RULES[tier], token, stop.told[0])
    if tells_background(token) or (is_undated_perfect(token) and not _opens(timeline, sentence)):
        return When()
    return _find_told(timeline, stop, sentence, token)


def _make_when(time: TimeExpression, rule: str, head: Token, told: When) -> When:
    """The days of an expression; what "continued as of mid-July" began where the narrative stands."""
    start = time.date_start
    if start is None and lasts(head) and told.start and time.date_end and told.start <= time.date_end:
        start = told.start
    return When(start, time.date_end, time.precision, time.text, rule)


def _opens(timeline: Timeline, sentence: Sentence) -> bool:
    """Whether a sentence stands in the lead of a news text, where a present perfect is the news."""
    return not timeline.looks_back and sentence.index <= timeline.lead_ends


def _find_candidates(stop: Stop, sentence: Sentence) -> list[Candidate]:
    """The dated expressions of a sentence with the tokens they hang by."""
    found = []
    for time in stop.times:
        if time.date_start is None and time.date_end is None:
            continue
        token = root_of(sentence.doc, time, sentence.start)
        if token is not None:
            found.append(Candidate(time, token, _find_ancestors(sentence, time, token)))
    return found


def _find_ancestors(sentence: Sentence, time: TimeExpression, token: Token) -> tuple[Token, ...]:
    """The tokens above an expression; one that opens the sentence goes with its main predicate, always."""
    before = sentence.doc.text[: time.start - sentence.start].split()
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), token)
    if len(before) <= MAX_OPENING and all(word.lower() in read_list("openings") for word in before):
        return (root,)
    return tuple(token.ancestors)


def _meet(candidate: Candidate, head: Token) -> tuple[list[Token], Token, list[Token]]:
    """The ways from an expression and from a head up to where they meet, and that token."""
    above = [head, *head.ancestors]
    positions = {token.i: n for n, token in enumerate(above)}
    way: list[Token] = []
    for token in (candidate.token, *candidate.above):
        if token.i in positions:
            return way, token, above[: positions[token.i]]
        way.append(token)
    return way, candidate.token, above


def _is_clause(token: Token) -> bool:
    return token.dep_ in CLAUSE_LINKS or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"})


def _tier(candidate: Candidate, head: Token, candidates: list[Candidate]) -> int | None:
    """How near an expression is to a clause, an index of RULES; None where it is another clause's."""
    way, meeting, above = _meet(candidate, head)
    own = meeting.i == head.i
    if not own and refers_back(head):
        return None
    crossed = [token for token in way if _is_clause(token)]
    left = [token for token in above if _is_clause(token)]
    if crossed:
        return _tier_below(crossed, left, head if own else None)
    if not left:
        return 0 if own else 1
    if not any(_is_foreign(token) for token in left):
        return 2
    alone = len(candidates) == 1 and candidate.token.i < head.i
    return 4 if alone and not any(is_perfect(token, "had", "has", "have") for token in left) else None


def _tier_below(crossed: list[Token], left: list[Token], head: Token | None) -> int | None:
    """The tier of an expression inside clauses below; `head` where they hang on the clause asked for."""
    if head is not None and not head_is_verb(head) and all(token.dep_ in DESCRIBING for token in crossed):
        return 1
    return 3 if not left and all(_shares(token) for token in crossed) else None


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


def _refine(best: Candidate, head: Token, candidates: list[Candidate]) -> Candidate:
    """A more exact expression of the same clause that lies inside the best: "in June … began on 4 June"."""
    for other in candidates:
        tier = _tier(other, head, candidates)
        exact = (other.time.precision or 9) < (best.time.precision or 9)
        if tier is not None and tier < 2 and exact and _inside(other.time, best.time):
            return other
    return best


def _inside(inner: TimeExpression, outer: TimeExpression) -> bool:
    """Whether all days of one expression are days of the other."""
    if not (inner.date_start and inner.date_end and outer.date_start and outer.date_end):
        return False
    return outer.date_start <= inner.date_start and inner.date_end <= outer.date_end


def _find_told(timeline: Timeline, stop: Stop, sentence: Sentence, head: Token) -> When:
    """The days the narrative has reached at the clause, else those of the lead."""
    told = stop.told[0]
    for time, days in zip(stop.times, stop.told[1:], strict=True):
        if time.start - sentence.start < head.idx or told.start is None:
            told = days
    if told.start is not None or told.end is not None:
        return replace(told, rule="time.back_reference" if names_known_event(head) else "time.narrative")
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
    """Whether a clause is the one "a day after" counts from: its mark is the last word of the expression."""
    span = doc.char_span(time.start - start, time.end - start, alignment_mode="expand")
    if span is None:
        return False
    return clause.left_edge.i <= span.end - 1 < clause.i and clause.i not in {t.i for t in span.root.ancestors}
