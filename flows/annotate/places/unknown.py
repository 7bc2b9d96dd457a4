"""Places the gazetteer does not know, kept as written where the words around leave no doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flows.annotate.places.context import POSSESSIVES, find_kind_after, find_owner, is_title
from flows.annotate.places.followed import (
    is_before_bearing,
    is_before_brackets,
    is_beside_place,
    is_in_division,
)
from flows.annotate.places.matches import Line, Match, opens_item
from flows.annotate.places.relations import HYPHENS, Relation, find_relation
from flows.annotate.places.runs import (
    drop_kind,
    find_own_kind,
    find_runs,
    is_acronym,
    is_bare,
    is_finite,
    is_name_here,
    is_of_title,
    is_settled,
)
from flows.lexicon.actors import identities
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNKNOWN = "unknown"
SEATS = frozenset({"capital"})  # "the Chechen capital" is a people's or a land's, and not called so
Unknown = tuple[Match, Relation, str | None]


@dataclass(frozen=True, slots=True)
class Beside:
    """What else a sentence names: tokens of `known` places, those `matched` at all, those that are what an
    action on places is done to, those `described` as a kind of place ("Foo, a town in the north"), and the
    unknown names `found` so far by their last token.
    """

    known: dict[int, Match]
    matched: frozenset[int]
    objects: frozenset[int]
    described: Mapping[int, str]
    found: dict[int, Unknown] = field(default_factory=dict)


def find_before_on_list(line: Line, first: int, last: int) -> int | None:
    """The last token of what stands before the name on a list, None where it is on none or does something."""
    words, at = read_words(), first
    while at and line.lower[at - 1] in words.list_joints:
        at -= 1
    joints = set(line.lower[at:first])
    if not joints or (joints == {","} and not is_ended(line, last)) or is_finite(line, last):
        return None
    return at - 1


def is_ended(line: Line, token: int) -> bool:
    """Whether only names and commas stand between the token and the "and" that ends a list."""
    words = read_words()
    while token < len(line.words) and (
        line.is_name(token) or line.lower[token] in {",", *words.articles, *HYPHENS}
    ):
        token += 1
    return line.lower[token : token + 1] in {("and",), ("or",)}


def is_listed(line: Line, before: int | None, beside: Beside) -> bool:
    """Whether a list that a known settlement began goes on to the name: "Suran, Halfaya and Foo"."""
    known = beside.known.get(before) if before is not None else None
    return known is not None and any(place.kind in read_words().settlements for place in known.places)


def find_site(line: Line, first: int, last: int) -> Match | None:
    """A site outside a town with the noun for its kind, which is part of its name ("the Foo crossing")."""
    words, after = read_words(), find_kind_after(line, last)
    is_site = after is not None and after[1] in words.outside_kinds
    before = line.lower[first - 1] if first else ""
    led = before == "the" or before in words.locative or before in POSSESSIVES
    return Match(first, after[0]) if after and is_site and led else None


def find_kind(line: Line, match: Match, relation: Relation, beside: Beside) -> str | None:
    """The kind the words before the name, those behind it, its own or those of its list say it is of."""
    after = find_kind_after(line, match.last)
    own = find_own_kind(line, match.first, match.last) or find_part_kind(relation)
    before = find_before_on_list(line, match.first, match.last)
    listed = beside.found[before][1].kind if before is not None and before in beside.found else None
    described = next(
        (beside.described[i] for i in range(match.first, match.last) if i in beside.described), None
    )
    named = after is not None and is_settled(after[1]) and line.lower[match.last] not in SEATS
    behind = after[1] if after and named else find_kind_of_list(line, match.last)
    return relation.kind or described or behind or own or listed


def find_part_kind(relation: Relation) -> str | None:
    """The kind a noun for a part says of a name no file holds: "the area of Foo" is Foo."""
    kind = read_words().kinds.get(relation.noun or "") if relation.is_part else None
    return kind if is_settled(kind) else None


def find_kind_of_list(line: Line, last: int) -> str | None:
    """The kind that the plural noun behind a list of names says of each ("Foo, Bar and Baz villages")."""
    words, token = read_words(), last
    if line.lower[token : token + 1] not in {(joint,) for joint in words.list_joints}:
        return None
    while token < len(line.words) and (
        is_name_here(line, token) or line.lower[token] in words.list_joints or line.words[token] in HYPHENS
    ):
        token += 1
    noun = line.lower[token] if token < len(line.words) else ""
    kind = words.kinds.get(noun) if noun in words.plural_kinds else None
    return kind if is_settled(kind) else None


def find_doubts(line: Line, match: Match, relation: Relation, beside: Beside) -> Iterator[str | None]:
    """What each sign of a place leaves in doubt: nothing (None), or unknown, for the document to say."""
    before, words = find_before_on_list(line, match.first, match.last), read_words()
    placed = relation.case in words.placed
    taken = relation.case == "of" and relation.noun in words.of_taking and match.first > 0
    taken = taken or relation.noun in words.town_parts
    in_list = relation.kind is not None and relation.kind == find_kind_of_list(line, match.last)
    opened = is_opened(line, match)
    if (
        (is_settled(relation.kind) and not in_list and not opened)
        or relation.bearing is not None
        or relation.kilometres is not None
        or is_listed(line, before, beside)
    ):
        yield None
    struck = bool(beside.objects & set(range(match.first, match.last)))
    if (placed and is_beside_place(line, match.last, beside.known)) or (
        (placed or struck) and is_before_brackets(line, match.last, beside.known)
    ):
        yield None
    if is_before_bearing(line, match.last) and (placed or relation.case is None):
        yield None
    if is_capital(line, match) and opens_item(line, match.first, match.last):
        yield UNKNOWN
    if before in beside.found:
        yield beside.found[before or 0][2]
    tokens = set(range(match.first, match.last))
    signs = is_bare(line, match.first, match.last) if placed else bool(tokens & beside.objects)
    signs = signs or is_owned(line, match, beside.known) or is_aimed_at(line, match)
    said = in_list or opened or relation.kind in words.outside_kinds or is_end_of_way(line, match, beside)
    if said or taken or (signs and not tokens & beside.matched) or is_in_division(line, match, beside.known):
        yield UNKNOWN


def is_opened(line: Line, match: Match) -> bool:
    """Whether a name begins with a word that only names of places begin with ("Tell Foo")."""
    return match.last - match.first > 1 and line.lower[match.first] in read_words().site_openers


def is_aimed_at(line: Line, match: Match) -> bool:
    """Whether the name stands alone behind "on" and a word for what is done to places ("a raid on Foo")."""
    before, words = line.lower[max(match.first - 2, 0) : match.first], read_words()
    follower = line.tags[match.last][:2] if line.tags and match.last < len(line.tags) else ""
    if before[1:] != ("on",) or follower in {"CD", "NN", "PO"}:
        return False
    lone = sum(line.is_name(token) for token in range(match.first, match.last)) == 1 and not line.is_titled
    return before[0] in words.aimed or (lone and before[0] in words.aimed_alone)


def is_end_of_way(line: Line, match: Match, beside: Beside) -> bool:
    """Whether the name is an end of what lies between it and a known settlement ("between Foo and Jos")."""
    start = match.first if line.lower[match.first - 1 : match.first] == ("between",) else None
    other = match.last + 1 if start is not None else match.first - 2
    known = beside.known.get(other)
    if known is None or line.lower[min(match.last, known.last)] != "and":
        return False
    opens = line.lower[min(match.first, known.first) - 1] == "between"
    return opens and any(place.kind in read_words().settlements for place in known.places)


def is_capital(line: Line, match: Match) -> bool:
    """Whether a name is in capitals throughout, as the places that open the items of a round-up are."""
    return all(word.isupper() for word in line.words[match.first : match.last])


def is_owned(line: Line, match: Match, known: dict[int, Match]) -> bool:
    """Whether the known place the name lies in stands before it as its owner ("in Niger's Makalondi")."""
    at = match.first - 2
    if at < 1 or line.lower[at + 1] not in POSSESSIVES or at not in known:
        return False
    return line.lower[known[at].first - 1] in read_words().placed


def find_at(line: Line, first: int, run_end: int, beside: Beside) -> Unknown | None:
    """The place a run of proper nouns names, None where nothing says that it names one."""
    last = drop_kind(line, first, run_end)
    shouted = is_acronym(line, first, last) and not opens_item(line, first, last)
    is_people = last - first == 1 and line.lower[first] in identities()  # "the Chechen border"
    is_other = shouted or is_people or is_title(line, first) or is_of_title(line, first, last)
    if is_other or find_owner(line, last):
        return None
    site, relation = find_site(line, first, last), find_relation(line, first)
    match = Match(first, last)
    relation = relation._replace(kind=find_kind(line, match, relation, beside))
    if site:
        return None if beside.matched & set(range(first, last)) else (site, relation, UNKNOWN)
    doubts = list(find_doubts(line, match, relation, beside))
    return (match, relation, doubts[0]) if doubts else None


def find_end(line: Line, match: Match) -> int:
    """The token behind a known name and the noun for its kind."""
    after = find_kind_after(line, match.last)
    return after[0] if after else match.last


def find_unknown(
    line: Line,
    matches: list[Match],
    known: list[Match],
    objects: frozenset[int],
    described: Mapping[int, str],
) -> Iterator[Unknown]:
    """Names after "the village of", before "district", or on a list with the `known` places.

    A name `described` as a town is one. A name that only a preposition makes a place, a site's, or one of the
    `objects` of an action on places is in doubt (unknown) until the document is read.
    """
    matched = frozenset(token for match in matches for token in range(match.first, match.last))
    taken = {token: match for match in known for token in range(match.first, match.last)}
    peoples = {token for match in matches if match.country_code for token in range(match.first, match.last)}
    beside = Beside(taken, matched, objects, described)
    nouns = {token for match in known for token in range(match.last, find_end(line, match))}
    for first, run_end in find_runs(line, taken.keys() | peoples | nouns):
        unknown = find_at(line, first, run_end, beside)
        if unknown is not None:
            beside.found[unknown[0].last - 1] = unknown
            yield unknown
