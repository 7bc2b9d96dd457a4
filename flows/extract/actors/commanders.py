"""Persons who lead forces and stand for them: "Villa's men" tell that "Villa took the town" is a capture."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.actors import leaders
from flows.lexicon.fold import fold_pieces
from flows.syntax import case_of, children, find_clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import ActorName, Sentence, Token

STATE, ARMED = "general", "warlord"  # kinds of things.yml, as which records meet them
POSSESSIVE = frozenset({"'s", "’s"})
LONGEST_TITLE = 4  # tokens before a name


def find_commanders(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Last name of each person whom the text tells to lead forces -> the kind of leader: a state's or not."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for person in sentence.actors:
            pieces = fold_pieces(person.name or "") if person.sort == "person" else ()
            if pieces and found.get(pieces[-1]) != STATE and _leads(sentence, person):
                found[pieces[-1]] = STATE if _serves_state(sentence, person) else ARMED
    return found


def _leads(sentence: Sentence, person: ActorName) -> bool:
    """Whether the words around the name of a person tell that he or she leads forces."""
    token = sentence.doc[person.head]
    return (
        _is_known(person)
        or has_rank(sentence, person)
        or _is_owner(token)
        or _is_apposed(token)
        or _is_above(token)
        or _acts_as_force(token)
    )


def _is_known(person: ActorName) -> bool:
    """Whether a list has the group that the person leads."""
    leader = leaders().get(" ".join(fold_pieces(person.name or "")))
    return leader is not None and leader.group is not None


def _serves_state(sentence: Sentence, person: ActorName) -> bool:
    """Whether a person has a country, or a grade of an army before the name: "Lt. Gen. X"."""
    leader = leaders().get(" ".join(fold_pieces(person.name or "")))
    before = sentence.doc[max(0, person.first - LONGEST_TITLE) : person.first]
    title = " ".join(piece for token in before for piece in fold_pieces(token.text))
    graded = any(title.endswith(grade) for grade in _words("grades"))
    return graded or person.country is not None or (leader is not None and leader.country is not None)


def has_rank(sentence: Sentence, person: ActorName) -> bool:
    """Whether a rank stands before the name: "General Obregón", "the rebel leader X", "Hamas leader Y"."""
    title = []
    for token in reversed(sentence.doc[max(0, person.first - LONGEST_TITLE) : person.first]):
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT"}:
            break
        title.append(token)
    words = {token.lower_.rstrip(".") for token in title}
    if words & _words("desk"):
        return False
    forces = any(is_force(token) for token in title) or _is_of_group(sentence, person)
    return bool(words & _words("ranks")) or (forces and bool(words & _words("heads")))


def _is_of_group(sentence: Sentence, person: ActorName) -> bool:
    """Whether an armed group is named in what stands right before the name: "the Hamas leader X"."""
    return any(n.name and n.sort == "armed" and n.last == person.first for n in sentence.actors)


def _is_owner(token: Token) -> bool:
    """Whether forces are the person's, or those of a list the person is in: "Villa and Zapata's troops"."""
    while token.dep_ == "conj":
        token = token.head
    owns = token.dep_ == "nmod:poss" or any(_is_possessive(last) for last in children(token, "conj"))
    return owns and is_force(token.head)


def _is_possessive(token: Token) -> bool:
    return any(mark.lower_ in POSSESSIVE for mark in children(token, "case"))


def _is_apposed(token: Token) -> bool:
    """Whether a phrase beside the name says so: "X, the commander of the garrison"."""
    beside = [*children(token, "appos"), *((token.head,) if token.dep_ == "appos" else ())]
    return any(_names_leader(noun) for noun in beside)


def _names_leader(noun: Token) -> bool:
    if noun.lemma_.lower() in _words("ranks"):
        return True
    inside = children(noun, "nmod", "compound", "nmod:poss")
    return noun.lemma_.lower() in _words("heads") and any(is_force(each) for each in inside)


def _is_above(token: Token) -> bool:
    """Whether forces are said to be led by the person: "a column led by X", "the army under General X"."""
    above = token.head
    if token.dep_ in {"obl", "obl:agent"} and above.lower_ in _words("led"):
        return above.dep_ != "acl" or is_force(above.head)
    return token.dep_ == "nmod" and case_of(token) in _words("under") and is_force(above)


def _acts_as_force(token: Token) -> bool:
    """Whether the person does, to a place or a side, what only forces do."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_.lower() not in _words("deeds"):
        return False
    return bool(find_clause(token.doc, verb.i).patients)


def is_force(token: Token) -> bool:
    """Whether a noun names forces that may be somebody's."""
    lemma = token.lemma_.lower()
    return lemma in _words("forces") or (lemma in _words("plural_forces") and token.tag_ == "NNS")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("commanders.yml")[key])
