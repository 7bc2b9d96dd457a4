"""What the words of a mention's clause say about which event it names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.fold import fold_pieces
from flows.resolve.settings import read_settings

if TYPE_CHECKING:
    from flows.resolve.rows import Row


def find_acts(row: Row) -> frozenset[str]:
    """The kinds of act that the rule of a mention may tell; a rule that no act lists is its own.

    A noun for any attack, told of an act of another code, tells the acts of that code.
    """
    rule: str = row["rule"]
    if row["sub_event_type"] in read_settings()["named_after"]:
        own = read_settings()["named_after"][row["sub_event_type"]]
        return frozenset({own}) | _read_acts().get(rule, frozenset())
    return _read_acts().get(rule) or frozenset({rule})


@cache
def _read_acts() -> dict[str, frozenset[str]]:
    acts: dict[str, frozenset[str]] = read_settings()["acts"]
    rules = {rule for listed in acts.values() for rule in listed}
    return {rule: frozenset(act for act, listed in acts.items() if rule in listed) for rule in rules}


def tells_course(row: Row) -> bool:
    """Whether a mention tells a course of events over an area: a campaign, or a sweep through many places."""
    settings = read_settings()
    if not settings["courses"].isdisjoint(fold_pieces(row["trigger"])):
        return True
    is_wide = row["geo_precision"] != 1 or row["place_rule"] != "clause"
    is_capture = row["sub_event_type"] in settings["captures"]
    return is_capture and is_wide and not settings["sweeping"].isdisjoint(fold_pieces(_from_trigger(row)))


def find_words(row: Row) -> frozenset[str]:
    """The longer words of the clause from its trigger on."""
    longer = int(read_settings()["long_word"])
    return frozenset(word for word in fold_pieces(_from_trigger(row)) if len(word) >= longer)


def find_words_before(row: Row) -> frozenset[str]:
    """The two words of the clause before its trigger, a possessive ending on its own."""
    before = str(row["quote"])[: _find_trigger(row)].lower()
    return frozenset(before.replace("'s", " 's").replace("’s", " ’s").split()[-2:])


def find_sites(row: Row) -> frozenset[str]:
    """The kinds of building that the clause names beside its place, or in place of it."""
    settings = read_settings()
    told = row["quote"] if row["place_kind"] in settings["settled"] else None
    if row["place_kind"] in settings["unnamed"]:
        told = row["place_text"]
    return _read_site_words() & {word.removesuffix("s") for word in fold_pieces(told or "")}


@cache
def _read_site_words() -> frozenset[str]:
    settings, kinds = read_settings(), read_yaml("things.yml")["kinds"]
    nouns = {noun for kind in settings["sites"] for noun in kinds[kind]} - settings["no_sites"]
    return frozenset(noun.removesuffix("s") for noun in nouns if " " not in noun)


def _from_trigger(row: Row) -> str:
    return str(row["quote"])[_find_trigger(row) :]


def _find_trigger(row: Row) -> int:
    """Where the trigger starts in the clause."""
    return max(row["trigger_start"] - row["start"], 0) if row["trigger_start"] is not None else 0


def find_head(victims: str | None) -> str:
    """The last word of the victims, folded and singular: what kind of people they are called."""
    words = fold_pieces(victims or "")
    return words[-1].removesuffix("s") if words else ""
