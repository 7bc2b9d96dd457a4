"""Who harmed the people of a claim: the agent of the predicate, else who did what happened to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.actors.resolving import find_actors
from flows.extract.claims.owners import find_actor_type, find_owner
from flows.extract.claims.victims import FIGHTERS
from flows.extract.claims.words import make_plurals, read_harm_words, read_set, read_verbs
from flows.syntax import case_of, children, expand, find_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.extract.context import Context
    from flows.records import Actor, Mention, Token

DOER, SUFFERER = "initiator", "target"
HARMLESS = frozenset({"Civilians", "Media"})
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # interactions that harm; to flee harms nobody
MUTUAL = "Armed clash"


def find_perpetrator(
    context: Context, view: View, item: Harmed, mention: Mention | None, victim: tuple[Actor | None, str]
) -> Actor | None:
    """Who did it: the agent of the predicate, else the initiator of the event it belongs to; in a clash the
    side that the harmed, an actor and a type, are not on.
    """
    answerable = tuple(find_answerable(view, item))
    losers = _find_losers(view, item)
    agents = [at for at in (*item.agents, *answerable) if at not in losers]
    named = _name(context, view, agents)
    found = next((actor for actor in named if actor.actor_type not in HARMLESS), None)
    if found is not None or answerable or mention is None or not _does_harm(mention):
        return found
    if _is_told_apart(view, item, mention) or (_is_mutual(mention) and victim[1] not in FIGHTERS):
        return None
    owner = find_owner(view, item)
    owners = _name(context, view, losers if owner is None else [*losers, owner])
    country = context.cast.homes[view.sentence.index]
    doers = (doer for doer in _find_doers(mention) if doer.name not in {actor.name for actor in owners})
    return next((doer for doer in doers if not _is_own_side(mention, doer, victim, country)), None)


def _name(context: Context, view: View, tokens: Sequence[int]) -> list[Actor]:
    """The actors that tokens of a sentence name."""
    return [actor for at in tokens for actor, _ in find_actors(context.cast, view.sentence, at)]


def _find_losers(view: View, item: Harmed) -> list[int]:
    """The tokens of those who lost the people: "the rebels lost 40 men"."""
    is_loss = item.rule in read_set("losing_phrases", "harm")
    return [subject.i for subject in find_subjects(view.doc[item.anchor])] if is_loss else []


def _is_told_apart(view: View, item: Harmed, mention: Mention) -> bool:
    """Whether the harm that a mention tells is another one's: "the army killed six, while four drowned"."""
    if mention.trigger.lower() not in read_harm_words():
        return False
    at = mention.trigger_start - view.sentence.start
    trigger = next((token.i for token in view.doc if token.idx >= at), item.anchor)
    between = view.words[min(trigger, item.anchor) : max(trigger, item.anchor)]
    return not read_set("apart_marks", "harm").isdisjoint(between)


def _does_harm(mention: Mention) -> bool:
    """Whether an event is what harmed people; who finds the dead did nothing to them."""
    is_find = mention.plover == "ASSAULT" and mention.sub_event_type == "Other"
    return mention.plover in DEEDS and not is_find


def _is_mutual(mention: Mention) -> bool:
    """Whether two sides fought each other, so that nobody knows which of them harmed those who fought for
    neither: "12 people died in clashes between the army and the militia".
    """
    sides = {p.actor.name for p in mention.participants if p.actor.actor_type not in HARMLESS}
    words = mention.trigger.lower().split()
    return len(sides) > 1 and not read_mutual().isdisjoint(words)


@cache
def read_mutual() -> frozenset[str]:
    """Every form of the nouns and verbs of fights of two sides."""
    nouns = (form for noun in read_set("mutual_fights", "harm") for form in make_plurals(noun))
    return frozenset(nouns) | read_verbs("mutual_verbs")


def _find_doers(mention: Mention) -> Sequence[Actor]:
    """Who may have done it: the initiators of an event, then those they clashed with."""
    doers = [p.actor for p in mention.participants if p.role == DOER]
    others = [p.actor for p in mention.participants if p.role == SUFFERER]
    both = (*doers, *others) if doers and mention.sub_event_type == MUTUAL else doers
    return [actor for actor in both if actor.actor_type not in HARMLESS]


def _is_own_side(
    mention: Mention, doer: Actor, victim: tuple[Actor | None, str], country: str | None
) -> bool:
    """Whether an actor of an event is the harmed themselves, or in a clash as much a fighter as they."""
    actor, kind = victim
    if actor is not None:
        return actor.name == doer.name
    return mention.sub_event_type == MUTUAL and kind == find_actor_type(doer, country)


def find_answerable(view: View, item: Harmed) -> Iterator[int]:
    """The tokens of those at whose hands people died, who were responsible for it, or by whom a death is
    recorded to have been.
    """
    token = view.doc[item.anchor]
    told = (*_find_hands(token), *_find_hands(view.doc[item.group.head]))
    yield from (at for hand in told for at in _expand_of(view, hand))
    answerable = case_of(token) == "for" and token.head.lower_ in read_set("answerable", "harm")
    found = [*find_subjects(token.head)] if answerable else [*_find_recorded(token)]
    yield from (at for noun in found for at in expand(view.doc, noun.i))


def _find_recorded(token: Token) -> list[Token]:
    """Those by whom a death that somebody records is said to have been: "documented the death of 12 by X"."""
    if token.dep_ != "obj" or token.head.lower_ not in read_verbs("counting_verbs"):
        return []
    return [noun for noun in children(token.head, "obl") if case_of(noun) == "by" and noun.i > token.i]


def _find_hands(token: Token) -> list[Token]:
    """The hands at which somebody dies, behind a verb or noun or the verb it is an argument of."""
    holders = (token, token.head) if token.dep_ in {"nmod", "obj"} else (token,)
    return [
        noun
        for holder in holders
        for noun in children(holder, "nmod", "obl")
        if noun.lower_ in read_set("hands", "harm") and case_of(noun) in read_set("hand_prepositions", "harm")
    ]


def _expand_of(view: View, noun: Token) -> list[int]:
    """The tokens of an of-phrase or a possessor."""
    owners = [o for o in children(noun, "nmod", "nmod:poss") if o.dep_ != "nmod" or case_of(o) == "of"]
    return [at for owner in owners for at in expand(view.doc, owner.i)]
