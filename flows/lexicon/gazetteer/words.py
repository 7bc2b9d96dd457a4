"""The word lists of `places.yml` as sets, and the names of peoples by country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.lexicon import read_csv, read_yaml
from flows.lexicon.gazetteer.names import fold


@dataclass(frozen=True, slots=True)
class Words:
    """Every list of `places.yml` that is looked up word by word."""

    locative: frozenset[str]
    placed: frozenset[str]
    source: frozenset[str]
    goal: frozenset[str]
    towards: frozenset[str]
    within: frozenset[str]
    attributing: frozenset[str]
    company: frozenset[str]
    unplaced: frozenset[str]
    near: frozenset[str]
    bearings: dict[str, float]
    parts: frozenset[str]
    articles: frozenset[str]
    list_joints: frozenset[str]
    list_words: frozenset[str]
    list_asides: frozenset[str]
    excluding: frozenset[str]
    counting: frozenset[str]
    inside_joints: frozenset[str]
    beside_joints: frozenset[str]
    part_nouns: frozenset[str]
    national: frozenset[str]
    near_nouns: frozenset[str]
    town_parts: frozenset[str]
    way_words: frozenset[str]
    roads: frozenset[str]
    finer: frozenset[str]
    examples: frozenset[str]
    land: frozenset[str]
    borders: frozenset[str]
    border_things: frozenset[str]
    border_joints: frozenset[str]
    border_behind: frozenset[str]
    lengths: dict[str, float]
    kinds: dict[str, str]
    plural_kinds: frozenset[str]
    named_kinds: frozenset[str]
    settlements: frozenset[str]
    outside_kinds: frozenset[str]
    site_openers: dict[str, str]
    taking: frozenset[str]
    taking_alone: frozenset[str]
    striking: frozenset[str]
    weak_kinds: frozenset[str]
    office_kinds: frozenset[str]
    office_words: frozenset[str]
    placeless: frozenset[str]
    local_kinds: frozenset[str]
    subject_kinds: frozenset[str]
    facility_kinds: frozenset[str]
    wide_kinds: frozenset[str]
    owners: frozenset[str]
    participles: frozenset[str]
    quality_endings: frozenset[str]
    sites: frozenset[str]
    buildings: frozenset[str]
    local_owners: frozenset[str]
    titles: frozenset[str]
    bearers: frozenset[str]
    nearby: frozenset[str]
    neutral: frozenset[str]
    of_nouns: frozenset[str]
    of_taking: frozenset[str]
    aimed: frozenset[str]
    aimed_alone: frozenset[str]
    ways: frozenset[str]
    time_measures: frozenset[str]
    governmental: frozenset[str]
    arriving: frozenset[str]
    befalling: frozenset[str]
    leaving: frozenset[str]
    leaving_behind: frozenset[str]
    leaving_nouns: frozenset[str]
    carrying: frozenset[str]
    anaphors: dict[str, str]
    titled_anaphors: frozenset[str]
    weaker_kinds: dict[str, list[str]]
    determiners: frozenset[str]
    definite: frozenset[str]
    settled_anaphors: frozenset[str]
    divisional: frozenset[str]
    adverbs: frozenset[str]
    elsewhere: frozenset[str]
    outlying: frozenset[str]
    scene_breaks: frozenset[str]
    anaphor_kinds: dict[str, list[str]]
    numbers: dict[str, float]


@cache
def read_words() -> Words:
    """The word lists, read once."""
    data = read_yaml("gazetteer/places.yml")
    fields: dict[str, Any] = {name: data[name] for name in Words.__dataclass_fields__}
    sets: dict[str, Any] = {k: frozenset(v) if isinstance(v, list) else v for k, v in fields.items()}
    return Words(**sets)


@cache
def join_words(*lists: str) -> frozenset[str]:
    """The words of several of the lists together."""
    return frozenset(word for name in lists for word in getattr(read_words(), name))


@cache
def read_kind_openers() -> frozenset[str]:
    """Every word that a noun for a kind of place begins with."""
    return frozenset(noun.split(" ")[0] for noun in read_words().kinds)


@cache
def read_demonyms() -> dict[str, str]:
    """Three-letter country code by folded name of its people ("iraqi", "iraqis")."""
    return {
        fold(demonym): row["iso3"]
        for row in read_csv("gazetteer/countries.csv")
        for demonym in row["demonyms"].split("|")
        if demonym
    }
