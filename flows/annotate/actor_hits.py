"""Where a sentence names an actor or a country that a list knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.actors import Alias, NamedActor, aliases, group_words
from flows.lexicon.countries import Country, country_words
from flows.lexicon.fold import fold_pieces

if TYPE_CHECKING:
    from flows.records import Token, Tree

Stream = list[tuple[str, int]]  # folded words of a sentence, each with the token it is of


class Hit(NamedTuple):
    """Tokens `[first, last)` that name an actor or a country."""

    first: int
    last: int
    actor: NamedActor | None
    country: Country | None
    is_demonym: bool


def find_hits(doc: Tree) -> list[Hit]:
    """Names of actors and countries, the longest at each place, left to right, not overlapping."""
    stream: Stream = [(piece, token.i) for token in doc for piece in fold_pieces(token.text)]
    hits, at = [], 0
    while at < len(stream):
        hit = _alias_at(doc, stream, at) or _country_at(doc, stream, at)
        if hit is None:
            at += 1
            continue
        hits.append(hit)
        while at < len(stream) and stream[at][1] < hit.last:
            at += 1
    return hits


def _matches(stream: Stream, at: int, pieces: tuple[str, ...]) -> tuple[int, int] | None:
    if len(pieces) > len(stream) - at or any(stream[at + k][0] != p for k, p in enumerate(pieces)):
        return None
    first, last = stream[at][1], stream[at + len(pieces) - 1][1] + 1
    after = stream[at + len(pieces)] if at + len(pieces) < len(stream) else ("", -1)
    before = stream[at - 1] if at else ("", -1)
    inside = before[1] == first and before[0] not in group_words("articles")
    tied = after[1] > last and after[0] in group_words("loose_ties")
    return None if inside or after[1] == last - 1 or tied else (first, last)


def _alias_at(doc: Tree, stream: Stream, at: int) -> Hit | None:
    skip = 1 if stream[at][0] in group_words("articles") and at + 1 < len(stream) else 0
    for offset in (0, skip) if skip else (0,):
        for alias in aliases().get(stream[at + offset][0], ()):
            span = _matches(stream, at + offset, alias.pieces)
            if span and _is_written_as(doc, span, alias):
                return Hit(stream[at][1], span[1], alias.actor, None, False)
    return None


def _is_written_as(doc: Tree, span: tuple[int, int], alias: Alias) -> bool:
    """Whether capitals are as a name wants them; a date range of the alias is the document's to judge."""
    if alias.exact:
        written = doc.quote(*span).replace(".", "")
        return written == alias.exact.replace(".", "") and doc[span[0]].tag_ != "VBZ"
    return any(token.text[:1].isupper() for token in doc[span[0] : span[1]])


def _country_at(doc: Tree, stream: Stream, at: int) -> Hit | None:
    for pieces, country, is_demonym in country_words().get(stream[at][0], ()):
        span = _matches(stream, at, pieces)
        if span and doc[span[0]].text[:1].isupper() and (len(pieces[0]) > 3 or _is_upper(doc, span, pieces)):
            return Hit(*span, None, country, is_demonym)
    return None


def _is_upper(doc: Tree, span: tuple[int, int], pieces: tuple[str, ...]) -> bool:
    return len(pieces) > 1 or doc[span[0]].text.replace(".", "").isupper()


def is_nation(token: Token | None) -> bool:
    """Whether the token by itself names a country or a nationality."""
    pieces = fold_pieces(token.text) if token is not None and token.text[:1].isupper() else ()
    return any(words == pieces for words, _, _ in country_words().get(pieces[0], ())) if pieces else False
