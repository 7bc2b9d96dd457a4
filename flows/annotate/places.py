"""Places named in one sentence, each with the words that relate it to what happened there."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from flows.annotate.places_context import (
    find_kind_after,
    is_beside_name,
    is_compared,
    is_locative,
    is_owner,
    is_part_of_name,
    is_sure,
    is_title,
)
from flows.annotate.places_matches import Line, Match, find_matches, read_line
from flows.annotate.places_relations import Relation, find_relation
from flows.annotate.places_unknown import find_unknown
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import Place, read_country_names
from flows.lexicon.gazetteer.choose import Evidence, choose_place
from flows.lexicon.gazetteer.named import make_place_name
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName

JOINERS = ({","}, {"in"}, {",", "in"}, {"("})
LIST_WORDS = frozenset({",", "and", "or", "&", "as", "well"})


def find_beside(
    line: Line, match: Match, following: Match | None, named: Place | None
) -> tuple[str, str, str | None] | None:
    """The country or division named right behind a place ("Hama, Syria", "Udhaim in Diyala")."""
    if following is None or named is None or named.kind not in read_words().wide_kinds:
        return None
    between = line.lower[match.last : following.first]
    joined = set(between) in JOINERS and len(between) <= 2
    return (named.kind, named.title, named.country_code) if joined else None


def find_kind(line: Line, match: Match, relation: Relation) -> tuple[int, str | None]:
    """(end of the name with its kind noun, kind asked for); a facility of its own is found before its town."""
    after = find_kind_after(line, match.last)
    if after is None:
        return match.last, relation.kind
    end, kind = after
    is_answer = any(p.kind in read_yaml("gazetteer/places.yml")["answers"].get(kind, [kind]) for p in match.places)
    if kind in read_words().facility_kinds or is_answer:
        return end, kind if is_answer else relation.kind
    return end, relation.kind


def find_doubt(line: Line, match: Match, relation: Relation, place: Place, taken: set[int], listed: bool) -> str | None:
    """Why the name is no place of events here, None where it is one."""
    if is_owner(line, match.last):
        return "owner"
    if is_compared(line, relation):
        return "compared"
    if is_title(line, match.first) and not is_locative(relation):
        return "title"
    if is_part_of_name(line, match, taken):
        return "part"
    famous = int(read_yaml("gazetteer/places.yml")["famous_population"])
    placed = is_locative(relation) or listed or find_kind_after(line, match.last) is not None
    return None if is_sure(place, placed, famous) else "unsure"


def make_name(doc: Doc, start: int, line: Line, match: Match, relation: Relation, end: int) -> PlaceName:
    """The name and its words, not yet tied to a place."""
    first, last = doc[match.first], doc[match.last - 1]
    outer_start, outer_end = doc[relation.first].idx, doc[end - 1].idx + len(doc[end - 1])
    written = doc.text[first.idx : last.idx + len(last)]
    return PlaceName(
        start=start + first.idx,
        end=start + last.idx + len(last),
        first=match.first,
        last=match.last,
        text=doc.text[outer_start:outer_end],
        outer_start=start + outer_start,
        outer_end=start + outer_end,
        place_id=None,
        location=written,
        kind=relation.kind or "unknown",
        admin1=None,
        country=None,
        country_code=None,
        latitude=None,
        longitude=None,
        geo_precision=2 if relation.is_near else 1,
        usable=True,
        kind_asked=relation.kind,
        is_near=relation.is_near,
        is_part=relation.is_part,
        bearing=relation.bearing,
        kilometres=relation.kilometres,
    )


def make_people(doc: Doc, start: int, line: Line, match: Match) -> PlaceName:
    """The country a people's name speaks for, no place of events itself."""
    name = make_name(doc, start, line, match, Relation(match.first), match.last)
    country = read_country_names().get(match.country_code or "")
    return replace(
        name,
        location=country or name.location,
        kind="country",
        country=country,
        country_code=match.country_code,
        geo_precision=3,
        usable=False,
        doubt="demonym",
    )


def is_listed(line: Line, match: Match, before: Match | None) -> bool:
    """Whether the name goes on a list another place began."""
    between = line.lower[before.last : match.first] if before and before.places else ()
    return bool(between) and set(between) <= LIST_WORDS


def find_places(doc: Doc, start: int) -> tuple[PlaceName, ...]:
    """Every place and people named in a sentence that begins at character `start` of its document."""
    line = read_line(doc)
    matches = find_matches(line)
    taken = {token for match in matches for token in range(match.first, match.last)}
    found: list[PlaceName] = []
    following: tuple[Match, Place] | None = None
    for number in range(len(matches) - 1, -1, -1):
        match = matches[number]
        if match.country_code:
            found.append(make_people(doc, start, line, match))
            following = None
            continue
        relation = find_relation(line, match.first)
        end, kind = find_kind(line, match, relation)
        relation = replace(relation, kind=kind)
        beside = find_beside(line, match, following[0], following[1]) if following else None
        place = choose_place(match.places, kind, Evidence(beside=beside))
        assert place is not None
        listed = beside is not None or is_listed(line, match, matches[number - 1] if number else None)
        doubt = find_doubt(line, match, relation, place, taken, listed)
        neighbours = [matches[number - 1] if number else None, *matches[number + 1 : number + 2]]
        if beside is None and any(is_beside_name(match, neighbour) for neighbour in neighbours):
            doubt = "part"
        name = make_place_name(make_name(doc, start, line, match, relation, end), place)
        found.append(replace(name, usable=doubt is None, doubt=doubt))
        following = (match, place)
    believed = {name.first for name in found if name.usable}
    for match, relation in find_unknown(line, [m for m in matches if m.first in believed], taken):
        found.append(make_name(doc, start, line, match, relation, match.last))
    return tuple(sorted(found, key=lambda name: name.start))
