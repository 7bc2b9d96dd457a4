"""How near an expression of a sentence is to a clause: its own, one that shares it, one above, another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.dates.clauses import refers_back
from flows.extract.dates.cues import find_own_clause, goes_along, is_perfect, only_tells
from flows.extract.dates.positions import closes_phrase
from flows.extract.dates.words import is_noun, is_verb, read_list
from flows.syntax import children
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.dates.hanging import Hanging
    from flows.records import TimeExpression, Token

CLAUSE_LINKS = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"})
SHARING = frozenset({"conj", "xcomp"})
BEFORE_OR_SINCE = frozenset({"before", "prior", "since", "until"})
# How near an expression is to a clause, nearest first.
OWN, SAME, GOVERNING, SHARED, SENTENCE, TELLING = range(6)


def find_tier(one: Hanging, above: Sequence[Token], alone: bool) -> tuple[int, int] | None:
    """How near an expression is to a clause; the day on which it was told is the furthest."""
    way = _find_way(one, above, alone)
    telling = way is not None and way[0] == GOVERNING and _only_says(one.way[0], above[0])
    return (TELLING, way[1]) if way and telling else way


def _find_way(one: Hanging, above: Sequence[Token], alone: bool) -> tuple[int, int] | None:
    """How near an expression is to a clause: an index of RULES and the clauses between; None for another's.

    `above` is the head of the clause and the tokens above it; the two ways up meet somewhere.
    """
    head = above[0]
    ranks = {token.i: rank for rank, token in enumerate(above)}
    steps = next((n for n, position in enumerate(one.way) if position in ranks), len(one.way))
    rank = ranks[one.way[steps]] if steps < len(one.way) else len(above)
    own = rank == 0
    if not own and refers_back(head):
        return (OWN, 0) if _ends_phrase(head, one.way[0]) else None
    crossed = [token for n in one.way[1:steps] if _is_clause(token := head.doc[n])]
    if is_noun(head) and not crossed and closes_phrase(head, one.way[0]):
        return OWN, 0
    left = [token for token in above[:rank] if _is_clause(token)]
    if crossed:
        onward = head.i < one.way[0] and _steps_on(one.time)
        tier = None if onward else _tier_below(crossed, left, head if own else None)
    else:
        tier = _tier_above(left, own, alone and one.way[0] < head.i)
    if tier is None and any(_goes_on_from(token, one.way[0]) for token in (head, *left)):
        tier = SENTENCE
    return None if tier is None else (tier, len(crossed) + len(left))


def _ends_phrase(noun: Token, position: int) -> bool:
    """Whether words at a position close the phrase of a noun: "since the fall of Hit in January"."""
    marks = {mark.lower_ for mark in children(noun, "case")}
    return not marks.isdisjoint(read_list("back_reference_prepositions")) and closes_phrase(noun, position)


def _goes_on_from(head: Token, position: int) -> bool:
    """Whether a participle goes on from the clause dated right before it: "on 7 October, killing ten".

    A parser may take it for a part of its object: "on 23 April, sparking clashes".
    """
    doc = head.doc
    phrase = doc[head.left_edge.i : head.i + 1] if is_noun(head) else (head,)
    opener = next(word for word in phrase if not word.is_punct)
    if opener.tag_ != "VBG" or children(head, "mark", "case"):
        return False
    opens = doc[opener.i - 1].text == "," if is_noun(head) else head.dep_ == "advcl"
    return opens and position < opener.i and not any(is_verb(word) for word in doc[position + 1 : opener.i])


def _steps_on(time: TimeExpression) -> bool:
    """Whether an expression goes on from what was told before it: "the next day", "two weeks later"."""
    shape = time.shape
    return shape is not None and shape.kind == "shift" and shape.base == "narrative" and shape.sign > 0


def _tier_below(crossed: Sequence[Token], left: Sequence[Token], head: Token | None) -> int | None:
    """The tier of an expression inside clauses below; `head` where they hang on the clause asked for."""
    if head is not None and not is_verb(head) and all(token.dep_ in DESCRIBING for token in crossed):
        return SAME
    return SHARED if not left and all(_shares(token) for token in crossed) else None


def _tier_above(left: Sequence[Token], own: bool, opens: bool) -> int | None:
    """The tier of an expression of the clause itself or of one above, past the clauses `left`."""
    if not left:
        return OWN if own else SAME
    if all(token.dep_ == "xcomp" for token in left):
        return SAME  # "began pounding camps on Sunday"
    if not any(_is_foreign(token) for token in left):
        return GOVERNING
    return SENTENCE if opens and not any(is_perfect(token, "had", "has", "have") for token in left) else None


def _is_clause(token: Token) -> bool:
    if token.dep_ == "advcl" and is_noun(token) and not children(token, "cop"):
        return False  # "found dead with gunshot wounds the next day"
    return token.dep_ in CLAUSE_LINKS or (token.dep_ == "conj" and is_verb(token))


def _shares(clause: Token) -> bool:
    """Whether a clause is told of the same time as the one it hangs on."""
    if clause.dep_ in SHARING or goes_along(clause):
        return True
    marks = {mark.lower_ for mark in children(clause, "mark", "case", "advmod")}
    return clause.dep_ == "advcl" and not marks.isdisjoint(read_list("same_time_marks"))


def _is_foreign(clause: Token) -> bool:
    """Whether a clause below does not share the date of the clause above it: earlier times, descriptions."""
    if clause.dep_ == "acl:relcl":
        return is_perfect(clause, "had", "has", "have")
    marks = {mark.lower_ for mark in children(clause, "mark", "case")}
    return clause.dep_ in {"advcl", "acl"} and not marks.isdisjoint(BEFORE_OR_SINCE)


def _only_says(position: int, head: Token) -> bool:
    """Whether a time only says when a clause was told of: "died in it, police said on Friday"."""
    clause = find_own_clause(head.doc[position])
    return only_tells(clause) and clause.i != head.i
