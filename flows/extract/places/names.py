"""The place names of a document that are places: chosen by its countries, those of actors left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.places.aside import read_speakers
from flows.extract.places.attachment import find_case
from flows.extract.places.beside import find_beside, find_holder, find_lying
from flows.extract.places.fronted import opens_line
from flows.extract.places.learned import (
    agree_on_unknown,
    as_written,
    choose_unknown,
    is_of_actor,
    place_inside,
    place_unknown,
    share_learned,
)
from flows.extract.places.namesakes import (
    Landmarks,
    find_landmarks,
    find_point_at,
    find_refused,
    is_far_namesake,
    is_stray,
)
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import read_country_names
from flows.lexicon.gazetteer.choose import Evidence, read_capitals
from flows.lexicon.gazetteer.named import choose_meaning, find_full_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.syntax.trees import children

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.lexicon.gazetteer.choose import Beside
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
    """The country in which a document names the most places, None where no country stands out.

    A text that speaks of one country alone, peoples included, is of that one.
    """
    named = [n for n in names if n.country_code and n.kind != "border"]
    spoken = {name.country_code for name in named if name.usable or name.doubt == "demonym"}
    if len(spoken) == 1:
        return next(iter(spoken))
    places = {
        (n.country_code, n.location) for n in names if n.usable and n.country_code and n.kind != "country"
    }
    ranked = Counter(code for code, _ in sorted(places)).most_common(2)
    stands_out = (
        bool(ranked) and ranked[0][1] >= LEAST_AT_HOME and ranked[0][1] > ranked[-1][1] * (len(ranked) - 1)
    )
    return ranked[0][0] if stands_out else None


def find_admin1s(names: Sequence[PlaceName]) -> frozenset[tuple[str, str]]:
    """The divisions the names name."""
    return frozenset(
        (find_full_name(n), n.country_code or "") for n in names if n.kind == "governorate" and n.usable
    )


def find_points(names: Sequence[PlaceName], besides: PlaceName) -> tuple[Point, ...]:
    """The points of the settlements and sites named around one name."""
    others = (name for name in names if name.location != besides.location)
    return tuple(point for name in others if (point := find_point_at(name)))


def is_government(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a country or a capital acts ("Washington reacted", "an agreement with Damascus").

    What falls or suffers is the place; any other name that speaks is a person's.
    """
    seat = read_capitals().get(name.country_code or "", "")
    capital = name.kind == "city" and name.location in {seat, seat.partition(",")[0]}
    head = sentence.doc[name.last - 1]
    is_told = head.head.lower_ in read_words().kinds and children(head.head, "cop")  # "Kabul is the city hit"
    verb = head.head.lemma_.lower() if head.dep_ == "nsubj" and not is_told else None
    if verb in read_speakers():
        return not name.is_part
    words = read_words()
    is_place = head.head.lower_ in words.kinds  # "Baghdad was the worst affected governorate"
    acts = verb is not None and verb not in words.befalling and not is_place
    dealt_with = capital and find_case((head,)) in words.governmental
    return dealt_with or (acts and not name.is_part and (name.kind == "country" or capital))


def choose_usable(name: PlaceName, sentence: Sentence, countries: Mapping[str, float]) -> PlaceName:
    """The name, believed where the document speaks of its country, not where it is an actor's."""
    speaks = is_government(name, sentence) and not opens_line(sentence.doc, name)
    if speaks or is_of_actor(name, sentence):
        return name._replace(usable=False, doubt="actor")
    least = float(read_yaml("gazetteer/places.yml")["country_share"])
    if name.doubt == "unsure" and countries.get(name.country_code or "", 0) >= least:
        return name._replace(usable=True, doubt=None)
    return name


def is_time(name: PlaceName, sentence: Sentence) -> bool:
    """Whether the name is a date that a quarter or a square bears too ("on July 17")."""
    within = (time for time in sentence.times if time.start <= name.start and name.end <= time.end)
    return name.kind_asked is None and next(within, None) is not None


def make_places(sentences: Sequence[Sentence], text: str) -> dict[int, tuple[PlaceName, ...]]:
    """The names of each sentence with the meaning the document gives them."""
    known = read_known(sentences, text)

    def choose_all(sentence: Sentence) -> tuple[PlaceName, ...]:
        chosen: list[PlaceName] = []  # from the last on: each may lie in the one behind it
        for name in reversed(sentence.places):
            chosen.append(choose_name(known, name, chosen[-1] if chosen else None, sentence))
        return tuple(reversed(chosen))

    named = share_learned({sentence.index: choose_all(sentence) for sentence in sentences}, sentences)
    return agree_on_unknown(place_all_unknown(named, sentences, known.home))


@dataclass(frozen=True, slots=True)
class Known:
    """What a text as a whole says of where it is: its words, the names in it and those of each passage, what
    they share, who is a person, the division that towns are said to lie in, and the names that are no
    towns' there.
    """

    text: str
    names: Sequence[PlaceName]
    around: Mapping[int, Sequence[PlaceName]]
    countries: Mapping[str, float]
    admin1s: frozenset[tuple[str, str]]
    home: str | None
    landmarks: Landmarks
    persons: frozenset[str]
    lying: Mapping[str, Beside]
    refused: frozenset[str]


def read_known(sentences: Sequence[Sentence], text: str) -> Known:
    """What the names of a document say of it, those of actors left out."""
    names = [name for s in sentences for name in s.places if not is_of_actor(name, s)]
    around: dict[int, list[PlaceName]] = {}
    for sentence in sentences:
        around.setdefault(sentence.passage, []).extend(sentence.places)
    shared = find_countries(names), find_admin1s(names), find_home(names), find_landmarks(names)
    said = find_persons(sentences), find_lying(sentences, text), find_refused(sentences)
    return Known(text, names, around, *shared, *said)


def choose_name(known: Known, name: PlaceName, following: PlaceName | None, sentence: Sentence) -> PlaceName:
    """The name as the document means it; `following` is the next one of the sentence."""
    if name.kind == "border" or name.doubt in NAMESAKES:
        near = find_home_around(known.around[sentence.passage], name.country_code)
        return choose_border(name, near or known.home) if name.kind == "border" else name
    if is_time(name, sentence):
        return name._replace(usable=False, doubt="part")
    written, beside = known.text[name.start : name.end], find_beside(name, following, known.text)
    if name.place_id is None:
        return choose_unfiled(known, name, following if beside else None, sentence)
    if fold(written) in known.refused:
        countries = {code: share for code, share in known.countries.items() if code != name.country_code}
        return choose_unknown(as_written(name, written), sentence, written, countries)
    owner = find_holder(name, sentence)
    beside = beside or owner
    points = find_points(known.around[sentence.passage], name)
    evidence = Evidence(known.countries, known.admin1s, points, beside or known.lying.get(fold(written)))
    meant = choose_meaning(name, written, evidence)
    if known.home not in {None, meant.country_code} and is_name_of_site(meant):
        meant = meant._replace(usable=False, doubt="part")
    inside = beside[2] if beside else None
    wide = read_words().wide_kinds
    is_land = meant.kind in wide and owner is None and (following is None or following.kind in wide)
    if inside and not is_land and meant.country_code != inside:
        return place_inside(choose_stray(meant, written, sentence, inside), following)
    if known.home is not None and is_stray(meant, written, known.home, known.names):
        return choose_stray(meant, written, sentence, known.home)
    division = following if beside else None
    if is_far_namesake(meant, division, known.landmarks):
        return place_inside(as_written(meant, written, meant.country_code), division)
    return choose_usable(meant, sentence, known.countries)


def is_name_of_site(name: PlaceName) -> bool:
    """Whether a building only bears the name: "the Al-Quds hospital" of Aleppo is not in Jerusalem."""
    words, noun = read_words(), name.text.split()[-1].lower()
    return words.kinds.get(noun) in words.facility_kinds and name.kind not in words.facility_kinds


def choose_unfiled(
    known: Known, name: PlaceName, division: PlaceName | None, sentence: Sentence
) -> PlaceName:
    """A name no file holds, which lies in what stands behind it; that of a person of the text is no place."""
    written = known.text[name.start : name.end]
    if fold(written) in known.persons:
        return name._replace(usable=False, doubt="title")
    alike = choose_unknown(name, sentence, written, known.countries)
    if alike.place_id is not None and is_far_namesake(alike, division, known.landmarks, "similar_km"):
        alike = as_written(alike, written, known.home)
    return place_inside(alike, division)


def place_all_unknown(
    named: Mapping[int, tuple[PlaceName, ...]], sentences: Sequence[Sentence], home: str | None
) -> dict[int, tuple[PlaceName, ...]]:
    """The names with those no file holds in the country their passage, as chosen, or else the text is of."""
    chosen: dict[int, list[PlaceName]] = {}
    for sentence in sentences:
        chosen.setdefault(sentence.passage, []).extend(named[sentence.index])
    lands = {passage: find_home_around(some) or find_only_country(some) for passage, some in chosen.items()}
    return {s.index: place_unknown(named[s.index], lands[s.passage] or home) for s in sentences}


def find_only_country(names: Sequence[PlaceName]) -> str | None:
    """The one country that a passage without known places says something is in, None where several are."""
    codes = {name.country_code for name in names if name.usable and name.kind == "country"}
    return next(iter(codes)) if len(codes) == 1 else None


def find_persons(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The last names of those whom the text names in full, folded: "Guzman" is no place then."""
    full = (actor.text.split() for s in sentences for actor in s.actors if actor.sort == "person")
    return frozenset(fold(words[-1]) for words in full if len(words) > 1)


def find_home_around(names: Sequence[PlaceName], besides: str | None = None) -> str | None:
    """The country a passage names the most places of, but for the one whose border is meant."""
    wide = read_words().wide_kinds
    codes = [n.country_code for n in names if n.usable and n.country_code and n.kind not in wide]
    return next((code for code, _ in Counter(codes).most_common() if code != besides), None)


def choose_border(name: PlaceName, home: str | None) -> PlaceName:
    """The border, its other side the country of the text; no place where both sides cannot be told."""
    if name.country_code is None:
        return name
    if home in {None, name.country_code}:
        return name._replace(usable=False, doubt="border", country_code=None)
    one = name.location.removesuffix(" border")
    sides = sorted((one, read_country_names()[home or ""]))
    return name._replace(location="–".join(sides) + " border", country_code=None)


def choose_stray(name: PlaceName, written: str, sentence: Sentence, home: str) -> PlaceName:
    """The name as one no file holds; one that only qualifies a noun is no place ("the Roman theatre")."""
    unknown = choose_unknown(as_written(name, written), sentence, written, {home: 1.0})
    behind = sentence.doc[name.last] if name.last < len(sentence.doc) else None
    qualifies = (
        behind is not None and behind.tag_.startswith("NN") and behind.lower_ not in read_words().kinds
    )
    return unknown._replace(usable=False, doubt="part") if qualifies and unknown.place_id is None else unknown
