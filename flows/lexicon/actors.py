"""Actors as data: named actors, the common nouns that stand for actors, and the names they get."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.countries import countries
from flows.lexicon.fold import fold_pieces
from flows.lexicon.forms import find_forms_of

if TYPE_CHECKING:
    from datetime import date

SORTS = {
    "armed_groups": ("armed", "armed_group"),
    "coalitions_and_foreign_forces": ("state", "foreign_forces"),
    "state_forces": ("state", "state_forces"),
    "governments_and_parties": ("political", "civilian"),
    "international_organisations": ("organisation", "civilian"),
    "media": ("media", "civilian"),
}

# The sorts of names that fight; a bare "force" says not whose it is.
FIGHTERS = frozenset({"armed", "force", "state"})
OWNED_FIGHTERS = FIGHTERS - {"force"}
# How it is known who an actor is: a list has the name, or the text defines it.
NAMED = frozenset({"lexicon", "text"})


class NamedActor(NamedTuple):
    """One actor of `actors.yml`, or by its `basis` one that the text or only the words name."""

    name: str
    sort: str
    side: str
    actor_type: str
    country: str | None
    member_of: str | None
    wikidata_id: str | None
    basis: str = "lexicon"


@dataclass(frozen=True, slots=True)
class Alias:
    """One surface form: its folded words, the exact letters an acronym must have, its days of validity."""

    pieces: tuple[str, ...]
    exact: str | None
    actor: NamedActor
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One class of common nouns of `groups.yml`; `name` is a template or None."""

    id: str
    sort: str
    side: str
    name: str | None
    actor_type: str
    member_of: str | None


@dataclass(frozen=True, slots=True)
class Leader:
    """Whose forces a person's are: those of a `group` of `actors.yml`, or of a `country`."""

    group: str | None
    country: str | None


@cache
def leaders() -> dict[str, Leader]:
    """Folded full name, and last word of it where one leader alone has it -> whose forces are his."""
    found = dict[str, Leader]()
    short = dict[str, set[Leader]]()
    for row in read_yaml("actors.yml")["leaders"]:
        leader = Leader(row.get("leads"), row.get("country"))
        pieces = fold_pieces(row["person"])
        found[" ".join(pieces)] = leader
        short.setdefault(pieces[-1], set()).add(leader)
    return {**{word: next(iter(owners)) for word, owners in short.items() if len(owners) == 1}, **found}


@cache
def named_actors() -> dict[str, NamedActor]:
    """Every named actor by its name."""
    data = read_yaml("actors.yml")
    found = {}
    for section, (sort, side) in SORTS.items():
        for row in data[section]:
            side_ = "peshmerga" if row["name"] == "Peshmerga" else side
            found[row["name"]] = NamedActor(
                row["name"],
                sort,
                side_,
                row["type"],
                row.get("country"),
                row.get("member_of"),
                row.get("wikidata"),
            )
    return found


@cache
def aliases() -> dict[str, tuple[Alias, ...]]:
    """First folded word -> the aliases that start with it, longest first."""
    data, index = read_yaml("actors.yml"), dict[str, list[Alias]]()
    for section in SORTS:
        for row in data[section]:
            actor = named_actors()[row["name"]]
            dated = {str(entry["alias"]): entry for entry in row.get("dated", ())}
            for form in {row["name"], *map(str, row.get("aliases", ())), *dated}:
                entry = dated.get(form, {})
                alias = Alias(fold_pieces(form), _exact(form), actor, entry.get("from"), entry.get("until"))
                index.setdefault(alias.pieces[0], []).append(alias)
    for row in data["government_names"]:
        actor = government_of(row["country"])
        alias = Alias(fold_pieces(row["word"]), None, actor)
        index.setdefault(alias.pieces[0], []).append(alias)
    return {
        k: tuple(sorted(v, key=lambda a: (-len(a.pieces), a.pieces, a.actor.name))) for k, v in index.items()
    }


def _exact(form: str) -> str | None:
    """The form itself where it is an acronym, which must stand in its own capitals."""
    return form if form.isupper() and len(form) <= 6 else None


def government_of(code: str) -> NamedActor:
    """The government of a country as a named actor."""
    name = f"Government of {countries()[code].in_sentence()}"
    return NamedActor(name, "political", "civilian", "Government (political)", code, None, None)


@cache
def groups() -> dict[str, Group]:
    """Every class of common nouns by id."""
    return {
        row["id"]: Group(
            row["id"], row["sort"], row["side"], row.get("name"), row["type"], row.get("member_of")
        )
        for row in read_yaml("groups.yml")["groups"]
    }


@cache
def group_heads() -> dict[str, tuple[tuple[tuple[str, ...], Group], ...]]:
    """Last word of a head, singular and plural -> (all its lemmas, group), longest first.

    Who may be a victim is one of the civilians where no class has the noun.
    """
    index = dict[str, list[tuple[tuple[str, ...], Group]]]()
    for row in read_yaml("groups.yml")["groups"]:
        for head in row["heads"]:
            _add_head(index, str(head), groups()[row["id"]])
    known = {" ".join(words) for heads in index.values() for words, _ in heads}
    for head in read_yaml("victims.yml")["heads"]["civilian"]:
        if head not in known | group_words("titles") | group_words("not_actors"):
            _add_head(index, head, groups()["civilians"])
    return {k: tuple(sorted(v, key=lambda e: (-len(e[0]), e[0]))) for k, v in index.items()}


def _add_head(index: dict[str, list[tuple[tuple[str, ...], Group]]], head: str, group: Group) -> None:
    words = tuple(head.split())
    for form in find_forms_of(words[-1], "noun"):
        index.setdefault(form, []).append((words, group))


@cache
def group_words(key: str) -> frozenset[str]:
    """One of the flat word lists of `groups.yml` (titles, transparent, name_bearers …)."""
    return frozenset(map(str, read_yaml("groups.yml")[key]))


@cache
def armies_abroad() -> dict[str, str]:
    """Country without an army -> the country whose army is meant by "the army" there."""
    return dict(read_yaml("groups.yml")["armies_abroad"])


@cache
def identities() -> dict[str, tuple[str, str]]:
    """Word -> (identity, name of the people)."""
    rows = read_yaml("groups.yml")["identities"]
    return {word: (row["identity"], row["people"]) for row in rows for word in row["words"]}


@cache
def pronouns() -> dict[str, str]:
    """Pronoun -> plural, group or person."""
    return {word: kind for kind, words in read_yaml("groups.yml")["pronouns"].items() for word in words}


@cache
def organisation_heads() -> dict[str, tuple[str, str]]:
    """Head noun of an organisation's name -> (sort, ACLED's type)."""
    rows = read_yaml("groups.yml")["organisations"]
    return {head: (row["sort"], row["type"]) for row in rows for head in row["heads"]}


def group_name(group: Group, country: str | None, identity: str | None) -> str | None:
    """The canonical name of a common-noun actor, or None where the passage must say who it is."""
    if group.name is None:
        return None
    if group.id == "tribes" and not identity:
        return fill("Tribal militias ({country})", country, None)
    if group.id == "militias" and not identity:
        return fill("Unidentified militia ({country})", country, None)
    if group.id == "government" and identity:
        return fill(identity + " authorities ({country})", country, None)
    if group.sort == "civilian" and identity and group.id == "civilians":
        people = next(p for i, p in identities().values() if i == identity)
        return fill(people + " ({country})", country, identity)
    return fill(group.name, country, identity)


def fill(template: str, code: str | None, identity: str | None) -> str:
    """A template with the country's words in place; a country nobody knows leaves no trace.

    >>> fill("Civilians ({country})", "IRQ", None), fill("Civilians ({country})", None, None)
    ('Civilians (Iraq)', 'Civilians')
    """
    country = countries().get(code or "")
    if country is None:
        bare = template.replace(" ({country})", "").replace(" of {country}", "").replace("{demonym} ", "")
        return bare.replace("{identity}", identity or "").strip()
    name = country.in_sentence() if " of {country}" in template else country.name
    filled = template.replace("{country}", name).replace("{demonym}", country.forces())
    usual: dict[str, str] = read_yaml("groups.yml")["usual_names"]
    return usual.get(filled) or filled.replace("{identity}", identity or "")
