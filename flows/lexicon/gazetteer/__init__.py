"""Places of the world by name: every CSV file of this folder, read once, looked up by folded name.

`places*.csv` all have the columns README.md describes; another country's file is dropped in beside them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.ids import make_id
from flows.lexicon import DataError, read_csv, read_yaml
from flows.lexicon.gazetteer.names import fold, fold_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
MOST_WORDS = 7
POINT_OF = "derived: point of "
MAIN, WORLD = "places.csv", "places_world.csv"
ARTICLES = frozenset({"al", "el"})
REQUIRED = {"name", "aliases", "kind", "admin1", "country_code", "latitude", "longitude", "source"}


@cache
def make_place_id(name: str, kind: str, admin1: str | None, country_code: str | None) -> str:
    """Stable id of what makes a place that place."""
    return make_id("plc", name, kind, admin1, country_code)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    `stands_for` is the settlement whose point it borrows, `guard` why its name alone is weak evidence
    (word, name), `is_world` whether only the generated file knows it, `is_main` whether `places.csv` does.
    """

    name: str
    kind: str
    admin1: str | None
    country: str | None
    country_code: str | None
    latitude: float | None
    longitude: float | None
    population: int
    guard: str
    stands_for: str | None
    is_world: bool
    is_main: bool

    @property
    def place_id(self) -> str:
        """Stable id of what makes the place that place."""
        return make_place_id(self.name, self.kind, self.admin1, self.country_code)

    @property
    def title(self) -> str:
        """The name without the bracket that only tells namesakes apart."""
        return self.name.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Lines by number and the numbers of the lines each folded name may mean.

    `first` has the first line of a name, `more` the others: few names have any, and a dictionary of plain
    numbers loads ten times faster than one of lists.
    """

    lines: tuple[str, ...]
    columns: tuple[tuple[int, str, dict[str, int]], ...]
    first: dict[str, int]
    more: dict[str, list[int]]

    def find(self, key: str) -> tuple[Place, ...]:
        """The places a folded name may mean, in file order."""
        if key not in self.first:
            return ()
        return tuple(read_place(number) for number in (self.first[key], *self.more.get(key, ())))

    def find_columns(self, number: int) -> tuple[str, dict[str, int]]:
        """The file a line is from and the position of each of its columns."""
        return next((file, columns) for start, file, columns in reversed(self.columns) if start <= number)


def read_lines(path: Path) -> tuple[dict[str, int], list[str]]:
    """The position of each column and the other lines of one file; a row is one line."""
    header, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = {name: place for place, name in enumerate(header.split(","))}
    if REQUIRED - columns.keys() or list(columns)[:2] != ["name", "aliases"]:
        raise DataError(f"{path}:1: needs the columns name, aliases (first) and {sorted(REQUIRED)}")
    return columns, lines


def find_keys(lines: list[str]) -> Iterator[list[str]]:
    """The folded names of each line; the lines are folded together because that is many times faster."""
    for line in fold_lines(lines):
        if '"' in line:
            name, aliases = next(csv.reader([line]))[:2]
        else:
            name, aliases, _ = line.split(",", 2)
        yield [name.partition(" (")[0], *aliases.split("|")] if aliases else [name.partition(" (")[0]]


@cache
def read_gazetteer() -> Gazetteer:
    """The whole gazetteer, indexed by folded name, the curated files first."""
    lines: list[str] = []
    columns: list[tuple[int, str, dict[str, int]]] = []
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    for path in sorted(FOLDER.glob("places*.csv"), key=lambda path: (path.name == WORLD, path.name)):
        positions, found = read_lines(path)
        columns.append((len(lines), path.name, positions))
        for number, keys in enumerate(find_keys(found), start=len(lines)):
            for key in keys:
                if first.setdefault(key, number) != number:
                    more.setdefault(key, []).append(number)
        lines += found
    return Gazetteer(tuple(lines), tuple(columns), first, more)


@lru_cache(maxsize=65536)
def find_places_named(key: str) -> tuple[Place, ...]:
    """The places a folded name may mean, with, without or with another article than written."""
    gazetteer = read_gazetteer()
    article, _, rest = key.partition(" ")
    bare = rest if article in ARTICLES else key
    return gazetteer.find(key) or gazetteer.find(bare) or gazetteer.find(f"al {bare}")


@cache
def read_openers() -> frozenset[str]:
    """The first words of all names, without their article: most capitalised words are none of them."""
    keys = read_gazetteer().first
    after = {key.split(" ", 2)[1] for key in keys if key.startswith(("al ", "el "))}
    return frozenset(after | {key.partition(" ")[0] for key in keys})


@cache
def read_country_names() -> dict[str, str]:
    """English name of each country by its three-letter code."""
    return {row["iso3"]: row["name"] for row in read_csv("gazetteer/countries.csv")}


@cache
def read_country(code: str) -> Place | None:
    """The country of a three-letter code."""
    places = read_gazetteer().find(fold(read_country_names().get(code, "")))
    return next((place for place in places if place.kind == "country"), None)


@cache
def read_place(number: int) -> Place:
    """The place in line `number` of the gazetteer."""
    file, columns = read_gazetteer().find_columns(number)
    cells = next(csv.reader([read_gazetteer().lines[number]]))

    def cell(name: str) -> str:
        return cells[columns[name]] if name in columns else ""

    code, name = cell("country_code") or None, cell("name")
    # The capital of a region is not where the region is.
    borrowed = cell("kind") == "region" and cell("source").startswith("derived")
    latitude, longitude = ("", "") if borrowed else (cell("latitude"), cell("longitude"))
    return Place(
        name=name,
        kind=cell("kind"),
        admin1=cell("admin1") or None,
        country=read_country_names().get(code or "", cell("country") or None),
        country_code=code,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        population=int(cell("population") or 0),
        guard=cell("guard") or find_guard(name),
        stands_for=find_owner(cell("kind"), cell("source")),
        is_world=file == WORLD,
        is_main=file == MAIN,
    )


def find_guard(name: str) -> str:
    """ "word" for a curated name that is as often something else."""
    return "word" if fold(name.partition(" (")[0]) in read_yaml("gazetteer/places.yml")["guarded"] else ""


def find_owner(kind: str, source: str) -> str | None:
    """The settlement a building or neighbourhood borrows its point from, and is coded as."""
    if source.startswith(POINT_OF) and kind in read_yaml("gazetteer/places.yml")["inside_kinds"]:
        return source.removeprefix(POINT_OF)
    return None
