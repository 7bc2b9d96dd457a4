"""Phrases of `patterns/claims.yml` that say people were harmed, read in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame, has_passive_mark
from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import find_right
from flows.extract.claims.nouns import scan_noun
from flows.extract.claims.people import is_people
from flows.extract.claims.words import inflect, read_harm, read_nouns
from flows.lexicon import read_yaml
from flows.syntax import case_of, children, expand, find_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PRICE_REACH = 8
SENTENCE_BREAKS = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One record of the patterns file."""

    id: str
    harm: str
    mates: frozenset[str]
    reach: int
    sufferer: str
    bare: bool
    counted: bool
    least: int
    people: str
    named: bool


@cache
def read_phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by every form of their verbs."""
    irregular = read_harm()["irregular"]
    index: dict[str, list[Phrase]] = {}
    for record in read_yaml("claims.yml", folder="patterns"):
        phrase = Phrase(
            record["id"],
            record["harm"],
            frozenset(record["with"]),
            record["reach"],
            record["sufferer"],
            record.get("bare", False),
            record.get("counted", False),
            record.get("least", 0),
            record.get("people", ""),
            record.get("named", False),
        )
        for verb in record["verbs"]:
            for form in inflect(verb, irregular):
                index.setdefault(form, []).append(phrase)
    return {form: tuple(phrases) for form, phrases in index.items()}


def find_phrases(view: View) -> tuple[Frame, ...]:
    """Every (phrase, harmed group) of the sentence."""
    index = read_phrases()
    return tuple(
        frame
        for i, word in enumerate(view.words)
        if word in index
        for phrase in index[word]
        if view.tags[i][:1] in {"V", "J"} or phrase.sufferer == "price"
        for frame in _read_phrase(view, i, phrase)
    )


def _read_phrase(view: View, i: int, phrase: Phrase) -> Iterator[Frame]:
    """The frames of one phrase whose verb stands at `i`."""
    mate = _find_mate(view, i, phrase)
    if mate is None:
        return
    clause = find_clause(view.doc, i)
    groups = SUFFERERS[phrase.sufferer](view, i, mate, clause.patients, clause.agents)
    for group in groups:
        if not _counts(view, phrase, group) or (phrase.bare and group.first < i):
            continue
        yield Frame(
            phrase.harm,
            i,
            group,
            clause.agents if phrase.sufferer != "subject" else (),
            f"phrase-{phrase.id}",
            phrase.sufferer == "owner",
        )


def _counts(view: View, phrase: Phrase, group: Group) -> bool:
    """Whether the group is counted and named as the phrase wants it."""
    if phrase.bare:
        return group.is_bare and group.quantity is not None
    if group.is_bare and phrase.named:
        return False
    if phrase.people and not group.is_bare and view.words[group.head] not in read_nouns(phrase.people):
        return False
    enough = not phrase.least or max(group.low or 0, group.high or 0) >= phrase.least
    return enough and (group.quantity is not None or not phrase.counted)


def _find_mate(view: View, i: int, phrase: Phrase) -> int | None:
    """The token of the word that completes the phrase; the verb itself where it needs none."""
    if not phrase.mates:
        return i
    stop = min(i + phrase.reach + 1, len(view.words))
    places = list(range(i + 1, stop))
    if has_passive_mark(view, i) and phrase.sufferer == "owner":
        places += range(i - 1, max(i - phrase.reach - 1, -1), -1)
    for at in places:
        if view.words[at] in SENTENCE_BREAKS:
            return None
        if view.words[at] in phrase.mates:
            return at
    return None


def _objects(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people the verb acts on."""
    groups = [g for t in patients if t != mate and (g := find_group(view, t)) and is_people(view, g)]
    if has_passive_mark(view, i):
        return find_left(view, i) or groups
    return find_right(view, i) or find_right(view, mate) or groups or ([] if patients else find_left(view, i))


def _subjects(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people who do what the verb says."""
    return find_left(view, i) or [g for t in agents if (g := find_group(view, t)) and is_people(view, g)]


def _owners(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people whose lives or throats they are, or the lives themselves where a number counts them."""
    token = view.doc[mate]
    counted = view.by_token.get(mate) or view.by_token.get(mate - 1)
    if counted:
        return [counted]
    below = [n for n in children(token, "nmod") if case_of(n) == "of"] or list(children(token, "nmod:poss"))
    return [
        g for n in below for t in expand(view.doc, n.i) if (g := find_group(view, t)) and is_people(view, g)
    ]


def _after(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people named after the word that completes the phrase."""
    head = (
        scan_noun(view, mate + 2)
        if view.words[mate + 1 : mate + 2] in (["its"], ["their"], ["the"])
        else scan_noun(view, mate + 1)
    )
    group = find_group(view, head) if head is not None else None
    return [group] if group and is_people(view, group) else []


def _price(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The first people counted after the verb, behind those who lose them: "cost the army two dozen men"."""
    ahead = (view.by_token.get(at) for at in range(i + 1, min(i + PRICE_REACH, len(view.words))))
    group = next((group for group in ahead if group), None)
    named = group and (not group.is_bare or view.words[group.last : group.last + 1] == ["of"])
    return [group] if group and named and is_people(view, group) else []


SUFFERERS = {"after": _after, "price": _price, "object": _objects, "subject": _subjects, "owner": _owners}
