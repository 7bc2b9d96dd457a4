"""Countries as data: names, demonyms and codes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from flows.lexicon import read_csv, read_yaml
from flows.lexicon.fold import fold_pieces


@dataclass(frozen=True, slots=True)
class Country:
    """One country: English name, ISO 3166-1 alpha-3 code and the adjective of its people."""

    code: str
    name: str
    demonym: str

    def forces(self) -> str:
        """The word its forces bear: "Iraqi", "United States"."""
        named: dict[str, str] = read_yaml("groups.yml")["country_named_forces"]
        return named.get(self.code, self.demonym)

    def in_sentence(self) -> str:
        """The name after "of": "the United States", "Iraq"."""
        return f"the {self.name}" if self.code in read_yaml("groups.yml")["with_article"] else self.name


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-3 code."""
    rows = read_csv("gazetteer/countries.csv")
    return {
        row["iso3"]: Country(row["iso3"], row["name"], row["demonyms"].split("|")[0] or row["name"])
        for row in rows
    }


@cache
def country_words() -> dict[str, tuple[tuple[tuple[str, ...], Country, bool], ...]]:
    """First folded word -> (all folded words, country, is a demonym), longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Country, bool]]] = {}
    for row in read_csv("gazetteer/countries.csv"):
        country = countries()[row["iso3"]]
        for words, is_demonym in ((row["demonyms"], True), (f"{row['name']}|{row['aliases']}", False)):
            for word in words.split("|"):
                pieces = fold_pieces(word)
                if pieces:
                    index.setdefault(pieces[0], []).append((pieces, country, is_demonym))
    return {
        first: tuple(sorted(set(entries), key=lambda e: (-len(e[0]), e[0], e[1].code, e[2])))
        for first, entries in index.items()
    }


@cache
def seats() -> dict[str, str]:
    """Folded name of the seat of a government -> the code of its country, where one country alone has it."""
    words = read_yaml("states.yml")
    rows = [(row["capital"], row["iso3"]) for row in read_csv("gazetteer/countries.csv")]
    rows += [(row["word"], row["country"]) for row in words["seats"]]
    names = Counter(name for name, _ in rows)
    kept = ((name, code) for name, code in rows if names[name] == 1 and name not in words["not_seats"])
    return {" ".join(fold_pieces(name)): code for name, code in kept}
