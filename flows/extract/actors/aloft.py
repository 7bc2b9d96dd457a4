"""Whose bare "jets" and "aircraft" are: theirs who strike from the air nearby, before the country's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.cast import PASSAGE_BACK
from flows.lexicon.actors import group_words
from flows.lexicon.wars import coalitions
from flows.syntax import case_of, children, find_clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.actors.cast import Cast
    from flows.records import ActorName, Sentence, Token

STRIKERS = frozenset({"force", "political", "state"})


def follow_strikers(cast: Cast, sentence: Sentence, name: ActorName) -> ActorName:
    """Aircraft nobody owns as those of the force that tells of them, or that struck from the air before."""
    if not (_is_bare_craft(sentence, name) and _acts(sentence.doc[name.head])):
        return name
    teller = _find_teller(sentence, name)
    if teller is not None:
        return name._replace(country=teller.country)
    for index in range(sentence.index, max(-1, sentence.index - PASSAGE_BACK - 1), -1):
        other = cast.sentences[index]
        apart = other.passage != sentence.passage and sentence.passage in cast.listed
        if apart or cast.stories[index] != cast.stories[sentence.index]:
            return name
        sides = {side for start, side in _find_sides(other) if index < sentence.index or start < name.start}
        if sides:
            country, group = sides.pop()
            return name if sides else name._replace(country=country, group=group or name.group)
    return name


def _is_bare_craft(sentence: Sentence, name: ActorName) -> bool:
    """Whether aircraft are named whose type may be told, but not whose they are: "four F/A-18 jets"."""
    if name.country or name.name or not _is_craft(sentence, name):
        return False
    beside = children(sentence.doc[name.head], "amod", "compound", "nmod", "nmod:poss")
    return group_words("craft_owners").isdisjoint(word.lemma_.lower() for word in beside)


def _find_teller(sentence: Sentence, name: ActorName) -> ActorName | None:
    """The force of a state that tells what the aircraft did: "Central Command said jets struck a convoy"."""
    verb = _first_of_list(sentence.doc[name.head]).head
    if verb.dep_ != "ccomp":
        return None
    tellers = find_clause(sentence.doc, verb.head.i).agents
    return next((n for n in sentence.actors if n.head in tellers and n.sort == "state" and n.country), None)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _acts(token: Token) -> bool:
    """Whether what is named does something; what is struck or brought down may be anybody's."""
    token = _first_of_list(token)
    return token.dep_ == "nsubj" or case_of(token) in {"by", "from"}


def _is_craft(sentence: Sentence, name: ActorName) -> bool:
    return name.sort == "state" and sentence.doc[name.head].lemma_.lower() in group_words("craft")


def _find_sides(sentence: Sentence) -> Iterator[tuple[int, tuple[str | None, str | None]]]:
    """Where a sentence names who strikes from the air, each with the country and the class of its forces.

    A force of no country is the home country's own; a coalition is one wherever it fights.
    """
    acts = {token.i for token in sentence.doc if _is_air_act(token)}
    for name in sentence.actors:
        owned = _is_craft(sentence, name) and not _is_bare_craft(sentence, name)
        if name.sort in STRIKERS and (owned or _does_any(sentence.doc[name.head], acts)):
            yield name.start, _side_of(name)
    for place in sentence.places:
        if place.doubt == "demonym" and sentence.doc[place.last - 1].head.i in acts:
            yield place.start, (place.country_code, None)


def _side_of(name: ActorName) -> tuple[str | None, str | None]:
    allied = name.group == "coalition" or name.name in {c.actor.name for c in coalitions()}
    return (None, "coalition") if allied else (name.country, None)


def _is_air_act(token: Token) -> bool:
    """Whether a noun names a strike from the air, alone or with the word before it: "air raids"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma not in group_words("acts"):
        return False
    beside = (word.lemma_.lower() for word in children(token, "amod", "compound"))
    return lemma in group_words("air_acts") or not group_words("air_words").isdisjoint(beside)


def _does_any(token: Token, acts: set[int]) -> bool:
    """Whether one is named as who does an act: "its air raids", "raids by it", "it launched raids"."""
    if token.dep_ in {"compound", "nmod:poss"} or case_of(token) == "by":
        return not acts.isdisjoint({token.head.i, token.head.head.i})
    launches = token.dep_ == "nsubj" and token.head.lemma_.lower() in group_words("air_verbs")
    return launches and any(_reaches(thing, acts) for thing in children(token.head, "obj"))


def _reaches(thing: Token, acts: set[int]) -> bool:
    """Whether what is launched is an act or a number of acts: "a second wave of air strikes"."""
    return thing.i in acts or any(part.i in acts for part in children(thing, "nmod") if case_of(part) == "of")
