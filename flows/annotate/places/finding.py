"""Places named in one sentence, each with the words that relate it to what happened there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.places.borders import join_borders
from flows.annotate.places.context import (
    POSSESSIVES,
    find_kind_after,
    find_owner,
    is_beside_name,
    is_compared,
    is_led_to,
    is_locative,
    is_part_of_name,
    is_quality,
    is_ranked,
    is_set_against,
    is_sure,
    is_title,
)
from flows.annotate.places.matches import Line, Match, find_matches, opens_item, read_line
from flows.annotate.places.names import Found, join_between, make_name, make_people, spread_near
from flows.annotate.places.relations import Relation, find_relation
from flows.annotate.places.runs import is_settled
from flows.annotate.places.unknown import find_unknown
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import Place, find_places_named
from flows.lexicon.gazetteer.choose import Beside, Evidence, choose_place, read_capitals
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import join_words, read_words
from flows.syntax import children
from flows.syntax.labels import OBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import PlaceName, Token, Tree

Named = tuple[Match, Place, int]


class Around(NamedTuple):
    """What else the sentence names: the tokens taken, those of what is taken or struck, the country right
    behind, the names on either side.
    """

    taken: frozenset[int]
    objects: frozenset[int]
    beside: Beside | None
    before: Match | None
    after: Match | None


def find_beside(line: Line, end: int, following: Named) -> Beside | None:
    """The country or division named behind a place that ends, kind noun and all, at token `end`."""
    _match, place, outer = following
    words = read_words()
    between = " ".join(word for word in line.lower[end:outer] if word not in words.determiners)
    if place.kind not in words.wide_kinds or between not in words.beside_joints or outer < end:
        return None
    return place.kind, place.title, place.country_code


def find_kind(line: Line, match: Match, relation: Relation) -> tuple[int, str | None]:
    """(end of the name with its kind noun, kind asked for); a facility is found before its town."""
    after = find_kind_after(line, match.last)
    if after is None and relation.kind is None and is_river(line, match):
        return match.last, "river"
    # "An east Mosul district" is one of several: it has no name of its own.
    if after is None or line.lower[max(relation.first - 1, 0)] in {"a", "an"}:
        return match.last, relation.kind
    end, kind = after
    is_answer = any(
        p.kind in read_yaml("gazetteer/places.yml")["answers"].get(kind, [kind]) for p in match.places
    )
    if kind in read_words().facility_kinds or is_answer:
        return end, kind if is_answer else relation.kind
    return end, relation.kind


def is_river(line: Line, match: Match) -> bool:
    """Whether the name is that of a river too, and an article before it says that no town is meant."""
    return line.lower[match.first - 1 : match.first] == ("the",) and any(
        p.kind == "river" for p in match.places
    )


def find_doubt(line: Line, match: Match, relation: Relation, place: Place, around: Around) -> str | None:
    """Why the name is no place of events here, None where it is one."""
    owner = find_owner(line, match.last)
    if owner:
        return "local" if owner in read_words().local_owners and place.kind != "country" else "owner"
    if is_compared(line, relation) or is_set_against(line, match.first):
        return "compared"
    if is_quality(line, match, relation, place) or (place.kind == "country" and is_led_to(line, relation)):
        return "owner"
    if is_title(line, match.first) and not is_locative(relation):
        return "title"
    beside = () if around.beside else (around.before, around.after)
    if is_part_of_name(line, match, around.taken) or any(is_beside_name(line, match, m) for m in beside):
        return "part"
    listed = around.beside is not None or is_listed(line, match, around.before)
    listed = listed or opens_item(line, match.first, match.last)
    certain = listed or is_ranked(line, match, relation, place)
    placed = is_locative(relation) or bool(around.objects & set(range(match.first, match.last)))
    return None if is_sure(place, placed, certain) else "unsure"


def is_listed(line: Line, match: Match, before: Match | None) -> bool:
    """Whether the name goes on a list another place began."""
    between = line.lower[before.last : match.first] if before and before.places else ()
    return bool(between) and set(between) <= read_words().list_words


def find_named(line: Line, matches: list[Match], objects: frozenset[int]) -> Iterator[PlaceName]:
    """Names of places and peoples, from the last to the first: "Hama, Syria" is read from its end.

    `objects` are the tokens of what is taken or struck.
    """
    taken = frozenset(token for match in matches for token in range(match.first, match.last))
    following: Named | None = None
    for number in range(len(matches) - 1, -1, -1):
        match = matches[number]
        if match.country_code:
            following = None
            yield make_people(line, match)
            continue
        relation = find_relation(line, match.first)
        end, kind = find_kind(line, match, relation)
        relation = relation if kind == relation.kind else relation._replace(kind=kind)
        beside = find_beside(line, end, following) if following else None
        place = choose_place(match.places, kind, Evidence(beside=beside))
        assert place is not None, "a match has places"
        end, place = find_seat(line, match, place) or (end, place)
        neighbours = (matches[number - 1] if number else None, matches[number + 1] if following else None)
        doubt = find_doubt(line, match, relation, place, Around(taken, objects, beside, *neighbours))
        following = (match, place, relation.first)
        yield make_name(line, Found(match, relation, end), place, doubt)


def find_objects(doc: Tree) -> frozenset[int]:
    """The tokens that are the object of a verb whose object is a place ("entered Foo").

    Of verbs that take people too, a lone name is: who is captured is first named in full, and is no "which".
    """
    words, found = read_words(), set[int]()
    for token in doc:
        verb = token.head
        if token.dep_ not in OBJECTS or verb.lemma_.lower() not in join_words("taking", "taking_alone"):
            continue
        told = token.lower_ == "which" and verb.dep_ == "acl:relcl"
        if told or verb.lemma_.lower() in words.taking or is_lone(token):
            found.add(verb.head.i if told else token.i)
    return frozenset(found)


def is_lone(token: Token) -> bool:
    """Whether a name stands alone or on a list of such names, with nothing said of it."""
    beside = [child for child in token.children if child.dep_ not in {"cc", "punct"}]
    return all(child.dep_ in {"appos", "conj", "flat"} and child.pos_ == "PROPN" for child in beside)


def find_struck(doc: Tree) -> frozenset[int]:
    """The tokens that are the object of a verb of taking or striking, where a known name is a place."""
    verbs = join_words("taking", "striking")
    return frozenset(t.i for t in doc if t.dep_ in OBJECTS and t.head.lemma_.lower() in verbs)


def find_described(doc: Tree) -> dict[int, str]:
    """The tokens that an apposition calls a settlement or a division ("Foo, a village"); no address does."""
    kinds = read_words().kinds
    told = (t for t in doc if t.dep_ == "appos" and t.i > t.head.i and any(children(t, "det")))
    named = ((t.head.i, kinds.get(t.lemma_.lower())) for t in told)
    return {token: kind for token, kind in named if kind is not None and is_settled(kind)}


def find_seat(line: Line, match: Match, place: Place) -> tuple[int, Place] | None:
    """(end, capital) where the words behind a country say its capital ("Sudan's capital")."""
    after = line.lower[match.last : match.last + 2]
    if place.kind != "country" or after[1:] != ("capital",) or after[0] not in POSSESSIVES:
        return None
    seats = find_places_named(fold(read_capitals().get(place.country_code or "", "")))
    seat = choose_place(tuple(seat for seat in seats if seat.country_code == place.country_code), "city")
    return (match.last + 2, seat) if seat else None


def find_places(doc: Tree, start: int) -> tuple[PlaceName, ...]:
    """Every place and people named in a sentence that begins at character `start` of its document."""
    line = read_line(doc, start)
    matches = find_matches(line)
    found = list(find_named(line, matches, find_struck(doc)))
    believed = {name.first for name in found if name.usable}
    known = [match for match in matches if match.first in believed]
    parts = {name.first for name in found if name.doubt == "part"}
    whole = [match for match in matches if match.first not in parts]
    for match, relation, doubt in find_unknown(line, whole, known, find_objects(doc), find_described(doc)):
        found.append(make_name(line, Found(match, relation, match.last), None, doubt))
    ordered = sorted(found, key=lambda name: name.start)
    return tuple(join_between(line, spread_near(line, join_borders(line, ordered))))
