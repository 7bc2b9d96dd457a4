"""Harm told by verbs and states: who is killed, who dies, who is left wounded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.extract.claims.frame import Basis, Frame, find_people, has_passive_mark, make_frames
from flows.extract.claims.groups import Group
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import (
    find_ahead,
    find_along,
    find_companions,
    find_right,
    find_trailing,
    has_own_predicate,
    is_joined,
)
from flows.extract.claims.people import is_people
from flows.extract.claims.words import HarmWord, read_harm, read_set, read_verbs
from flows.syntax import Clause, children, expand, find_clause, find_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.extract.claims.groups import View


def read_verb(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups a verb harms: its object, its passive subject, or the subject of a verb of dying."""
    if sense.subject:
        yield from read_subjects(view, i, sense)
        return
    if _is_spared(view, i, sense):
        return
    if sense.lemma in read_harm()["weak"] and not read_set("survival_words", "harm").isdisjoint(view.words):
        sense = replace(sense, harm="injured")
    nobody = _find_nobody(view, i)
    if nobody:
        yield from make_frames(view, i, sense, nobody, Basis("verb-active"))
        return
    clause = find_clause(view.doc, i)
    close = find_left(view, i) if _may_be_passive(view, i) else []
    if close and (has_passive_mark(view, i) or _is_bare_passive(view, i, clause.voice, close)):
        agents = clause.agents if clause.voice == "passive" else ()
        groups = [*close, *find_trailing(view, i)]
        yield from make_frames(view, i, sense, groups, Basis("beside-passive", agents, is_close=True))
        return
    groups = _find_patients(view, i, sense, clause)
    is_close = bool(groups) and groups == find_right(view, i)
    yield from make_frames(view, i, sense, groups, Basis(f"verb-{clause.voice}", clause.agents, is_close))


def _find_nobody(view: View, i: int) -> list[Group]:
    """The count of none that "anyone" gives as the object of a verb denied: "did not hurt anyone"."""
    denied = any(child.lower_ in read_set("negations", "harm") for child in view.doc[i].children)
    objects = children(view.doc[i], "obj") if denied else ()
    return [
        Group(o.i, o.i, o.i + 1, 0, 0, "exact", o.i, o.i + 1, None, None)
        for o in objects
        if o.lower_ in read_set("anybody", "harm")
    ]


def _is_spared(view: View, i: int, sense: HarmWord) -> bool:
    """Whether the word after the verb takes the harm out of it: "shot at him", "were beaten back"."""
    particles = read_harm()["sparing"].get(sense.lemma, ())
    return any(word in particles for word in view.words[i + 1 : i + 2])


def _may_be_passive(view: View, i: int) -> bool:
    """Whether the form can be a passive participle."""
    return (view.tags[i] != "VBG" and not view.words[i].endswith("ing")) or has_passive_mark(view, i)


def _is_bare_passive(view: View, i: int, voice: str, groups: Sequence[Group]) -> bool:
    """Whether the groups before a verb with no auxiliary suffer it: "and 11 wounded", "civilians killed
    in".
    """
    if find_right(view, i) or any(c.dep_ == "obj" or c.i > i for c in children(view.doc[i], "obj", "ccomp")):
        return False
    last = groups[-1]
    is_left = view.words[last.first - 1] in read_verbs("leaving_verbs")  # "left Major Khan martyred"
    opens = view.words[last.first] in read_set("one_of", "harm")
    return last.quantity is not None or voice == "passive" or opens or is_left


def _find_patients(view: View, i: int, sense: HarmWord, clause: Clause) -> list[Group]:
    """The objects of a verb: the counted groups right after it with what the tree joins to them, else
    the tree's.
    """
    token = view.doc[i]
    if token.dep_ == "amod" and token.head.i > i:
        described = view.by_token.get(token.head.i)
        return [described] if described and is_people(view, described) else []
    listed = find_people(
        view, clause.patients if clause.voice != "noun" else _plain_objects(view, i), sense, i
    )
    near = find_right(view, i)
    if has_passive_mark(view, i) or (clause.voice == "passive" and not near):
        listed += find_companions(view, i) if listed else []
        return listed or ([] if view.words[i - 1 : i] == ["being"] else find_left(view, i, is_weak=True))
    if not near:
        told = [g for g in listed if not (g.quantity and has_own_predicate(view, g))]
        return [*told, *find_along(view, told[-1].last)] if told else find_ahead(view, i)
    if not any(g.head == near[0].head for g in listed):
        return near
    end = near[-1].last
    after = [g for g in listed if g.first >= end and not has_own_predicate(view, g)]
    after = [g for g in after if g.quantity or is_joined(view, end, g.first)]
    more = [g for g in after if g.quantity or g.qualifier == "exact"]
    return [*near, *(more or find_along(view, near[-1].last))]


def read_subjects(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups that die, flee or vanish."""
    objects = [child.i for child in children(view.doc[i], "obj")] if sense.harm == "killed" else []
    heads = [*objects, *(group.head for group in find_right(view, i))]
    if any("," not in view.words[i:head] for head in heads):  # but "died, four in Kabul"
        return
    close = find_left(view, i)
    if close:
        yield from make_frames(view, i, sense, close, Basis("beside-subject", is_close=True))
        return
    tokens = [t for subject in find_subjects(view.doc[i]) for t in expand(view.doc, subject.i)]
    groups = find_people(view, sorted(set(tokens)), sense, i) or find_left(view, i, is_weak=True)
    yield from make_frames(view, i, sense, groups, Basis("verb-subject"))


def read_state(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups said to be dead, hurt, missing: "left 18 people dead", "17 dead", "were unharmed"."""
    if i and view.words[i - 1] in read_set("killing_verbs", "harm"):
        return
    close = find_left(view, i)
    if close:
        yield from make_frames(view, i, sense, close, Basis("beside-state", is_close=True))
        return
    token = view.doc[i]
    tokens: list[int] = []
    if token.dep_ in {"xcomp", "ROOT", "ccomp", "conj", "advcl", "parataxis", "acl:relcl"}:
        tokens = [t for subject in find_subjects(token) for t in expand(view.doc, subject.i)]
    elif token.dep_ == "amod" and token.head.i in view.by_token:
        tokens = [token.head.i]
    groups = find_people(view, sorted(set(tokens)), sense, i)
    yield from make_frames(view, i, sense, groups, Basis("state"))


def _plain_objects(view: View, i: int) -> list[int]:
    """The objects of a verb whose part of speech was missed."""
    return [t for child in children(view.doc[i], "obj", "nsubj:pass") for t in expand(view.doc, child.i)]
