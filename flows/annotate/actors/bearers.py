"""Nouns that act in another's name: "ISIL members", "Turkish artillery", and "rebel" in "rebel shelling"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.actors.nouns import GroupNoun, find_group_noun, find_leading, is_led
from flows.annotate.actors.records import make_generic, make_named
from flows.lexicon.actors import FIGHTERS, OWNED_FIGHTERS, group_words, groups
from flows.lexicon.countries import seats
from flows.lexicon.fold import fold_pieces
from flows.lexicon.wars import branches
from flows.syntax import case_of, children, noun_phrase

if TYPE_CHECKING:
    from flows.annotate.actors.hits import Hit
    from flows.lexicon.actors import NamedActor
    from flows.records import ActorName, Token


def find_borne(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    """The actor whose name, class or country leads a noun that is none itself: "army vehicles"."""
    lemma = token.lemma_.lower()
    machine, national = lemma in group_words("machines"), lemma in group_words("national_forces")
    if not (machine or national or lemma in group_words("name_bearers") | group_words("branches")):
        return None
    span = noun_phrase(token.doc, token.i, group_words("origins"))
    for child in reversed(_find_owners(token)):
        hit = hits.get(child.i)
        if hit and hit.actor:
            return make_named(token.doc, start, span, token.i, _find_branch(token, hits, hit.actor))
        noun = find_group_noun(child)
        if noun is not None and (noun.sort in OWNED_FIGHTERS or (machine and _is_ruling(noun))):
            return make_generic(token, start, span, _as_force(noun), _find_country(token, hits))
        if (machine or national) and hit and hit.country:
            return make_generic(token, start, span, make_army(), hit.country.code)
    return None


def _find_branch(token: Token, hits: dict[int, Hit], whole: NamedActor) -> NamedActor:
    """The branch of a larger group in the country its phrase names, else that group itself."""
    if token.lemma_.lower() not in group_words("branches"):
        return whole
    told = (hits[t.i].country for t in token.subtree if t.i in hits)
    known = (branches().get((whole.name, country.code)) for country in told if country)
    return next((branch for branch in known if branch), whole)


def _find_owners(token: Token) -> list[Token]:
    """The words that may say whose a noun is: "rebel rockets", "the Somali branch of al-Qaeda"."""
    whole = children(token, "nmod") if token.lemma_.lower() in group_words("branches") else []
    return [*(w for w in whole if case_of(w) == "of"), *children(token, "compound", "nmod:poss", "amod")]


def find_doer(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    """The actor that a noun before an act names as its doer: "insurgent shelling", "U.S.-led airstrikes"."""
    if token.dep_ not in {"amod", "compound"} or not _names_act(token.head) or token.i > token.head.i:
        return None
    if is_led(token):
        coalition = GroupNoun(groups()["coalition"], "state", None, False, False)
        return make_generic(token, start, (token.i, token.i + 1), coalition, find_leading(token))
    noun = find_group_noun(token)
    if noun is None or token.lower_ in group_words("sweeping") or _has_author(token.head):
        return None
    if noun.sort not in FIGHTERS and not _is_ruling(noun):
        return None
    return make_generic(token, start, (token.i, token.i + 1), _as_force(noun), _find_country(token, hits))


def make_army() -> GroupNoun:
    """The armed forces of a country, as the class of a noun."""
    return GroupNoun(groups()["soldiers"], "state", None, False, False)


def find_seat_owner(token: Token) -> str | None:
    """The country whose capital stands as the owner of a noun: "Kyiv's forces"."""
    owners = (" ".join(fold_pieces(child.text)) for child in children(token, "nmod:poss"))
    return next((seats()[name] for name in owners if name in seats()), None)


def _names_act(token: Token) -> bool:
    """Whether a noun names what forces do, alone or with the word before it: "air strike"."""
    return token.lemma_.lower() in group_words("acts")


def _has_author(token: Token) -> bool:
    """Whether a participle after the noun says whose act it is: "an insurgent assault led by X"."""
    return any(any(children(verb, "obl:agent")) for verb in children(token, "acl"))


def _is_ruling(noun: GroupNoun) -> bool:
    return noun.group.id == "government"


def _as_force(noun: GroupNoun) -> GroupNoun:
    """A government that strikes does so with its forces."""
    return noun._replace(group=groups()["troops"], sort="state") if _is_ruling(noun) else noun


def _find_country(token: Token, hits: dict[int, Hit]) -> str | None:
    """The country that an adjective of nationality right before the words gives."""
    first = min([token.i, *(c.i for c in children(token, "compound", "amod"))])
    near = (hits[i].country for i in range(max(0, first - 1), token.i) if i in hits)
    return next((country.code for country in near if country), None)
