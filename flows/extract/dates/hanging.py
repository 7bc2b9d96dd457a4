"""By which tokens the dated expressions of a sentence hang in its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.dates.cues import (
    find_own_clause,
    is_attributive,
    is_perfect,
    is_possessor,
    leads_sentence,
    only_tells,
    opens_sentence,
    root_of,
    tells_that_it_was,
)
from flows.extract.dates.positions import (
    find_compared,
    find_comparing,
    find_named_day,
    find_verb_since,
    follows_closed,
    is_superlative,
    ranks,
)
from flows.extract.dates.words import is_noun, read_list
from flows.syntax import children
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.records import Sentence, TimeExpression, Token

PERFECTS = ("had", "has", "have", "'ve")
OPEN_BASES = frozenset({"event", "told", "writing"})  # what they count from may be unknown
REACH = 5  # words after an expression within which "when" takes it up
DECADE = 10  # years


class Hanging(NamedTuple):
    """One dated expression and its way up the tree: the position of its token, then those above it."""

    time: TimeExpression
    way: tuple[int, ...]


Hangings = tuple[Hanging, ...]


def find_hangings(sentence: Sentence, times: Iterable[tuple[TimeExpression, TimeExpression]]) -> Hangings:
    """The expressions that date a clause, with their ways up; each comes with its days unbounded."""
    found: list[Hanging] = []
    for time, whole in times:
        token = root_of(sentence.doc, time, sentence.start) if _may_date(time) else None
        if token is not None:
            is_name = is_attributive(token, time, sentence) and not leads_sentence(sentence, time)
            is_name = is_name or is_possessor(time, sentence)
            found.extend(_find_own(sentence, whole if is_name else time, token))
            found.extend(_find_described(time, token))
            found.extend(_find_since(time, token))
            found.extend(_find_when(whole, token))
    return tuple(found)


def _may_date(time: TimeExpression) -> bool:
    """Whether an expression has days, or days that cannot be told ("the Thursday before the feast")."""
    shape = time.shape
    is_open = shape is not None and shape.kind in {"date", "window"} and shape.base in OPEN_BASES
    return (time.date_start is not None or time.date_end is not None or is_open) and not _is_age(time)


def _find_own(sentence: Sentence, time: TimeExpression, token: Token) -> Iterator[Hanging]:
    """The expression on its way up, which ends where the sentence only compares with what was since then."""
    above = _find_above(sentence, time, token)
    comparing = find_comparing(token.doc, token.i)
    if comparing is not None:
        yield Hanging(time, tuple(range(token.i, comparing, -1)))
        return
    if _is_stretch_of_now(time) and ranks(token.doc, token.left_edge.i):
        return
    since = _find_comparison(token)
    if since is None:
        yield Hanging(time, (token.i, *above))
    elif since.i in above:
        yield Hanging(time, (token.i, *above[: above.index(since.i) + 1]))
    elif since.i != token.i:
        yield Hanging(time, (token.i, since.i))


def _is_stretch_of_now(time: TimeExpression) -> bool:
    """Whether an expression is a whole month or year that is told of: "so far this year", "that month"."""
    shape = time.shape
    return shape is not None and shape.kind == "shift" and not shape.sign and shape.unit in {"M", "Y"}


def _find_described(time: TimeExpression, token: Token) -> Iterator[Hanging]:
    """The noun of a clause that only says when it was: "clashes that had begun in May" have no end yet."""
    clause = token.head
    if clause.dep_ not in DESCRIBING or not is_noun(clause.head):
        return
    begins = clause.lemma_.lower() in read_list("beginning_verbs")
    if begins or tells_that_it_was(clause):
        is_open = begins and is_perfect(clause, *PERFECTS)
        noun = clause.head
        way = (noun.i, *(above.i for above in noun.ancestors))
        yield Hanging(time._replace(date_end=None) if is_open else time, way)


def _find_comparison(token: Token) -> Token | None:
    """The token that "since" bounds after a superlative: "the worst attack since troops came in 2015"."""
    for inner in (token, *token.ancestors):
        for mark in children(inner, "mark", "case"):
            if mark.lower_ == "since" and any(is_superlative(word) for word in inner.doc[: mark.i]):
                return inner
    return find_compared(token.doc, token.i)


def _find_when(time: TimeExpression, token: Token) -> Iterator[Hanging]:
    """The clause that says what was then: "until February 2013, when the army drove them out"."""
    after = [word for word in token.doc[token.i + 1 : token.i + REACH] if not word.is_punct]
    when = next((word for word in after if word.lower_ == "when"), None)
    if when is not None and all(word.head.i <= token.i or word.i >= when.i for word in after):
        verb = when.head
        yield Hanging(time, (verb.i,))
    named = find_named_day(token.doc, token.i)
    if named is not None:
        yield Hanging(time, (named,))


def _is_age(time: TimeExpression) -> bool:
    """Whether an expression is a century, which dates buildings and no event."""
    return time.shape is not None and time.shape.width > DECADE


def _find_since(time: TimeExpression, token: Token) -> Iterator[Hanging]:
    """What has gone on "since the truce collapsed on 19 September" began on that day."""
    governor = None if _find_comparison(token) else _find_since_governor(token)
    for verb in _find_perfects(governor) if governor is not None else ():
        above = (verb.i, *(ancestor.i for ancestor in verb.ancestors))
        yield Hanging(time._replace(date_end=None, relation="since"), above)


def _find_perfects(verb: Token) -> Sequence[Token]:
    """The predicates joined under one perfect, up from the last: "have been killed and wounded"."""
    joined = [verb]
    while verb.dep_ == "conj" and not is_perfect(verb, *PERFECTS):
        verb = verb.head
        joined.append(verb)
    is_reduced = verb.dep_ == "acl" and verb.tag_ == "VBN"  # "the soldiers killed since May"
    return joined if is_reduced or is_perfect(verb, *PERFECTS) else ()


def _find_since_governor(token: Token) -> Token | None:
    """The predicate that "since" bounds, from a day inside the clause or the phrase that follows it."""
    for inner in (token, *token.ancestors):
        if inner.i != token.i and "since" in {mark.lower_ for mark in children(inner, "mark", "case")}:
            return inner.head if inner.dep_ in {"advcl", "obl"} else None
        if inner.i != token.i and inner.dep_ in {"acl:relcl", "ccomp", "conj", "ROOT"}:
            break
    return find_verb_since(token.doc, token.i)


def _find_above(sentence: Sentence, time: TimeExpression, token: Token) -> tuple[int, ...]:
    """The positions above an expression; one that opens the sentence goes with its main predicate, always."""
    if opens_sentence(sentence, time):
        roots = [other for other in sentence.doc if other.dep_ == "ROOT" and other.i != token.i]
        return tuple(_find_told(root).i for root in roots[:1])
    clause = find_own_clause(token)
    if clause.dep_ == "acl:relcl" and follows_closed(clause, token):
        return (clause.head.i, *(ancestor.i for ancestor in clause.head.ancestors))
    return tuple(ancestor.i for ancestor in token.ancestors)


def _find_told(root: Token) -> Token:
    """The predicate of what is told, where its source closes the sentence: "… shelled it, police said"."""
    if not only_tells(root):
        return root
    return next((clause for clause in children(root, "ccomp") if clause.i < root.i), root)
