"""What the parse says of an expression: does the narrative move to it, does its clause speak of the future."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.chronology import Moment
from flows.extract.dates.reading import Cue
from flows.lexicon import read_yaml
from flows.records import Sentence, TimeExpression
from flows.syntax import children, clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BOUNDING = frozenset({"before", "after", "earlier", "as_of"})
QUOTES = frozenset('"“”')


@cache
def read_list(name: str) -> frozenset[str]:
    """One word list of `times_clauses.yml`."""
    return frozenset(read_yaml("times_clauses.yml")[name])


def root_of(doc: Doc, time: TimeExpression, start: int) -> Token | None:
    """The token by which an expression hangs on the rest of the sentence; None outside the sentence."""
    span = doc.char_span(time.start - start, time.end - start, alignment_mode="expand")
    if span is None or not len(span):
        return None
    outer = (t for t in span if t.head.i < span.start or t.head.i >= span.end or t.head is t)
    return next((t for t in outer if t.dep_ not in {"case", "punct", "mark", "cc"}), span[0])


def is_perfect(verb: Token, *forms: str) -> bool:
    """Whether a predicate is perfect, with an auxiliary of one of the forms ("had", "has")."""
    return any(child.lower_ in forms for child in children(verb, "aux"))


def is_ahead(verb: Token) -> bool:
    """Whether a predicate speaks of the future."""
    return any(child.lower_ in read_list("future_auxiliaries") for child in children(verb, "aux"))


def is_quoted(doc: Doc, token: Token) -> bool:
    """Whether a token stands inside quotation marks of its sentence."""
    opened = sum(doc[i].text in QUOTES for i in range(token.i))
    return opened % 2 == 1


def is_background(clause: Token) -> bool:
    """Whether a clause only describes: a relative clause, a participle, or an adverbial clause of another time."""
    if clause.dep_ in {"acl", "acl:relcl", "csubj"}:
        return True
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    return clause.dep_ == "advcl" and not marks.isdisjoint(read_list("other_time_marks"))


def _moves(token: Token, time: TimeExpression) -> bool:
    """Whether the narrative moves to the time: a day told by a clause that is not background."""
    if time.relation in BOUNDING and time.type != "TIME":
        return False
    clause = clause_of(token)
    if is_background(clause) or any(is_background(a) for a in clause.ancestors):
        return False
    leads = token.i < clause.i
    if not leads and is_perfect(clause, "had", "has", "have"):
        return False
    return leads or _is_day(time)


def _is_day(time: TimeExpression) -> bool:
    """Whether an expression is as exact as a day, a month or a part of one."""
    shape = (time.shape.begin or time.shape) if time.shape else None
    if shape is None:
        return False
    if shape.kind == "date":
        return any((shape.month, shape.day, shape.clock, shape.daypart, shape.weekday is not None))
    return shape.unit in {"D", "W", "M", "H"}


def make_cue(sentence: Sentence, time: TimeExpression, speech: Moment | None) -> Cue:
    """The cue of one expression in its sentence."""
    doc = sentence.doc
    token = root_of(doc, time, sentence.start)
    if token is None:
        return Cue(speech, False)
    quoted = is_quoted(doc, token)
    return Cue(speech, not quoted and _moves(token, time), is_ahead(clause_of(token)))
