"""Words that point back to a place: "the city", "the province", "the refinery", "there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from flows.extract.places_setting import Setting
from flows.lexicon.gazetteer import find_places_named
from flows.lexicon.gazetteer.named import make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName, Sentence

DEFINITE = frozenset({"the", "its", "their", "this", "that"})
FARTHEST = 12
SETTLED = ("city", "town", "village")


def is_definite(token: Token) -> bool:
    """Whether a noun is one the text has spoken of: with an article, and not itself followed by a name."""
    return any(child.lower_ in DEFINITE for child in token.lefts)


def find_earlier(setting: Setting, sentence: Sentence, token: int) -> Iterator[PlaceName]:
    """The usable names before a token, the nearest first; those a place is only near to come last in a sentence."""
    here = [name for name in setting.places[sentence.index] if name.last <= token]
    at = setting.sentences.index(sentence.index)
    for names in [here, *(setting.places[i] for i in setting.sentences[max(0, at - FARTHEST) : at][::-1])]:
        usable = [name for name in reversed(names) if name.usable]
        yield from sorted(usable, key=lambda name: name.is_near)


def find_facility(name: PlaceName, noun: str, kinds: list[str]) -> PlaceName | None:
    """The gazetteer's facility of a settlement: "the refinery" after Baiji is Baiji's."""
    for place in find_places_named(fold(f"{name.location} {noun}")):
        if place.kind in kinds and place.country_code == name.country_code:
            return make_place_name(name, place)
    return None


def find_antecedent(setting: Setting, sentence: Sentence, token: Token) -> PlaceName | None:
    """The place a definite noun points back to."""
    words = read_words()
    sort = words.anaphors[token.lower_]
    kinds = words.anaphor_kinds[sort]
    for name in find_earlier(setting, sentence, token.i):
        if name.kind in kinds:
            return name
        if name.kind in SETTLED and sort not in {"settlement", "capital"}:
            facility = find_facility(name, token.lower_, kinds)
            if facility:
                return facility
    return None


def find_anaphors(setting: Setting, sentence: Sentence) -> Iterator[PlaceName]:
    """The places of a sentence that a word stands for, at that word."""
    words, taken = read_words(), {t for n in setting.places[sentence.index] for t in range(n.first - 2, n.last + 1)}
    for token in sentence.doc:
        if token.i in taken or (token.lower_ not in words.anaphors and token.lower_ not in words.adverbs):
            continue
        if token.lower_ in words.adverbs:
            found = next(find_earlier(setting, sentence, token.i), None) if token.dep_ == "advmod" else None
        else:
            found = find_antecedent(setting, sentence, token) if is_definite(token) else None
        if found:
            start = sentence.start + token.idx
            yield replace(found, first=token.i, last=token.i + 1, start=start, end=start + len(token), text=token.text,
                          outer_start=start, outer_end=start + len(token))
