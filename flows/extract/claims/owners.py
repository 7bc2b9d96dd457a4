"""Whose people the harmed are: "two of his men", "eight of its own", "the army lost four men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.groups import find_group
from flows.extract.claims.victims import FIGHTERS, FOREIGN, STATE, UNKNOWN, find_type
from flows.extract.claims.words import (
    read_harm,
    read_nationals,
    read_people,
    read_set,
    read_verbs,
    read_victims,
)
from flows.syntax import children, find_subjects

if TYPE_CHECKING:
    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.records import Actor, Token

POSSESSIVE = "PRP$"
OWNING = ("nmod:poss", "amod", "compound")  # whose losses: "the militia's losses", "rebel losses"
NEAR = 4  # words between a count and the owner of the counted: "three of their own leaders"
LISTED = frozenset({"conj", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "xcomp"})
MAX_CLIMB = 5


def find_owner(view: View, item: Harmed) -> int | None:
    """The token of whose people the group is: a possessive beside it, or who loses them; else None."""
    suffering = _find_sufferer(view, item)
    return _find_possessor(view, item) if suffering is None else suffering


def _find_possessor(view: View, item: Harmed) -> int | None:
    """The token of whose people the group is said to be, or whose losses are told; else None."""
    group = item.group
    if not (group.is_bare or view.words[group.head] in read_set("owned_people")):
        return None
    near = range(max(group.first - 1, 0), min(max(group.last, group.count_last + NEAR), len(view.words)))
    owner = next((i for i in near if view.tags[i] == POSSESSIVE), None)
    if owner is not None and (owner < group.head or view.words[group.count_last] == "of"):
        return owner
    if item.rule.startswith("toll-"):
        owners = children(view.doc[item.anchor], *OWNING)
        return next((child.i for child in owners if _may_own(view, child.i)), None)
    if item.rule == "phrase-losses":
        return next((subject.i for subject in find_subjects(view.doc[item.anchor])), None)
    if item.rule == "phrase-cost-men":
        payers = range(item.anchor + 1, group.first)
        return next((i for i in payers if view.words[i] in read_people()), None)
    return None


def _may_own(view: View, at: int) -> bool:
    """Whether a word beside a toll says whose it is: "rebel losses", "its own losses"."""
    return view.tags[at] == POSSESSIVE or view.words[at] in read_people()


def _find_sufferer(view: View, item: Harmed) -> int | None:
    """Who is said to have the counted casualties: "the rebels suffered 70 fatalities and 120 wounded", "the
    army gave its losses as 88 killed and 455 wounded".
    """
    token = view.doc[item.group.head]
    tolls = read_harm()["tolls"]
    is_toll = token.lemma_ in (*tolls["killed"], *tolls["injured"])
    if not (is_toll or (item.group.is_bare and item.harm != "captured")):
        return None
    for _ in range(MAX_CLIMB):
        is_object, token = token.dep_ == "obj", token.head if token.dep_ in LISTED else token
        if token.lower_ in read_verbs("subject_suffers"):
            return max((subject.i for subject in find_subjects(token)), default=None)
        losses = [noun for noun in children(token, "obj") if noun.lower_ in read_set("own_losses", "harm")]
        if losses:
            owners = (owner.i for noun in losses for owner in children(noun, *OWNING))
            return next((owner for owner in owners if _may_own(view, owner)), None)
        if is_object:
            return None
    return None


def choose_owner_type(view: View, owner: int, actor: Actor | None, country: str | None) -> str | None:
    """The type of the owner's people: what its words, its actor or the subjects above say, else None."""
    own = _type_at(view, view.doc[owner], country) if view.tags[owner] != POSSESSIVE else None
    kind = own if own in FIGHTERS else None
    kind = kind or (find_actor_type(actor, country) if actor else None)
    nation = STATE if view.words[owner] in read_nationals() else None  # "the Russians lost 40 men"
    kind = kind or nation
    return kind or (own if own not in {None, UNKNOWN} else _type_above(view, owner, country))


def find_actor_type(actor: Actor, country: str | None) -> str | None:
    """The type of the fighters of an actor, those of another state foreign; None for others."""
    kind = read_victims()["actor_types"].get(actor.actor_type)
    if kind == STATE and country is not None and actor.country not in {None, country}:
        return FOREIGN
    return str(kind) if kind else None


def _type_above(view: View, owner: int, country: str | None) -> str | None:
    """The type of the nearest fighters who are the subject of a verb above the token."""
    token = view.doc[owner]
    for _ in range(MAX_CLIMB):
        subjects = (s for s in find_subjects(token) if not s.left_edge.i <= owner <= s.right_edge.i)
        kinds = (_type_at(view, subject, country) for subject in subjects)
        found = next((kind for kind in kinds if kind in FIGHTERS), None)
        if found or token.head.i == token.i:
            return found
        token = token.head
    return None


def _type_at(view: View, token: Token, country: str | None) -> str | None:
    """The type the words of a noun or its actor give."""
    sides = [a.side for a in view.sentence.actors if a.first <= token.i < a.last and a.side]
    group = find_group(view, token.i)
    kind = find_type(view, group, country) if group else None
    return kind if kind in FIGHTERS else next(iter(sides), kind)
