"""The place names of a document that are places: chosen by its countries, those of actors left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.extract.places.beside import find_lying
from flows.extract.places.learned import (
    agree_on_unknown,
    is_of_actor,
    place_unknown,
    share_learned,
)
from flows.extract.places.meaning import Known, choose_name, find_home_around
from flows.extract.places.namesakes import (
    find_landmarks,
    find_refused,
)
from flows.lexicon.gazetteer.named import find_full_name
from flows.lexicon.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.records import PlaceName, Sentence

LEAST_AT_HOME = 2


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


def read_known(sentences: Sequence[Sentence], text: str) -> Known:
    """What the names of a document say of it, those of actors left out."""
    names = [name for s in sentences for name in s.places if not is_of_actor(name, s)]
    around: dict[int, list[PlaceName]] = {}
    for sentence in sentences:
        around.setdefault(sentence.passage, []).extend(sentence.places)
    shared = find_countries(names), find_admin1s(names), find_home(names), find_landmarks(names)
    said = find_persons(sentences), find_lying(sentences, text), find_refused(sentences)
    return Known(text, names, around, *shared, *said)


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
