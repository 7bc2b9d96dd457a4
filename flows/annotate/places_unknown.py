"""Places the gazetteer does not know, kept as written where the words around leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.places_context import find_kind_after, is_owner, is_title
from flows.annotate.places_matches import Line, Match
from flows.annotate.places_relations import HYPHENS, Relation, find_relation
from flows.lexicon.gazetteer.words import read_words

ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "de", "del", "ez", "la", "le", "ul", "ur"})
PLACED = frozenset({"at", "in", "into", "near", "outside", "from", "around", "towards", "toward"})
LIST_WORDS = frozenset({",", "and", "or"})
SETTLEMENTS = frozenset({"city", "neighbourhood", "town", "village"})
LONGEST = 4


def find_run(line: Line, first: int, taken: set[int]) -> int:
    """The token behind the capitalised words, with articles and hyphens between them, that begin at `first`."""
    last, token = first, first
    while token < len(line.words) and token not in taken and token - first < 2 * LONGEST:
        if line.is_proper(token) and line.lower[token] not in read_words().neutral:
            last = token + 1
        elif line.lower[token] not in ARTICLES and line.words[token] not in HYPHENS:
            break
        token += 1
    return last


def find_runs(line: Line, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Every run of proper nouns that no place or people has taken."""
    token = 0
    while token < len(line.words):
        joined = line.lower[token] in ARTICLES and line.is_proper(token + 2) and line.words[token + 1] in HYPHENS
        starts = token not in taken and (joined or line.is_proper(token))
        last = find_run(line, token, taken) if starts else token
        if last > token:
            yield token, last
        token = max(last, token + 1)


def is_acronym(line: Line, first: int, last: int) -> bool:
    """Whether the run is one word in capitals, which is more often a group than a place."""
    return last - first == 1 and line.words[first].isupper()


def is_settled(kind: str | None) -> bool:
    """Whether the kind asked for is a settlement or a division, the name of which nothing else bears."""
    return kind in {"area", "city", "district", "governorate", "neighbourhood", "town", "village"}


def is_beside_place(line: Line, last: int, taken: dict[int, Match]) -> bool:
    """Whether a known place follows behind a comma: "Foo, Diyala province"."""
    return line.lower[last : last + 1] == (",",) and bool(taken.get(last + 1) and taken[last + 1].places)


def is_listed(line: Line, first: int, taken: dict[int, Match]) -> bool:
    """Whether a list that a known place began goes on to the name: "Suran, Halfaya and Foo"."""
    at = first
    while at and line.lower[at - 1] in LIST_WORDS:
        at -= 1
    known = taken.get(at - 1)
    return bool({"and", "or"} & set(line.lower[at:first])) and known is not None and any(p.kind in SETTLEMENTS for p in known.places)


def find_unknown(line: Line, matches: list[Match], taken_tokens: set[int]) -> Iterator[tuple[Match, Relation]]:
    """Names after "the village of", before "district", or on a list with the known places `matches`."""
    taken = {token: match for match in matches for token in range(match.first, match.last)}
    for first, last in find_runs(line, taken_tokens):
        if is_acronym(line, first, last):
            continue
        relation = find_relation(line, first)
        after = find_kind_after(line, last)
        known = after is not None and is_settled(after[1]) and not line.is_name(after[0] - 1)
        named = is_settled(relation.kind) or relation.bearing is not None or known
        if relation.kind is None and known and after:
            relation = Relation(relation.first, after[1], relation.is_near, relation.is_part, relation.bearing)
        listed = relation.case in PLACED and is_beside_place(line, last, taken) or is_listed(line, first, taken)
        if (named or listed) and not is_owner(line, last) and not is_title(line, first):
            yield Match(first, last), relation
