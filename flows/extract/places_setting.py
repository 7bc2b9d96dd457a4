"""Where a document is: its places with the meaning the whole of it gives them, and where the telling stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.choose import Evidence
from flows.lexicon.gazetteer.geodesy import Point
from flows.lexicon.gazetteer.named import choose_meaning
from flows.lexicon.gazetteer.words import read_words
from flows.records import Document, PlaceName, Sentence

SETTLEMENTS = frozenset({"city", "neighbourhood", "town", "village"})
NAMESAKES = frozenset({"part", "title", "owner", "demonym"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The places of a document by sentence index; `focus` is where the telling stands before a sentence."""

    document: Document
    places: Mapping[int, tuple[PlaceName, ...]]
    focus: Mapping[int, PlaceName | None]
    sentences: tuple[int, ...]


def find_countries(names: Sequence[PlaceName]) -> dict[str, float]:
    """The share of each country among the names, peoples included; doubtful names do not count."""
    counts = Counter(n.country_code for n in names if n.country_code and (n.usable or n.doubt == "demonym"))
    total = sum(counts.values())
    return {code: count / total for code, count in sorted(counts.items())}


def find_admin1s(names: Sequence[PlaceName]) -> frozenset[tuple[str, str]]:
    """The divisions the names name."""
    return frozenset((n.location, n.country_code or "") for n in names if n.kind == "governorate" and n.usable)


def find_points(names: Sequence[PlaceName], besides: PlaceName) -> tuple[Point, ...]:
    """The points of the settlements and sites named around one name."""
    wide = read_words().wide_kinds
    return tuple(
        (n.latitude, n.longitude)
        for n in names
        if n.usable and n.kind not in wide and n.location != besides.location
        and n.latitude is not None and n.longitude is not None
    )


def find_beside(name: PlaceName, following: PlaceName | None) -> tuple[str, str, str | None] | None:
    """The country or division named right behind a place."""
    if following is None or following.kind not in read_words().wide_kinds:
        return None
    joined = 1 <= following.first - name.last <= 2
    return (following.kind, following.location, following.country_code) if joined else None


def is_of_actor(name: PlaceName, sentence: Sentence) -> bool:
    """Whether the name is part of the name of a known actor ("Islamic State of Iraq and the Levant")."""
    return any(
        actor.basis == "lexicon" and actor.start <= name.start and name.end <= actor.end
        and (actor.start, actor.end) != (name.start, name.end)
        for actor in sentence.actors
    )


def choose_usable(name: PlaceName, sentence: Sentence, countries: Mapping[str, float]) -> PlaceName:
    """The name, believed where the document speaks of its country, not where it is an actor's."""
    if is_of_actor(name, sentence):
        return replace(name, usable=False, doubt="actor")
    least = float(read_yaml("gazetteer/places.yml")["country_share"])
    if name.doubt == "unsure" and countries.get(name.country_code or "", 0) >= least:
        return replace(name, usable=True, doubt=None)
    return name


def make_places(sentences: Sequence[Sentence], text: str) -> dict[int, tuple[PlaceName, ...]]:
    """The names of each sentence with the meaning the document gives them."""
    names = [name for sentence in sentences for name in sentence.places]
    countries, admin1s = find_countries(names), find_admin1s(names)
    by_passage: dict[int, list[PlaceName]] = {}
    for sentence in sentences:
        by_passage.setdefault(sentence.passage, []).extend(sentence.places)
    found = {}
    for sentence in sentences:
        around, chosen = by_passage[sentence.passage], []
        for name, following in zip_longest(sentence.places, sentence.places[1:]):
            if name.doubt not in NAMESAKES and name.place_id is not None:
                beside = find_beside(name, following)
                evidence = Evidence(countries, admin1s, find_points(around, name), beside)
                name = choose_meaning(name, text[name.start : name.end], evidence)
            chosen.append(choose_usable(name, sentence, countries))
        found[sentence.index] = tuple(chosen)
    return found


def find_salience(name: PlaceName, sentence: Sentence) -> float:
    """How much a name makes its place the one the telling is at."""
    weights = read_yaml("gazetteer/places.yml")["salience"]
    kind = "country" if name.kind == "country" else "wide" if name.kind in read_words().wide_kinds else "place"
    case = sentence.doc[name.first - 1].lower_ if name.first else ""
    weight = float(weights[kind])
    if name.is_near or case in read_words().source:
        weight *= weights["aside"]
    return weight


def find_key(name: PlaceName) -> tuple[str, str | None, str | None]:
    """What makes two names the same place."""
    return name.location, name.admin1, name.country_code


def make_focus(
    document: Document, sentences: Sequence[Sentence], places: Mapping[int, tuple[PlaceName, ...]]
) -> dict[int, PlaceName | None]:
    """For each sentence the place that stands out most before it; it fades sentence by sentence."""
    weights = read_yaml("gazetteer/places.yml")["salience"]
    focus: dict[int, PlaceName | None] = {}
    strength: dict[tuple[str, str | None, str | None], tuple[float, PlaceName]] = {}
    passage, headings = -1, ()
    for sentence in sentences:
        above = document.passages[sentence.passage].headings
        fade = 0.0 if above != headings else weights["sentence"] if sentence.passage == passage else weights["passage"]
        passage, headings = sentence.passage, above
        strength = {key: (value * fade, name) for key, (value, name) in strength.items() if value * fade > weights["least"]}
        focus[sentence.index] = max(strength.values(), key=lambda pair: pair[0])[1] if strength else None
        for name in places[sentence.index]:
            if name.usable:
                before = strength.get(find_key(name), (0.0, name))[0]
                strength[find_key(name)] = (before + find_salience(name, sentence), name)
    return focus


def make_setting(document: Document, sentences: Sequence[Sentence]) -> Setting:
    """The places of a document and, for each sentence, where the telling stood before it."""
    places = make_places(sentences, document.text)
    return Setting(document, places, make_focus(document, sentences, places), tuple(s.index for s in sentences))
