"""Groups that own up to what the text tells: "IS claimed the attack" names who struck, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.actors import group_words
from flows.syntax import case_of, children, find_clause
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.extract.actors.cast import Cast
    from flows.records import ActorName, Sentence, Token

AHEAD = 1  # sentences a claim may lie ahead of what it claims
BACK = 4  # sentences the attackers told of may lie behind the claim
ARTICLES = ("det", "det:predet", "nmod:poss")


class Claimant(NamedTuple):
    """Who claims an attack, and the sentence that says so."""

    at: int
    name: ActorName


def find_claimants(sentences: Iterable[Sentence]) -> tuple[Claimant, ...]:
    """Every claim of an attack that the text has just told of, by a group it names."""
    return tuple(
        Claimant(sentence.index, name)
        for sentence in sentences
        for token in sentence.doc
        if _claims(token) or _is_behind(token)
        for name in _find_claiming(sentence, token)
    )


def find_claimant(cast: Cast, sentence: Sentence) -> ActorName | None:
    """Who claims what a sentence tells, in it or right behind."""
    ahead = (c for c in cast.claimants if sentence.index <= c.at <= sentence.index + AHEAD)
    return next((c.name for c in ahead if _is_together(cast, sentence.index, c.at)), None)


def find_claimed(cast: Cast, sentence: Sentence) -> ActorName | None:
    """Who claimed the attack that a sentence goes on telling of."""
    before = (c for c in reversed(cast.claimants) if sentence.index - BACK <= c.at < sentence.index)
    return next((c.name for c in before if _is_together(cast, sentence.index, c.at)), None)


def _is_together(cast: Cast, one: int, other: int) -> bool:
    """Whether two sentences are of one story, and not of different items of a list."""
    apart = cast.passages[one] != cast.passages[other]
    listed = {cast.passages[one], cast.passages[other]} & cast.listed
    return cast.stories[one] == cast.stories[other] and not (apart and listed)


def _find_claiming(sentence: Sentence, token: Token) -> Iterator[ActorName]:
    """The armed group that says at a token that an attack known already was its own."""
    subjects = children(token, "nsubj", "obl:agent")
    told = bool(subjects) and subjects[0].lower_ in group_words("oneself") and token.dep_ == "ccomp"
    heads = find_clause(sentence.doc, token.head.i if told else token.i).agents or {s.i for s in subjects}
    named = (n for n in sentence.actors if n.head in heads and n.sort == "armed" and n.name)
    yield from tuple(named)[:1]


def _claims(token: Token) -> bool:
    """Whether a verb claims an act: "claimed responsibility", "claimed the attack", "a blast claimed by"."""
    if token.lemma_.lower() not in group_words("claiming") or any(t.lower_ == "not" for t in token.children):
        return False
    if token.tag_ == "VBN" and token.dep_ in DESCRIBING:
        return _is_act(token.head)
    objects = children(token, "obj", "nsubj:pass")
    return any(_is_owned(noun) or (_is_act(noun) and _is_known(noun)) for noun in objects)


def _is_owned(noun: Token) -> bool:
    """Whether it is responsibility, for nothing but what was just told."""
    acts = [child for child in children(noun, "nmod") if case_of(child) == "for"]
    acts += [child for child in children(noun.head, "obl") if case_of(child) == "for"]
    return noun.lemma_.lower() in group_words("owning") and all(_is_known(act) for act in acts)


def _is_behind(token: Token) -> bool:
    """Whether somebody is "behind" an act: "the group said it was behind the blast"."""
    return case_of(token) == "behind" and any(children(token, "cop")) and _is_known(token)


def _is_act(noun: Token) -> bool:
    return noun.lemma_.lower() in group_words("acts") | group_words("blasts")


def _is_known(noun: Token) -> bool:
    """Whether a noun takes up what the text has told: "the attack", "both", "Sunday's bombings"."""
    words = {child.lower_ for child in children(noun, *ARTICLES)} | {noun.lower_}
    owned = any(children(noun, "nmod:poss"))
    return owned or not words.isdisjoint(group_words("definite") | group_words("taken_up"))
