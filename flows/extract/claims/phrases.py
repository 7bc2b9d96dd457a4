"""Phrases of `patterns/claims.yml` that say people were harmed, read in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from flows.extract.claims.frame import Frame, has_passive_mark
from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import find_along, find_right
from flows.extract.claims.nouns import scan_noun
from flows.extract.claims.people import is_people
from flows.extract.claims.words import inflect, read_harm, read_nouns, read_set
from flows.lexicon import read_yaml
from flows.syntax import case_of, children, expand, find_clause, find_realis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PRICE_REACH = 8
SENTENCE_BREAKS = frozenset({";", ":", "."})
BY_NOUN = frozenset({"price", "state"})
DENIED = "phrase-not-"  # the rules of phrases that harm by what did not happen: "did not survive"


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
    single: bool
    least: int
    people: str
    named: bool
    negated: bool


@cache
def read_phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases by every form of their verbs, or by their nouns."""
    irregular = read_harm()["irregular"]
    index: dict[str, list[Phrase]] = {}
    for record in read_yaml("claims.yml", folder="patterns"):
        phrase = _make_phrase(record)
        verbs = (form for verb in record.get("verbs", ()) for form in inflect(verb, irregular))
        for form in (*verbs, *record.get("nouns", ())):
            index.setdefault(form, []).append(phrase)
    return {form: tuple(phrases) for form, phrases in index.items()}


def _make_phrase(record: Mapping[str, Any]) -> Phrase:
    """The phrase of one record, what it leaves out being false or empty."""
    return Phrase(
        id=record["id"],
        harm=record["harm"],
        mates=frozenset(record["with"]),
        reach=record["reach"],
        sufferer=record["sufferer"],
        bare=record.get("bare", False),
        counted=record.get("counted", False),
        single=record.get("single", False),
        least=record.get("least", 0),
        people=record.get("people", ""),
        named=record.get("named", False),
        negated=record.get("negated", False),
    )


def find_phrases(view: View) -> tuple[Frame, ...]:
    """Every (phrase, harmed group) of the sentence."""
    index = read_phrases()
    return tuple(
        frame
        for i, word in enumerate(view.words)
        if word in index
        for phrase in index[word]
        if view.tags[i][:1] in {"V", "J"} or phrase.sufferer in BY_NOUN
        for frame in _read_phrase(view, i, phrase)
    )


def _read_phrase(view: View, i: int, phrase: Phrase) -> Iterator[Frame]:
    """The frames of one phrase whose verb stands at `i`."""
    mate = _find_mate(view, i, phrase)
    if mate is None or (phrase.negated and find_realis(view.doc, i).reason != "negated"):
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
            () if phrase.sufferer in {"subject", "state"} or _suffers(view, i) else clause.agents,
            f"phrase-{phrase.id}",
            phrase.sufferer == "owner",
        )


def _suffers(view: View, i: int) -> bool:
    """Whether whoever the verb tells of had the harm done to them: "the brigade lost 14 soldiers"."""
    return view.doc[i].lemma_ in read_set("subject_suffers", "harm")


def _counts(view: View, phrase: Phrase, group: Group) -> bool:
    """Whether the group is counted and named as the phrase wants it."""
    if phrase.bare:
        return group.is_bare and group.quantity is not None
    if group.is_bare and phrase.named:
        return False
    if phrase.people and not group.is_bare and view.words[group.head] not in read_nouns(phrase.people):
        return False
    enough = not phrase.least or max(group.low or 0, group.high or 0) >= phrase.least
    one = phrase.single and group.qualifier == "exact" and not view.tags[group.head].startswith("PRP")
    return enough and (group.quantity is not None or one or not phrase.counted)


def _find_mate(view: View, i: int, phrase: Phrase) -> int | None:
    """The token of the word that completes the phrase; the verb itself where it needs none."""
    if not phrase.mates:
        return i
    before = range(i - 1, max(i - phrase.reach - 1, -1), -1)
    if phrase.sufferer == "state":
        return _find_word(view, before, phrase)
    after = _find_word(view, range(i + 1, min(i + phrase.reach + 1, len(view.words))), phrase)
    if after is None and phrase.sufferer == "owner" and has_passive_mark(view, i):
        return _find_word(view, before, phrase)
    return after


def _find_word(view: View, places: Sequence[int], phrase: Phrase) -> int | None:
    """The first of the places where a word completes the phrase, no other clause between."""
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
        people = find_left(view, i) or groups
        return [*people, *find_along(view, mate + 1)] if people else []
    acted_on = [token for token in patients if token != mate]
    is_bare = view.tags[i] == "VBN" and not acted_on and not any(children(view.doc[i], "aux"))
    left = find_left(view, i) if is_bare else []
    people = find_right(view, i) or find_right(view, mate) or groups or left
    return [*people, *find_along(view, max(mate + 1, people[-1].last))] if people else []


def _subjects(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people who do what the verb says."""
    return find_left(view, i) or [g for t in agents if (g := find_group(view, t)) and is_people(view, g)]


def _in_state(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The people said to be where the preposition and the noun put them: "under the rubble"."""
    return find_left(view, mate)


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
    at = mate + 1 + (view.words[mate + 1 : mate + 2] in (["its"], ["their"], ["the"], ["with"]))
    head = scan_noun(view, at)
    group = view.by_token.get(at) or (find_group(view, head) if head is not None else None)
    return [group] if group and is_people(view, group) else []


def _price(view: View, i: int, mate: int, patients: Sequence[int], agents: Sequence[int]) -> list[Group]:
    """The first people counted after the verb, behind those who lose them: "cost the army two dozen men"."""
    ahead = (view.by_token.get(at) for at in range(i + 1, min(i + PRICE_REACH, len(view.words))))
    group = next((group for group in ahead if group), None)
    named = group and (not group.is_bare or view.words[group.last : group.last + 1] == ["of"])
    return [group] if group and named and is_people(view, group) else []


SUFFERERS = {
    "after": _after,
    "object": _objects,
    "owner": _owners,
    "price": _price,
    "state": _in_state,
    "subject": _subjects,
}
