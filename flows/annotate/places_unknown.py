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

LONGEST = 4


def find_run(line: Line, first: int, taken: set[int]) -> int:
    """The token behind the capitalised words, articles and hyphens between them, that begin at `first`."""
    last, token = first, first
    while token < len(line.words) and token not in taken and token - first < 2 * LONGEST:
        if line.is_proper(token) and line.lower[token] not in read_words().neutral:
            last = token + 1
        elif line.lower[token] not in read_words().articles and line.words[token] not in HYPHENS:
            break
        token += 1
    return last


def find_runs(line: Line, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Every run of proper nouns that no place or people has taken."""
    token = 0
    while token < len(line.words):
        joined = (
            line.lower[token] in read_words().articles
            and line.is_proper(token + 2)
            and line.words[token + 1] in HYPHENS
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
    return kind in read_words().named_kinds


def is_beside_place(line: Line, last: int, taken: dict[int, Match]) -> bool:
    """Whether a known place follows behind a comma: "Foo, Diyala province"."""
    return line.lower[last : last + 1] == (",",) and bool(taken.get(last + 1) and taken[last + 1].places)


def is_listed(line: Line, first: int, last: int, taken: dict[int, Match]) -> bool:
    """Whether a list that a known place began goes on to the name: "Suran, Halfaya and Foo"."""
    words, at = read_words(), first
    while at and line.lower[at - 1] in words.list_joints:
        at -= 1
    known = taken.get(at - 1)
    return (
        bool({"and", "or"} & set(line.lower[at:first]))
        and known is not None
        and any(p.kind in words.settlements for p in known.places)
        and not is_finite(line, last)
    )


def is_finite(line: Line, token: int) -> bool:
    """Whether the token is a verb of which the words before it are the subject ("and Foo ordered")."""
    return bool(line.tags) and token < len(line.tags) and line.tags[token] in {"VBD", "VBZ", "VBP", "MD"}


def drop_kind(line: Line, first: int, last: int) -> int:
    """The end of a run without the kind noun it ends in: "Kurram District" is the district of Kurram."""
    for count in (3, 2, 1):
        kind = read_words().kinds.get(" ".join(line.lower[last - count : last]))
        if last - count > first and is_settled(kind):
            return last - count
    return last


def is_bare(line: Line, first: int, last: int) -> bool:
    """Whether the run stands alone behind its preposition, with no article before and no noun behind it."""
    follower = line.tags[last][:2] if line.tags and last < len(line.tags) else ""
    return bool(first) and line.lower[first - 1] in read_words().placed and follower not in {"NN", "PO"}


def is_of_title(line: Line, first: int, last: int) -> bool:
    """Whether the run is a word of a title or an institution ("Church in Need", "the State Department")."""
    words = read_words()
    joined = line.lower[last] in words.weak_kinds and line.is_name(last) if last < len(line.words) else False
    return (
        joined
        or set(line.lower[first:last]) <= words.kinds.keys() | words.weak_kinds
        or bool(set(line.lower[first:last]) & words.placeless)
    )


def find_site(line: Line, first: int, last: int) -> Match | None:
    """A site outside a town with the noun for its kind, which is part of its name ("the Foo crossing")."""
    after = find_kind_after(line, last)
    is_site = after is not None and after[1] in read_words().outside_kinds
    return Match(first, after[0]) if after and is_site and line.lower[first - 1 : first] == ("the",) else None


def find_doubt(line: Line, match: Match, relation: Relation, listed: bool) -> str | None:
    """None where the words make the name a place, unknown where the document must say, else "none"."""
    if is_settled(relation.kind) or relation.bearing is not None or listed:
        return None
    placed = relation.case in read_words().placed
    return "unknown" if placed and is_bare(line, match.first, match.last) else "none"


def find_unknown(
    line: Line, matches: list[Match], known: list[Match]
) -> Iterator[tuple[Match, Relation, str | None]]:
    """Names after "the village of", before "district", or on a list with the `known` places.

    A name that only a preposition makes a place, or a site's, is in doubt (unknown) until the document is
    read.
    """
    matched = {token for match in matches for token in range(match.first, match.last)}
    taken = {token: match for match in known for token in range(match.first, match.last)}
    peoples = {token for match in matches if match.country_code for token in range(match.first, match.last)}
    for first, run_end in find_runs(line, taken.keys() | peoples):
        last = drop_kind(line, first, run_end)
        if is_acronym(line, first, last) or find_owner(line, last) or is_title(line, first):
            continue
        if is_of_title(line, first, last):
            continue
        match, relation, after = Match(first, last), find_relation(line, first), find_kind_after(line, last)
        if relation.kind is None and after and is_settled(after[1]):
            relation = replace(relation, kind=after[1])
        site = find_site(line, first, last)
        placed = relation.case in read_words().placed or relation.bearing is not None
        listed = (placed and is_beside_place(line, last, taken)) or is_listed(line, first, last, taken)
        doubt = "unknown" if site else find_doubt(line, match, relation, listed)
        if doubt is None or (doubt == "unknown" and not matched & set(range(first, last))):
            yield site or match, relation, doubt
