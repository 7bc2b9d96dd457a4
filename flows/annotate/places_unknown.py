"""Places the gazetteer does not know, kept as written where the words around leave no doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.annotate.places_context import find_kind_after, find_owner, is_title
from flows.annotate.places_matches import Line, Match
from flows.annotate.places_relations import HYPHENS, Relation, find_relation
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = frozenset(
    {
        "al",
        "el",
        "ad",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "az",
        "de",
        "del",
        "e",
        "i",
        "ez",
        "la",
        "le",
        "ul",
        "ur",
    }
)
PLACED = frozenset({"at", "in", "into", "near", "outside", "from", "around", "towards", "toward"})
LIST_WORDS = frozenset({",", "and", "or"})
SETTLEMENTS = frozenset({"city", "neighbourhood", "town", "village"})
LONGEST = 4
OFFICE = ("Department",)  # "the State Department"; a division of a country is in the gazetteer


def find_run(line: Line, first: int, taken: set[int]) -> int:
    """The token behind the capitalised words, articles and hyphens between them, that begin at `first`."""
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
        joined = (
            line.lower[token] in ARTICLES and line.is_proper(token + 2) and line.words[token + 1] in HYPHENS
        )
        starts = (joined or line.proper[token]) and token not in taken
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
    return (
        bool({"and", "or"} & set(line.lower[at:first]))
        and known is not None
        and any(p.kind in SETTLEMENTS for p in known.places)
    )


def drop_kind(line: Line, first: int, last: int) -> int:
    """The end of a run without the kind noun it ends in: "Kurram Agency" is the agency of Kurram."""
    for count in (3, 2, 1):
        kind = read_words().kinds.get(" ".join(line.lower[last - count : last]))
        if last - count > first and is_settled(kind):
            return last - count
    return last


def is_bare(line: Line, first: int, last: int) -> bool:
    """Whether the run stands alone behind its preposition, with no article before and no noun behind it."""
    follower = line.tags[last][:2] if line.tags and last < len(line.tags) else ""
    return bool(first) and line.lower[first - 1] in PLACED and follower not in {"NN", "PO"}


def find_unknown(
    line: Line, matches: list[Match], known: list[Match]
) -> Iterator[tuple[Match, Relation, str | None]]:
    """Names after "the village of", before "district", or on a list with the `known` places.

    A name that only a preposition makes a place is in doubt (unknown) until the document is read.
    """
    matched = {token for match in matches for token in range(match.first, match.last)}
    taken = {token: match for match in known for token in range(match.first, match.last)}
    peoples = {token for match in matches if match.country_code for token in range(match.first, match.last)}
    for first, run_end in find_runs(line, taken.keys() | peoples):
        last = drop_kind(line, first, run_end)
        if is_acronym(line, first, last) or find_owner(line, last) or is_title(line, first):
            continue
        if set(line.lower[first:last]) <= read_words().kinds.keys() or line.words[last : last + 1] == OFFICE:
            continue
        relation, after = find_relation(line, first), find_kind_after(line, last)
        if relation.kind is None and after and is_settled(after[1]):
            relation = replace(relation, kind=after[1])
        placed = relation.case in PLACED or relation.bearing is not None
        listed = (placed and is_beside_place(line, last, taken)) or is_listed(line, first, taken)
        if is_settled(relation.kind) or relation.bearing is not None or listed:
            yield Match(first, last), relation, None
        elif placed and not matched & set(range(first, last)) and is_bare(line, first, last):
            yield Match(first, last), relation, "unknown"
