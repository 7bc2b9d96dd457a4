"""By which tokens the dated expressions of a sentence hang in its tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.extract.dates.cues import is_perfect, read_list, root_of
from flows.syntax import children

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from flows.records import Sentence, TimeExpression, Token

PERFECTS = ("had", "has", "have", "'ve")
DECADE = 10  # years
LONGEST_OPENING = 3  # words before an expression that opens its sentence


@dataclass(frozen=True, slots=True)
class Hanging:
    """One dated expression and its way up the tree: the position of its token, then those above it."""

    time: TimeExpression
    way: tuple[int, ...]


def find_hangings(sentence: Sentence, times: Iterable[TimeExpression]) -> tuple[Hanging, ...]:
    """The expressions that have a date, with their ways up."""
    found = []
    for time in times:
        if (time.date_start is None and time.date_end is None) or _is_age(time):
            continue
        token = root_of(sentence.doc, time, sentence.start)
        if token is not None:
            found.append(Hanging(time, (token.i, *_find_above(sentence, time, token))))
            found.extend(_find_since(time, token))
    return tuple(found)


def _is_age(time: TimeExpression) -> bool:
    """Whether an expression is a century, which dates buildings and no event."""
    return time.shape is not None and time.shape.width > DECADE


def _find_since(time: TimeExpression, token: Token) -> Iterator[Hanging]:
    """What has gone on "since the truce collapsed on 19 September" began on that day."""
    governor = _find_since_governor(token)
    for verb in _find_perfects(governor) if governor is not None else ():
        above = (verb.i, *(ancestor.i for ancestor in verb.ancestors))
        yield Hanging(replace(time, date_end=None), above)


def _find_perfects(verb: Token) -> Sequence[Token]:
    """The predicates joined under one perfect, up from the last: "have been killed and wounded"."""
    joined = [verb]
    while verb.dep_ == "conj" and not is_perfect(verb, *PERFECTS):
        verb = verb.head
        joined.append(verb)
    return joined if is_perfect(verb, *PERFECTS) else ()


def _find_since_governor(token: Token) -> Token | None:
    """The predicate that "since" bounds, from a day inside the clause or the phrase that follows it."""
    for inner in (token, *token.ancestors):
        if inner.i != token.i and "since" in {mark.lower_ for mark in children(inner, "mark", "case")}:
            return inner.head if inner.dep_ in {"advcl", "obl"} else None
        if inner.i != token.i and inner.dep_ in {"acl:relcl", "ccomp", "conj", "ROOT"}:
            return None
    return None


def _find_above(sentence: Sentence, time: TimeExpression, token: Token) -> tuple[int, ...]:
    """The positions above an expression; one that opens the sentence goes with its main predicate, always."""
    before = sentence.doc.text[: time.start - sentence.start].split()
    if len(before) <= LONGEST_OPENING and all(word.lower() in read_list("openings") for word in before):
        roots = [other.i for other in sentence.doc if other.dep_ == "ROOT" and other.i != token.i]
        return tuple(roots[:1])
    return tuple(ancestor.i for ancestor in token.ancestors)
