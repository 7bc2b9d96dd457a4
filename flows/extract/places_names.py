"""The place names of a document that are places: chosen by its countries, those of actors left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import find_places_named
from flows.lexicon.gazetteer.choose import Beside, Evidence, choose_place, read_capitals
from flows.lexicon.gazetteer.named import choose_meaning, make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.similar import find_similar
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.lexicon.gazetteer.geodesy import Point
    from flows.records import PlaceName, Sentence

LEAST_AT_HOME = 2
NAMESAKES = frozenset({"part", "title", "owner", "demonym", "border", "between"})


def find_countries(names: Sequence[PlaceName]) -> dict[str, float]:
    """The share of each country among the names, peoples included; doubtful names do not count."""
    counts = Counter(n.country_code for n in names if n.country_code and (n.usable or n.doubt == "demonym"))
    total = sum(counts.values())
    return {code: count / total for code, count in sorted(counts.items())}


def find_home(names: Sequence[PlaceName]) -> str | None:
    """The country in which a document names the most places, None where no country stands out."""
    places = {
        (n.country_code, n.location) for n in names if n.usable and n.country_code and n.kind != "country"
    }
    ranked = Counter(code for code, _ in sorted(places)).most_common(2)
    stands_out = (
        bool(ranked) and ranked[0][1] >= LEAST_AT_HOME and ranked[0][1] > ranked[-1][1] * (len(ranked) - 1)
    )
    return ranked[0][0] if stands_out else None


def is_stray(name: PlaceName, written: str, home: str, names: Sequence[PlaceName]) -> bool:
    """Whether a small town is all that a document names of a country: most likely a namesake."""
    if name.country_code in {home, None} or name.kind in read_words().wide_kinds:
        return False
    believed = (n for n in names if n.usable or n.doubt == "demonym")
    if any(n.country_code == name.country_code and n.location != name.location for n in believed):
        return False
    famous = int(read_yaml("gazetteer/places.yml")["famous_population"])
    meant = [p for p in find_places_named(fold(written)) if p.country_code == name.country_code]
    return all(place.is_world and place.population < famous for place in meant)


def as_written(name: PlaceName, written: str) -> PlaceName:
    """The name as one that no file holds: the words, and no point."""
    return replace(
        name, place_id=None, location=written, kind=name.kind_asked or "unknown", admin1=None, country=None,
        country_code=None, latitude=None, longitude=None,
    )  # fmt: skip


def find_admin1s(names: Sequence[PlaceName]) -> frozenset[tuple[str, str]]:
    """The divisions the names name."""
    return frozenset(
        (n.location, n.country_code or "") for n in names if n.kind == "governorate" and n.usable
    )


def find_points(names: Sequence[PlaceName], besides: PlaceName) -> tuple[Point, ...]:
    """The points of the settlements and sites named around one name."""
    wide = read_words().wide_kinds
    return tuple(
        (n.latitude, n.longitude)
        for n in names
        if n.usable
        and n.kind not in wide
        and n.location != besides.location
        and n.latitude is not None
        and n.longitude is not None
    )


def find_beside(name: PlaceName, following: PlaceName | None, text: str) -> Beside | None:
    """The country or division named right behind a place, as in "Hama, Syria" or "Udhaim in Diyala"."""
    if following is None or following.kind not in read_words().wide_kinds:
        return None
    between = [
        w for w in text[name.outer_end : following.outer_start].split() if w not in {"the", "district"}
    ]
    joined = following.outer_start >= name.outer_end and between in [
        [],
        [","],
        ["in"],
        ["of"],
        [",", "in"],
        ["("],
    ]
    return (following.kind, following.location, following.country_code) if joined else None


def is_of_actor(name: PlaceName, sentence: Sentence, whole: bool = False) -> bool:
    """Whether the name is part of the name of a known actor, or with `whole` is one."""
    return any(
        actor.basis == "lexicon"
        and actor.start <= name.start
        and name.end <= actor.end
        and (whole or (actor.start, actor.end) != (name.start, name.end))
        for actor in sentence.actors
    )


def choose_unknown(
    name: PlaceName, sentence: Sentence, written: str, countries: Mapping[str, float]
) -> PlaceName:
    """A name no file holds: the place spelled almost like it in the document's countries, else as written.

    One that only a preposition makes a place is believed where the sentence has no better one.
    """
    least = float(read_yaml("gazetteer/places.yml")["country_share"])
    codes = tuple(code for code, share in countries.items() if share >= least)
    similar = find_similar(fold(written), codes) if codes else ()
    if similar:
        place = choose_place(similar, name.kind_asked, Evidence(countries))
        return replace(
            make_place_name(name, place, written), usable=not is_of_actor(name, sentence, True), doubt=None
        )
    alone = not any(other.usable for other in sentence.places) and not is_of_actor(name, sentence, True)
    return replace(name, usable=True, doubt=None) if name.doubt == "unknown" and alone else name


def is_government(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a country or a capital acts ("Washington reacted"); what falls or suffers is the place."""
    seat = read_capitals().get(name.country_code or "", "")
    capital = name.location in {seat, seat.partition(",")[0]}
    head = sentence.doc[name.last - 1]
    acts = head.dep_ == "nsubj" and head.head.lemma_.lower() not in read_words().befalling
    return acts and not name.is_part and (name.kind == "country" or (capital and name.kind == "city"))


def choose_usable(name: PlaceName, sentence: Sentence, countries: Mapping[str, float]) -> PlaceName:
    """The name, believed where the document speaks of its country, not where it is an actor's."""
    if is_of_actor(name, sentence) or is_government(name, sentence):
        return replace(name, usable=False, doubt="actor")
    least = float(read_yaml("gazetteer/places.yml")["country_share"])
    if name.doubt == "unsure" and countries.get(name.country_code or "", 0) >= least:
        return replace(name, usable=True, doubt=None)
    return name


def make_places(sentences: Sequence[Sentence], text: str) -> dict[int, tuple[PlaceName, ...]]:
    """The names of each sentence with the meaning the document gives them."""
    names = [name for sentence in sentences for name in sentence.places]
    countries, admin1s = find_countries(names), find_admin1s(names)
    home = find_home(names)
    around: dict[int, list[PlaceName]] = {}
    for sentence in sentences:
        around.setdefault(sentence.passage, []).extend(sentence.places)

    def choose(name: PlaceName, following: PlaceName | None, sentence: Sentence) -> PlaceName:
        written = text[name.start : name.end]
        if name.doubt in NAMESAKES:
            return name
        if name.place_id is None:
            return choose_unknown(name, sentence, written, countries)
        points = find_points(around[sentence.passage], name)
        evidence = Evidence(countries, admin1s, points, find_beside(name, following, text))
        meant = choose_meaning(name, written, evidence)
        if home is not None and is_stray(meant, written, home, names):
            return choose_unknown(as_written(meant, written), sentence, written, {home: 1.0})
        return choose_usable(meant, sentence, countries)

    return {
        sentence.index: tuple(
            choose(name, following, sentence)
            for name, following in zip_longest(sentence.places, sentence.places[1:])
        )
        for sentence in sentences
    }
