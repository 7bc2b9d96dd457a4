"""A name found in a text and what it means: the gazetteer columns of a place, shifted by the words around."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import Place, find_places_named
from flows.lexicon.gazetteer.choose import Evidence, choose_place
from flows.lexicon.gazetteer.geodesy import find_point
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.polygons import find_admin1
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from flows.records import PlaceName

VOWELS = re.compile("[aeiouyw ]")
DOUBLED = re.compile(r"(.)\1+")
EXACT, NEAR, WIDE = 1, 2, 3
SPELLED = frozenset({"camp", "city", "district", "neighbourhood", "town", "village"})


def find_settlement(place: Place) -> Place:
    """The settlement a building without a point of its own is coded as, else the place itself."""
    if place.stands_for is None:
        return place
    owners = [
        p for p in find_places_named(fold(place.stands_for.partition(" (")[0])) if p.admin1 == place.admin1
    ]
    return choose_place(tuple(p for p in owners if p.kind != "governorate")) or place


def find_precision(place: Place, is_near: bool) -> int:
    """The codebook's geo_precision: 1 the place, 2 near it, 3 a governorate, region or country."""
    if place.kind in read_words().wide_kinds:
        return WIDE
    return NEAR if is_near else EXACT


def find_coordinates(
    place: Place, bearing: float | None, kilometres: float | None
) -> tuple[float | None, float | None]:
    """The point of the place, moved where distance and bearing are said."""
    if place.latitude is None or place.longitude is None:
        return None, None
    if bearing is None or kilometres is None:
        return place.latitude, place.longitude
    return find_point((place.latitude, place.longitude), bearing, kilometres)


def choose_title(place: Place, written: str) -> str:
    """The gazetteer's name; a place outside the main file goes by the text's own spelling of that name.

    Names have many transliterations, and GeoNames one that English texts seldom use ("Ad Durayhimi");
    another name of a place ("Rangoon") is still given as the gazetteer's.
    """
    if place.is_world and place.kind == "governorate" and is_said_without_rank(place, written):
        return written
    if place.is_main or place.kind not in SPELLED:
        return place.title
    written = written.title() if written.isupper() else written
    one, other = fold(written), fold(place.title)
    is_same_camp = place.kind == "camp" and differ_in_kind(one, other)
    is_spelling = is_same_camp or take_consonants(one) == take_consonants(other)
    is_rare = place.is_world and not is_known_widely(place)
    return written if one != other and (is_spelling or is_rare) else place.title


def differ_in_kind(one: str, other: str) -> bool:
    """Whether two names differ only in words for a kind of place ("Foo camp", "Foo refugee camp")."""
    return set(one.split()) ^ set(other.split()) <= read_kind_words()


@cache
def read_kind_words() -> frozenset[str]:
    """Every word of the nouns for kinds of places."""
    return frozenset(word for noun in read_words().kinds for word in noun.split())


def is_said_without_rank(place: Place, written: str) -> bool:
    """Whether a text leaves out the rank of a division, whose name no town there bears ("Tigray")."""
    namesakes = (p for p in find_places_named(fold(written)) if p.country_code == place.country_code)
    shorter = fold(place.title).startswith(f"{fold(written)} ") and not written.isupper()
    return shorter and all(p.kind not in SPELLED for p in namesakes)


def take_consonants(key: str) -> str:
    """A folded name without its vowels and doubled letters: what transliterations agree on.

    >>> take_consonants("hudaydah") == take_consonants("hodeidah")
    True
    """
    return DOUBLED.sub(r"\1", VOWELS.sub("", key))


def is_known_widely(place: Place) -> bool:
    """Whether a place is so large that English has a name for it."""
    return place.population >= int(read_yaml("gazetteer/places.yml")["named_population"])


def find_division(place: Place, latitude: float | None, longitude: float | None) -> str | None:
    """The first-level division: the place's own, or that of the point when the words moved it elsewhere."""
    if latitude is None or longitude is None or (latitude, longitude) == (place.latitude, place.longitude):
        return place.admin1
    return find_admin1(latitude, longitude) or place.admin1


def find_full_name(name: PlaceName) -> str:
    """The name the gazetteer has, for a division also where the text leaves its rank out ("Tigray")."""
    is_short = name.kind == "governorate" and fold(name.admin1 or "").startswith(f"{fold(name.location)} ")
    return name.admin1 if is_short and name.admin1 else name.location


def find_columns(
    place: Place, written: str, is_near: bool, bearing: float | None, kilometres: float | None
) -> dict[str, Any]:
    """The columns of PlaceName that the gazetteer fills."""
    meant = find_settlement(place)
    latitude, longitude = find_coordinates(meant, bearing, kilometres)
    return {
        "place_id": meant.place_id,
        "location": choose_title(meant, written),
        "kind": place.kind,
        "admin1": find_division(meant, latitude, longitude),
        "country": meant.country,
        "country_code": meant.country_code,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": find_precision(meant, is_near),
    }


def make_place_name(name: PlaceName, place: Place | None, written: str | None = None) -> PlaceName:
    """The name with the columns of the place it means; without one it stays as written, without a point."""
    if place is None:
        return name
    return name._replace(
        **find_columns(place, written or place.title, name.is_near, name.bearing, name.kilometres)
    )


def choose_meaning(name: PlaceName, written: str, evidence: Evidence) -> PlaceName:
    """The name with the place the evidence of a whole document speaks for."""
    places = find_places_named(fold(written))
    if len(places) <= 1:
        return name
    return make_place_name(name, choose_place(places, name.kind_asked, evidence), written)
