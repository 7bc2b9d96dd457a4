"""Namesakes of what a text means: places of the same name in another country, or far from all else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import find_places_named
from flows.lexicon.gazetteer.geodesy import Point, is_within
from flows.lexicon.gazetteer.named import find_full_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.lexicon.gazetteer import Place
    from flows.records import PlaceName, Sentence

LEAST_AROUND = 2
Landmarks = Mapping[str, frozenset[Point]]


def is_stray(name: PlaceName, written: str, home: str, names: Sequence[PlaceName]) -> bool:
    """Whether a small place is all that a document names of a country: most likely a namesake."""
    if name.country_code in {home, None} or (
        name.kind in read_words().wide_kinds and not is_alias(name, written)
    ):
        return False
    believed = (n for n in names if n.usable or n.doubt == "demonym")
    if any(n.country_code == name.country_code and n.location != name.location for n in believed):
        return False
    return not any(
        is_famous(place, written)
        for place in find_places_named(fold(written))
        if place.country_code == name.country_code
    )


def find_refused(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The names, folded, that a text gives to a region where the file only knows a small town by them, in a
    country of which the text says nothing else ("the Bajur tribal region" of a text about Pakistan).
    """
    named = [(name, sentence) for sentence in sentences for name in sentence.places]
    spoken = {(name.country_code, name.location) for name, _ in named if name.country_code}
    return frozenset(
        fold(find_written(name, sentence))
        for name, sentence in named
        if name.place_id is not None
        and find_kind_behind(name, sentence) in read_words().wide_kinds
        and name.kind in read_words().settlements
        and is_small(name)
        and {location for code, location in spoken if code == name.country_code} == {name.location}
        and any(code != name.country_code for code, _ in spoken)
    )


def find_written(name: PlaceName, sentence: Sentence) -> str:
    """The name alone, as a sentence writes it."""
    return sentence.doc.text[name.start - sentence.start : name.end - sentence.start]


def find_kind_behind(name: PlaceName, sentence: Sentence) -> str | None:
    """The kind of place that the noun right behind a name, or behind its adjective, says it is."""
    behind = sentence.doc[name.last : name.last + 2]
    nouns = behind[1:] if behind and behind[0].tag_ == "JJ" else behind[:1]
    return next((read_words().kinds.get(noun.lower_) for noun in nouns), None)


def is_alias(name: PlaceName, written: str) -> bool:
    """Whether a division is called otherwise than its name begins ("Kaya" is not Kayah State)."""
    title = fold(find_full_name(name))
    return name.kind == "governorate" and not f"{title} ".startswith(f"{fold(written)} ")


def is_famous(place: Place, written: str) -> bool:
    """Whether a place is known outside its country: a big town, or one of those kept by hand.

    By another name than its usual one only the biggest are ("Boni" is not Bonn, "Kiev" is Kyiv).
    """
    settings, words = read_yaml("gazetteer/places.yml"), read_words()
    if place.is_world:
        known = "famous_population" if fold(written) == fold(place.title) else "famous_by_alias"
        return place.population >= int(settings[known])
    return place.kind == "city" or place.kind not in words.local_kinds | words.settlements


def is_far_namesake(
    name: PlaceName, division: PlaceName | None, landmarks: Landmarks, reach: str = "namesake_km"
) -> bool:
    """Whether a small place lies far from the division said to hold it, or from all landmarks at home."""
    here = find_point_of(name)
    if here is None or not is_small(name):
        return False
    if division is not None and division.kind == "governorate":
        inside = name.admin1 in {find_full_name(division), division.admin1}
        there = find_point_of(division)
        return not inside and there is not None and not is_within(here, there, read_reach("division_km"))
    known = landmarks.get(name.country_code or "", frozenset()) - {here}
    return bool(known) and not any(is_within(here, there, read_reach(reach)) for there in known)


def find_landmarks(names: Sequence[PlaceName]) -> Landmarks:
    """The points of divisions, big towns and curated places in a text, by country; one town is too few."""
    found: dict[str, set[Point]] = {}
    placed = [n for n in names if n.usable and n.country_code and n.kind != "country" and not is_small(n)]
    for name in placed:
        point = find_point_of(name)
        if point:
            found.setdefault(name.country_code or "", set()).add(point)
    divided = {name.country_code for name in placed if name.kind == "governorate"}
    enough = (code for code, points in found.items() if code in divided or len(points) >= LEAST_AROUND)
    return {code: frozenset(found[code]) for code in enough}


def is_small(name: PlaceName) -> bool:
    """Whether only the world file knows the place, and it is no big town."""
    if name.kind in read_words().wide_kinds:
        return False
    least = int(read_yaml("gazetteer/places.yml")["famous_population"])
    places = (p for p in find_places_named(fold(name.location)) if p.country_code == name.country_code)
    return all(place.is_world and place.population < least for place in places)


def read_reach(name: str) -> float:
    """A distance of the settings in kilometres."""
    return float(read_yaml("gazetteer/places.yml")[name])


def find_point_of(name: PlaceName) -> Point | None:
    """The point of a name, None where it has none."""
    if name.latitude is None or name.longitude is None:
        return None
    return name.latitude, name.longitude


def find_point_at(name: PlaceName) -> Point | None:
    """The point of a settlement or site that is believed, None of an area."""
    return find_point_of(name) if name.usable and name.kind not in read_words().wide_kinds else None
