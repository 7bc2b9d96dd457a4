"""Whom an armed group serves: "insurgents led by X", "gunmen loyal to General Y"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.actors import OWNED_FIGHTERS, NamedActor, group_words, leaders, named_actors
from flows.lexicon.fold import fold_pieces
from flows.syntax import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.annotate.actors.hits import Hit
    from flows.lexicon.actors import Leader
    from flows.records import Token


AFTER = 5  # words after people that tell whose they may be
NAMED = 7  # words within which it is then named


class Loyalty(NamedTuple):
    """The state people fight for; its country is None where the text names none."""

    country: str | None


def find_allegiance(token: Token, hits: dict[int, Hit]) -> NamedActor | None:
    """The armed group or army that the people headed at `token` serve, or whose leader they follow."""
    for head in _find_tied(token):
        hit, leader = hits.get(head.i), find_leader(head)
        if hit and hit.actor and hit.actor.sort != "political":
            return hit.actor
        if leader and leader.group:
            return named_actors()[leader.group]
    return _find_suspected(token, hits)


def _find_suspected(token: Token, hits: dict[int, Hit]) -> NamedActor | None:
    """The group people are thought to be of: "men with machetes believed to belong to CODECO".

    Read word by word: the parser takes such a participle for the verb of the sentence.
    """
    after = token.doc[token.i + 1 : token.i + 1 + AFTER]
    thought = (
        t.i for t, to in pairwise(after) if t.lower_ in group_words("suspecting") and to.lower_ == "to"
    )
    first = next(thought, len(token.doc))
    named = (hits[i] for i in range(first, first + NAMED) if i in hits)
    return next((hit.actor for hit in named if hit.actor and hit.actor.sort in OWNED_FIGHTERS), None)


def find_loyalty(token: Token, hits: dict[int, Hit]) -> Loyalty | None:
    """The state whose government or ruler the people headed at `token` are loyal to."""
    for head in _find_tied(token):
        leader = find_leader(head)
        if leader and leader.country:
            return Loyalty(leader.country)
        if head.lemma_.lower() in group_words("governments"):
            inside = [hits[t.i] for t in head.subtree if t.i in hits]
            return Loyalty(next((h.country.code for h in inside if h.country), None))
    return None


def find_leader(head: Token) -> Leader | None:
    """The leader a proper name is, by its last word."""
    last = head
    while joined := children(last, "flat"):  # "Moqtada al-Sadr": Sadr hangs on "al"
        last = joined[-1]
    pieces = fold_pieces(last.text) if last.text[:1].isupper() else ()
    return leaders().get(pieces[-1]) if pieces else None


def _find_tied(token: Token) -> Iterator[Token]:
    """The heads of those a word of allegiance names, hung on the noun or standing right after it."""
    ties = {c.i for c in children(token, "acl", "amod", "acl:relcl") if c.lower_ in group_words("allegiance")}
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if after.lower_ in group_words("allegiance"):
        ties.add(after.i)
    for tie in sorted(ties):
        yield from children(token.doc[tie], "obl", "obl:agent", "nmod", "obj")
