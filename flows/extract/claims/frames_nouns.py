"""Harm told by nouns: "the killing of", "12 deaths", "injuries to 45 others", "the bodies of 12 men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.frame import Basis, Frame, find_people, make_frames
from flows.extract.claims.groups import Group, View, find_group
from flows.extract.claims.neighbours_right import find_right
from flows.extract.claims.people import is_people
from flows.extract.claims.words import NOUN, HarmWord, read_set, read_verbs
from flows.syntax import case_of, children, expand, find_clause, find_subjects
from flows.syntax.labels import OBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import Token


def read_noun(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups of an event noun: "the killing of", "his murder", "12 executions"."""
    token = view.doc[i]
    below = [n for n in children(token, "nmod") if case_of(n) in read_set("harm_prepositions", "harm")]
    owners = below or (
        list(children(token, "nmod:poss")) if sense.lemma not in read_set("possessed_acts", "harm") else []
    )
    tokens = [t for owner in owners for t in expand(view.doc, _find_owner(owner, sense))]
    named = [
        g
        for g in find_people(view, sorted(set(tokens)), sense, i)
        if sense.kind != NOUN or _is_told(g, sense)
    ]
    own = _counted_self(view, i)
    is_none = bool(own) and own[0].high == 0
    groups = own if is_none else named or own or _after_preposition(view, i)
    clause = find_clause(view.doc, i)
    agents = tuple(agent for agent in clause.agents if agent not in tokens)
    yield from make_frames(view, i, sense, groups, Basis("noun-of", agents))


def _find_owner(owner: Token, sense: HarmWord) -> int:
    """The token of those harmed; of "whose", the noun before it: "the reporter whose murder"."""
    return owner.i - 1 if owner.tag_ == "WP$" and owner.i and sense.kind == NOUN else owner.i


def _is_told(group: Group, sense: HarmWord) -> bool:
    """Whether an event noun tells of these people, not of a kind ("the murder of citizens")."""
    return group.quantity is not None or group.qualifier == "exact" or sense.harm == "displaced"


def _after_preposition(view: View, i: int) -> list[Group]:
    """The counted groups right after "of" or "to": "injuries to 45 others"."""
    return (
        find_right(view, i + 1)
        if read_set("harm_prepositions", "harm") & {*view.words[i + 1 : i + 2]}
        else []
    )


def read_toll(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """Deaths and injuries counted by themselves or told of somebody: "12 deaths", "injuries to 45 others"."""
    own = _counted_self(view, i)
    if own and (sense.harm not in {"captured"} or _is_taken(view, i)):
        yield from make_frames(view, i, sense, own, Basis("toll"))
        return
    if sense.harm == "captured":
        return
    named = tuple(read_noun(view, i, sense))
    yield from named
    counted = any(at in view.by_token for at in (i - 1, i))
    if not named and not counted and view.tags[i] == "NNS" and _is_suffered(view, i, sense):
        yield from make_frames(view, i, sense, _suffering(view, i), Basis("toll-plain"))


def _suffering(view: View, i: int) -> list[Group]:
    """The group "casualties" counts vaguely, named by those who suffer them where they are the subject."""
    group = find_group(view, i)
    verb = view.doc[i].head
    subjects = find_subjects(verb) if verb.lemma_ in read_set("subject_suffers", "harm") else []
    owner = find_group(view, subjects[0].i) if subjects else None
    if group and owner and is_people(view, owner):
        return [group._replace(head=owner.head, names=owner.names)]
    return [group] if group else []


def _is_suffered(view: View, i: int, sense: HarmWord) -> bool:
    """Whether plain "casualties" are stated to have been: "suffered heavy casualties"."""
    token = view.doc[i]
    if _is_reported(token):
        return True
    if sense.lemma != "casualty" and token.head.lemma_ not in {"cause", "inflict"}:
        return False
    return token.dep_ in {"obj", "nsubj:pass", "obl"} and token.head.lemma_ in read_set(
        "suffering_verbs", "harm"
    )


def _is_reported(token: Token) -> bool:
    """Whether plain casualties are said to have been: "there were casualties", "deaths were reported"."""
    head = token.head
    if head.head.lower_ in read_set("doubts", "harm") or any(
        child.lower_ in read_set("uncertain", "harm") for child in (*token.children, *head.children)
    ):
        return False
    if any(children(head, "expl")):
        return token.dep_ in {"nsubj", "obj"} or head.i == token.i
    reported = head.lemma_ in read_set("reporting_verbs", "harm")
    return reported and token.dep_ in OBJECTS


def _is_taken(view: View, i: int) -> bool:
    """Whether hostages are being taken or held, not freed; prisoners, not just kept in their jail."""
    verb = view.doc[i].head.lemma_
    kept = view.doc[i].lemma_ == "prisoner" and verb in read_set("keeping_verbs", "harm")
    return verb in read_set("taking_verbs", "harm") and not kept


def read_body(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The dead by their bodies: "the bodies of 12 policemen", "20 corpses"."""
    owners = [c for c in children(view.doc[i], "nmod:poss") if c.lower_ == "whose"]
    clause = view.doc[i].head
    if owners and clause.dep_ == "acl:relcl":  # "35 suspects whose bodies were found"
        counted = [group for group in view.counted if group.last <= i and is_people(view, group)]
        group = counted[-1] if counted else find_group(view, clause.head.i)
        people = [group] if group and is_people(view, group) else []
        yield from make_frames(view, i, sense, people, Basis("noun-of", (), is_close=True))
        return
    told = tuple(read_noun(view, i, sense))
    single = [] if told else _find_single(view, i)
    yield from told
    yield from make_frames(view, i, sense, single, Basis("body-found"))


def _find_single(view: View, i: int) -> list[Group]:
    """The one person whose body is found: "a body with gunshot wounds was found by a river"."""
    body, verbs = view.doc[i], read_verbs("finding_verbs")
    found = body.dep_ in OBJECTS and body.head.lower_ in verbs
    opens = any(child.lower_ in read_set("one_of", "harm") for child in children(body, "det"))
    opens = opens and not any(case_of(noun) == "of" for noun in children(body, "nmod"))
    return [Group(i, i, i + 1, 1, 1, "exact", i, i + 1, (i, i + 1), None)] if found and opens else []


def _counted_self(view: View, i: int) -> list[Group]:
    """The group counted by a number on the noun itself, its noun no name of victims."""
    group = view.by_token.get(i)
    numbered = group and (
        group.qualifier != "vague"
        or (group.low or 0) > 2
        or view.doc[i].lemma_ in read_set("counting_nouns", "harm")
    )
    return [group] if group and group.head == i and numbered else []
