"""What one name of a text means, from all that the text says of where it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.places.aside import read_speakers
from flows.extract.places.attachment import find_case
from flows.extract.places.beside import find_beside, find_holder
from flows.extract.places.fronted import opens_line
from flows.extract.places.learned import (
    as_written,
    choose_unknown,
    is_of_actor,
    place_inside,
)
from flows.extract.places.namesakes import (
    Landmarks,
    find_point_at,
    is_far_namesake,
    is_stray,
)
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import read_country_names
from flows.lexicon.gazetteer.choose import Evidence, read_capitals
from flows.lexicon.gazetteer.named import choose_meaning
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.syntax.trees import children

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.lexicon.gazetteer.choose import Beside
    from flows.lexicon.gazetteer.geodesy import Point
    from flows.records import PlaceName, Sentence

NAMESAKES = frozenset({"part", "title", "owner", "demonym", "border", "between"})


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
    told = (
        one for one in children(head, "acl:relcl") if any(c.lower_ == "which" for c in children(one, "nsubj"))
    )
    verb = verb or next((one.lemma_.lower() for one in told if one.lemma_.lower() in read_speakers()), None)
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


def choose_name(known: Known, name: PlaceName, following: PlaceName | None, sentence: Sentence) -> PlaceName:
    """The name as the document means it; `following` is the next one of the sentence."""
    if name.kind == "border" or name.doubt in NAMESAKES:
        near = find_home_around(known.around[sentence.passage], name.country_code)
        return choose_border(name, near or known.home) if name.kind == "border" else name
    if is_time(name, sentence):
        return name._replace(usable=False, doubt="part")
    if name.place_id is None:
        beside = find_beside(name, following, known.text)
        return choose_unfiled(known, name, following if beside else None, sentence)
    return choose_filed(known, name, following, sentence)


def choose_filed(known: Known, name: PlaceName, following: PlaceName | None, sentence: Sentence) -> PlaceName:
    """A name of the gazetteer as the document means it, or as one no file holds where it means another."""
    written, wide = known.text[name.start : name.end], read_words().wide_kinds
    if fold(written) in known.refused:
        countries = {code: share for code, share in known.countries.items() if code != name.country_code}
        return choose_unknown(as_written(name, written), sentence, written, countries)
    owner, behind = find_holder(name, sentence), find_beside(name, following, known.text)
    beside = behind or owner
    points = find_points(known.around[sentence.passage], name)
    evidence = Evidence(known.countries, known.admin1s, points, beside or known.lying.get(fold(written)))
    meant = choose_meaning(name, written, evidence)
    if known.home not in {None, meant.country_code} and is_name_of_site(meant):
        meant = meant._replace(usable=False, doubt="part")
    is_land = meant.kind in wide and owner is None and (following is None or following.kind in wide)
    if beside and beside[2] and not is_land and meant.country_code != beside[2]:
        stray = choose_stray(meant, written, sentence, beside[2])
        return place_inside(stray, following) if behind else place_inside_owner(stray, beside)
    if known.home is not None and is_stray(meant, written, known.home, known.names):
        return choose_stray(meant, written, sentence, known.home)
    division = following if behind else None
    if is_far_namesake(meant, division, known.landmarks):
        return place_inside(as_written(meant, written, meant.country_code), division)
    return choose_usable(meant, sentence, known.countries)


def place_inside_owner(name: PlaceName, owner: Beside) -> PlaceName:
    """The name with the country of its owner, where no file holds it."""
    return name if name.place_id else name._replace(country=owner[1], country_code=owner[2])


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
