"""Words that point back to a place: "the city", "the province", "the refinery", "there"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.lexicon.gazetteer import find_places_named
from flows.lexicon.gazetteer.named import make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import Token

DEFINITE = frozenset({"the", "its", "their", "this", "that"})
SETTLED = frozenset({"city", "town", "village"})


def is_definite(token: Token) -> bool:
    """Whether a noun is one the text has spoken of, and not what it says of another ("X is the capital")."""
    says = any(child.dep_ == "cop" for child in token.children)
    return not says and any(child.lower_ in DEFINITE for child in token.lefts)


def is_on_list(token: Token) -> bool:
    """Whether the noun is one building among others, which together are only the town."""
    return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)


def find_facility(name: PlaceName, noun: str, kinds: Sequence[str]) -> PlaceName | None:
    """The gazetteer's facility of a settlement: "the refinery" after Baiji is Baiji's."""
    for place in find_places_named(fold(f"{name.location} {noun}")):
        if place.kind in kinds and place.country_code == name.country_code:
            return make_place_name(name, place)
    return None


def find_town(name: PlaceName, kinds: Sequence[str]) -> PlaceName | None:
    """The settlement a facility is named after: "the town" after Tal Afar airport is Tal Afar."""
    words = name.location.split()
    for count in range(len(words) - 1, 0, -1):
        for place in find_places_named(fold(" ".join(words[:count]))):
            if place.kind in kinds and place.admin1 == name.admin1:
                return make_place_name(name, place)
    return None


def find_antecedent(token: Token, before: Sequence[PlaceName]) -> PlaceName | None:
    """The place a definite noun points back to among those before it, the likeliest first."""
    words, noun = read_words(), token.lower_
    kinds = words.anaphor_kinds[words.anaphors[noun]]
    for name in before:
        if name.kind in kinds:
            return name
        town = find_town(name, kinds) if name.kind in words.facility_kinds and "town" in kinds else None
        if town:
            return town
    if words.anaphors[noun] not in {"settlement", "capital"} and not is_on_list(token):
        return next(filter(None, (find_facility(n, noun, kinds) for n in before if n.kind in SETTLED)), None)
    return None


def find_anaphors(
    sentence: Sentence, names: Sequence[PlaceName], standing: Sequence[PlaceName]
) -> Iterator[PlaceName]:
    """The places of a sentence that a word stands for, at that word.

    Candidates are the places the sentence itself has named so far, those it leaves or only is near to apart,
    and then the `standing` ones of the telling.
    """
    words, found = read_words(), list[PlaceName]()
    taken = {t for name in names for t in range(name.first - 2, name.last + 1)}
    for token in sentence.doc:
        if token.i in taken or (token.lower_ not in words.anaphors and token.lower_ not in words.adverbs):
            continue
        here = [
            n for n in [*names, *found] if n.last <= token.i and not n.is_near and not is_source(n, sentence)
        ]
        before = [*sorted(here, key=lambda n: -n.first), *standing]
        place = None
        if token.lower_ in words.anaphors and is_definite(token):
            place = find_antecedent(token, before)
        elif token.lower_ in words.adverbs and token.dep_ == "advmod":
            place = before[0] if before else None
        if place:
            found.append(make_anaphor(place, token, sentence.start + token.idx))
    yield from found


def is_source(name: PlaceName, sentence: Sentence) -> bool:
    """Whether the sentence only says that something comes from the place."""
    return name.first > 0 and sentence.doc[name.first - 1].lower_ in read_words().source


def make_anaphor(place: PlaceName, token: Token, start: int) -> PlaceName:
    """The place at the word that stands for it."""
    end = start + len(token)
    return replace(
        place,
        first=token.i,
        last=token.i + 1,
        start=start,
        end=end,
        text=token.text,
        outer_start=start,
        outer_end=end,
        is_near=False,
    )
