"""The words of `things.yml`: which kinds a thing, an actor's sort or type, and a kind of place are."""

from __future__ import annotations

from functools import cache

from flows.lexicon import read_yaml
from flows.lexicon.forms import find_forms_of


@cache
def read_kind_words(key: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(read_yaml("things.yml")[key])


@cache
def read_things() -> dict[str, frozenset[str]]:
    """The kinds of each thing, under all forms of its name."""
    found: dict[str, set[str]] = {}
    for kind, names in read_yaml("things.yml")["kinds"].items():
        for form in (form for name in names for form in find_forms_of(name, "noun")):
            found.setdefault(form, set()).add(kind)  # the plural too, should its lemma be wrong
    return {name: frozenset(kinds) for name, kinds in found.items()}


@cache
def read_name_ends() -> frozenset[str]:
    """The last words of the names of more than one word."""
    return frozenset(name.rpartition(" ")[2] for name in read_things() if " " in name)


@cache
def read_composed() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Each kind a phrase is by what it holds: the kinds of its head, and those words."""
    rows = read_yaml("things.yml")["composed"]
    return {kind: (frozenset(row["head"]), frozenset(row["holds"])) for kind, row in rows.items()}


@cache
def read_described() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Each kind a phrase is by what it is called: the kinds of its head, and those words."""
    rows = read_yaml("things.yml")["described"]
    return {kind: (frozenset(row["head"]), frozenset(row["words"])) for kind, row in rows.items()}


@cache
def read_sorts() -> dict[str, frozenset[str]]:
    """The kinds of each sort of actors."""
    return {sort: frozenset(kinds) for sort, kinds in read_yaml("things.yml")["sorts"].items()}


@cache
def read_types() -> dict[str, frozenset[str]]:
    """The kinds of each type of actors (ACLED's and the codebook's)."""
    return {name: frozenset(kinds) for name, kinds in read_yaml("things.yml")["actor_types"].items()}


@cache
def read_place_kind(kind: str) -> frozenset[str]:
    """The kinds that a kind of place stands for."""
    return frozenset(k for k, kinds in read_yaml("things.yml")["places"].items() if kind in kinds)
