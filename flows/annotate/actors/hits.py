"""Where a sentence names an actor or a country that a list knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from flows.lexicon.actors import Alias, NamedActor, aliases, group_words
from flows.lexicon.countries import Country, country_words
from flows.lexicon.fold import fold_pieces
from flows.syntax.labels import FINITE_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.records import Token, Tree


Defined: TypeAlias = "Mapping[str, tuple[Alias, ...]]"  # first folded word -> the names a text itself defines

NOTHING: Defined = {}


class Stream(NamedTuple):
    """The folded words of a sentence, and the token each is of."""

    pieces: tuple[str, ...]
    tokens: tuple[int, ...]

    def word(self, at: int) -> tuple[str, int]:
        """One word and its token; none outside the sentence."""
        return (self.pieces[at], self.tokens[at]) if 0 <= at < len(self.pieces) else ("", -1)


class Hit(NamedTuple):
    """Tokens `[first, last)` that name an actor or a country."""

    first: int
    last: int
    actor: NamedActor | None
    country: Country | None
    is_demonym: bool


def find_hits(doc: Tree, defined: Defined = NOTHING) -> list[Hit]:
    """Names of actors and countries, the longest at each place, left to right, not overlapping.

    What the text itself has `defined` comes before what the lists have.
    """
    pieces = [(piece, token.i) for token in doc for piece in fold_pieces(token.text)]
    stream = Stream(tuple([piece for piece, _ in pieces]), tuple([token for _, token in pieces]))
    openers = _openers()
    hits: list[Hit] = []
    for at, piece in enumerate(stream.pieces):
        if not (piece in openers or piece in defined) or (hits and stream.tokens[at] < hits[-1].last):
            continue
        hit = _alias_at(doc, stream, at, defined) or _country_at(doc, stream, at)
        if hit is not None:
            hits.append(hit)
    return hits


@cache
def _openers() -> frozenset[str]:
    """Every word that a name of an actor or a country, or the article before one, begins with."""
    return frozenset({*aliases(), *country_words(), *group_words("articles")})


def _find_span(stream: Stream, at: int, length: int) -> tuple[int, int] | None:
    """The tokens of so many words; None where they are a part of a token, are tied to what follows, or only
    tell whom others fight: "anti-Taliban militia".
    """
    end = at + length
    first, last = stream.tokens[at], stream.tokens[end - 1] + 1
    before, after = stream.word(at - 1), stream.word(end)
    inside = before[1] == first and before[0] not in group_words("articles")
    tied = after[1] > last and after[0] in group_words("loose_ties")
    fought = before[1] == first - 2 and before[0] in group_words("fighting")
    return None if inside or fought or after[1] == last - 1 or tied else (first, last)


def _alias_at(doc: Tree, stream: Stream, at: int, defined: Defined) -> Hit | None:
    starts = [at]
    if stream.pieces[at] in group_words("articles") and at + 1 < len(stream.pieces):
        starts.append(at + 1)
    for start in starts:
        for alias in _find_aliases(stream.pieces[start], defined):
            length = len(alias.pieces)
            if stream.pieces[start : start + length] != alias.pieces:
                continue
            span = _find_span(stream, start, length)
            if span and _is_written_as(doc, span, alias):
                return Hit(stream.tokens[at], span[1], alias.actor, None, False)
    return None


def _find_aliases(opener: str, defined: Defined) -> Iterable[Alias]:
    """The names that begin with a word, the longest first; of two as long, the one the text defines."""
    known, own = aliases().get(opener, ()), defined.get(opener, ())
    return sorted((*own, *known), key=lambda alias: -len(alias.pieces)) if own else known


def _is_written_as(doc: Tree, span: tuple[int, int], alias: Alias) -> bool:
    """Whether capitals are as a name wants them; a date range of the alias is the document's to judge."""
    if alias.exact:
        written = doc.quote(*span).replace(".", "")
        verb = doc[span[0]].tag_ == "VBZ" and not _is_subject(doc[span[0]])
        return written == alias.exact.replace(".", "") and not verb
    small = doc.quote(*span) in group_words("small_names")
    return small or any(token.text[:1].isupper() for token in doc[span[0] : span[1]])


def _is_subject(token: Token) -> bool:
    """Whether "IS", taken for a verb, stands before one in a sentence that is not all capitals."""
    after = token.doc[token.i + 1 : token.i + 2]
    return not token.doc.text.isupper() and any(t.tag_ in FINITE_TAGS for t in after)


def _country_at(doc: Tree, stream: Stream, at: int) -> Hit | None:
    for pieces, country, is_demonym in country_words().get(stream.pieces[at], ()):
        if stream.pieces[at : at + len(pieces)] != pieces:
            continue
        span = _find_span(stream, at, len(pieces))
        if span and doc[span[0]].text[:1].isupper() and (len(pieces[0]) > 3 or _is_upper(doc, span, pieces)):
            return Hit(*span, None, country, is_demonym)
    return None


def _is_upper(doc: Tree, span: tuple[int, int], pieces: tuple[str, ...]) -> bool:
    return len(pieces) > 1 or doc[span[0]].text.replace(".", "").isupper()


def is_nation(token: Token | None) -> bool:
    """Whether the token by itself names a country or a nationality."""
    return token is not None and find_nation(token.text) is not None


def find_nation(word: str) -> str | None:
    """The code of the country a word with a capital is the name or the adjective of."""
    pieces = fold_pieces(word) if word[:1].isupper() else ()
    known = country_words().get(pieces[0], ()) if pieces else ()
    return next((country.code for words, country, _ in known if words == pieces), None)
