"""Harm predicates of one sentence with the words of those they harm, by the tree first and by position second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.extract.claims.groups import Group, View, find_group, is_people
from flows.extract.claims.neighbours import find_ahead, find_left, find_right, has_own_predicate
from flows.extract.claims.words import BODY, NOUN, STATE, TOLL, VERB, HarmWord, read_harm_words, read_set
from flows.syntax import Clause, case_of, children, expand, find_clause, find_subjects, is_passive

CAUSES = frozenset({"cause", "inflict", "report", "result", "see", "suffer", "sustain", "take", "leave", "be", "have"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate of harm at token `anchor` and one group it harms; `agents` are those who did it.

    `is_close` says that the group stands beside the predicate, which outweighs a different tree.
    """

    harm: str
    anchor: int
    group: Group
    agents: tuple[int, ...]
    rule: str
    is_close: bool = False


def find_frames(view: View) -> tuple[Frame, ...]:
    """Every (predicate, harmed group) of the sentence, in order of the predicates."""
    lexicon = read_harm_words()
    anchors = [(i, sense) for i, word in enumerate(view.words) for sense in lexicon.get(word, ()) if _fits(view, i, sense)]
    return tuple(frame for i, sense in anchors for frame in READERS[sense.kind](view, i, sense))


def _fits(view: View, i: int, sense: HarmWord) -> bool:
    """Whether the token's tag allows the sense: verbs as verbs, states as adjectives or bare participles."""
    tag = view.tags[i]
    if sense.kind == VERB:
        return tag.startswith("VB") or _takes_object(view, i) or (tag == "JJ" and not _is_state(view.words[i]))
    if sense.kind == STATE:
        return not tag.startswith("VB") or not _is_verb(view.words[i])
    return tag.startswith("NN")


def _is_state(word: str) -> bool:
    return any(sense.kind == STATE for sense in read_harm_words()[word])


def _is_verb(word: str) -> bool:
    return any(sense.kind == VERB for sense in read_harm_words()[word])


def _takes_object(view: View, i: int) -> bool:
    """Whether a counted group follows at once, so that even a word tagged as a noun is a verb: "bombs slaughter 18"."""
    return view.tags[i] in {"NN", "NNS", "NNP"} and bool(find_right(view, i))


def _read_verb(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups a verb harms: its object, its passive subject, or the subject of a verb of dying."""
    if sense.subject:
        yield from _read_subjects(view, i, sense)
        return
    if _is_aimed(view, i):
        return
    clause = find_clause(view.doc, i)
    close = find_left(view, i) if _may_be_passive(view, i) else []
    if close and (has_passive_mark(view, i) or _is_bare_passive(view, i, clause.voice, close)):
        agents = clause.agents if clause.voice == "passive" else ()
        yield from _make(view, i, sense, close, agents, "beside-passive", True)
        return
    groups = _find_patients(view, i, sense, clause)
    is_close = bool(groups) and groups == find_right(view, i)
    yield from _make(view, i, sense, groups, clause.agents, f"verb-{clause.voice}", is_close)


def _is_aimed(view: View, i: int) -> bool:
    """Whether the verb only aims at somebody: "shot at him"."""
    return view.words[i + 1 : i + 2] == ["at"] and view.words[i] in {"shot", "shooting", "shoot", "shoots"}


def _may_be_passive(view: View, i: int) -> bool:
    """Whether the form can be a passive participle."""
    return view.tags[i] != "VBG" and not view.words[i].endswith("ing") or has_passive_mark(view, i)


def _is_bare_passive(view: View, i: int, voice: str, groups: Sequence[Group]) -> bool:
    """Whether the groups before a verb with no auxiliary suffer it: "and 11 wounded", "civilians killed in"."""
    if find_right(view, i) or any(children(view.doc[i], "obj", "ccomp")):
        return False
    last = groups[-1]
    return last.quantity is not None or voice == "passive" or view.words[last.first] in {"a", "an", "another"}


def _find_patients(view: View, i: int, sense: HarmWord, clause: Clause) -> list[Group]:
    """The objects of a verb: the counted groups right after it with what the tree joins to them, else the tree's."""
    listed = _people(view, clause.patients if clause.voice != "noun" else _plain_objects(view, i), sense)
    near = find_right(view, i)
    if has_passive_mark(view, i) or (clause.voice == "passive" and not near):
        return listed or ([] if view.words[i - 1 : i] == ["being"] else find_left(view, i, is_weak=True))
    if not near:
        return [g for g in listed if not (g.quantity and has_own_predicate(view, g))] or find_ahead(view, i)
    if not any(g.head == near[0].head for g in listed):
        return near
    after = [g for g in listed if g.first >= near[-1].last and not has_own_predicate(view, g)]
    more = [g for g in after if g.quantity or g.qualifier == "exact"]
    return [*near, *more]


def has_passive_mark(view: View, i: int) -> bool:
    """Whether a form of "be" or "get" stands before the verb, adverbs and other harm words between."""
    at = i - 1
    while at >= 0 and (view.tags[at] in {"RB", "CC"} or view.words[at] in read_harm_words() or view.words[at] in read_set("between", "harm")):
        if view.words[at] in read_set("passive_marks", "harm"):
            return True
        at -= 1
    return at >= 0 and view.words[at] in read_set("passive_marks", "harm")


def _read_subjects(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups that die, flee or vanish."""
    if find_right(view, i) or any(children(view.doc[i], "obj")) and sense.harm == "killed":
        return
    close = find_left(view, i)
    if close:
        yield from _make(view, i, sense, close, (), "beside-subject", True)
        return
    tokens = [t for subject in find_subjects(view.doc[i]) for t in expand(view.doc, subject.i)]
    groups = _people(view, sorted(set(tokens)), sense) or find_left(view, i, is_weak=True)
    yield from _make(view, i, sense, groups, (), "verb-subject")


def _read_state(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups said to be dead, hurt, missing: "left 18 people dead", "17 dead", "were unharmed"."""
    if i and view.words[i - 1] in read_set("killing_verbs", "harm"):
        return
    close = find_left(view, i)
    if close:
        yield from _make(view, i, sense, close, (), "beside-state", True)
        return
    token = view.doc[i]
    tokens: list[int] = []
    if token.dep_ in {"xcomp", "ROOT", "ccomp", "conj", "advcl", "parataxis", "acl:relcl"}:
        tokens = [t for subject in find_subjects(token) for t in expand(view.doc, subject.i)]
    elif token.dep_ == "amod" and token.head.i in view.by_token:
        tokens = [token.head.i]
    groups = _people(view, sorted(set(tokens)), sense)
    yield from _make(view, i, sense, groups, (), "state")


def _read_noun(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The groups of an event noun: "the killing of", "his murder", "12 executions"."""
    token = view.doc[i]
    below = [n for n in children(token, "nmod") if case_of(n) in {"of", "to", "among"}]
    owners = below or (list(children(token, "nmod:poss")) if sense.lemma not in read_set("possessed_acts", "harm") else [])
    tokens = [t for owner in owners for t in expand(view.doc, owner.i)]
    named = [g for g in _people(view, sorted(set(tokens)), sense) if sense.kind != NOUN or _is_told(g, sense)]
    groups = named or _counted_self(view, i) or _after_preposition(view, i)
    clause = find_clause(view.doc, i)
    yield from _make(view, i, sense, groups, tuple(a for a in clause.agents if a not in tokens), "noun-of")


def _is_told(group: Group, sense: HarmWord) -> bool:
    """Whether an event noun tells of these people, not of a kind ("the murder of citizens")."""
    return group.quantity is not None or group.qualifier == "exact" or sense.harm == "displaced"


def _after_preposition(view: View, i: int) -> list[Group]:
    """The counted groups right after "of" or "to": "injuries to 45 others"."""
    return find_right(view, i + 1) if view.words[i + 1 : i + 2] in (["of"], ["to"], ["among"]) else []


def _read_toll(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """Deaths and injuries counted by themselves or told of somebody: "12 deaths", "injuries to 45 others"."""
    own = _counted_self(view, i)
    if own and (sense.harm not in {"captured"} or _is_taken(view, i)):
        yield from _make(view, i, sense, own, (), "toll")
        return
    if sense.harm == "captured":
        return
    named = tuple(_read_noun(view, i, sense))
    yield from named
    if not named and view.tags[i] == "NNS" and _is_suffered(view, i, sense):
        yield from _make(view, i, sense, _suffering(view, i), (), "toll-plain")


def _is_taken(view: View, i: int) -> bool:
    """Whether hostages are being taken or held, not freed."""
    return view.doc[i].head.lemma_ in read_set("taking_verbs", "harm")


def _suffering(view: View, i: int) -> list[Group]:
    """The group "casualties" counts vaguely, named by those who suffer them where they are the subject."""
    group = find_group(view, i)
    verb = view.doc[i].head
    subjects = find_subjects(verb) if verb.lemma_ in read_set("subject_suffers", "harm") else []
    owner = find_group(view, subjects[0].i) if subjects else None
    if group and owner and is_people(view, owner):
        return [replace(group, head=owner.head, names=owner.names)]
    return [group] if group else []


def _is_suffered(view: View, i: int, sense: HarmWord) -> bool:
    """Whether plain "casualties" are stated to have been: "suffered heavy casualties"."""
    token = view.doc[i]
    if sense.lemma != "casualty" and token.head.lemma_ not in {"cause", "inflict"}:
        return False
    return token.dep_ in {"obj", "nsubj:pass", "obl"} and token.head.lemma_ in read_set("suffering_verbs", "harm")


def _read_body(view: View, i: int, sense: HarmWord) -> Iterator[Frame]:
    """The dead by their bodies: "the bodies of 12 policemen", "20 corpses"."""
    yield from _read_noun(view, i, sense)


def _counted_self(view: View, i: int) -> list[Group]:
    """The group counted by a number on the noun itself, its noun no name of victims."""
    group = view.by_token.get(i)
    return [group] if group and group.head == i else []


def _plain_objects(view: View, i: int) -> list[int]:
    """The objects of a verb whose part of speech was missed."""
    return [t for child in children(view.doc[i], "obj", "nsubj:pass") for t in expand(view.doc, child.i)]


def _people(view: View, tokens: Sequence[int], sense: HarmWord) -> list[Group]:
    """The groups headed at the tokens; where the verb takes things too, only those named as people."""
    groups = [group for token in tokens if (group := find_group(view, token))]
    checked = [g for g in groups if is_people(view, g)]
    return checked if sense.people_only or sense.kind != VERB else [g for g in groups if g in checked or _may_be_people(view, g)]


def _may_be_people(view: View, group: Group) -> bool:
    """Whether the object of a verb that harms people only may be taken for people: a name, or a counted noun."""
    return view.tags[group.head] in {"NNP", "NNPS"} or (group.quantity is not None and view.words[group.head] not in read_set("things"))


def _make(
    view: View, anchor: int, sense: HarmWord, groups: Sequence[Group], agents: Sequence[int], rule: str, is_close: bool = False
) -> Iterator[Frame]:
    """One frame a group; a word such as "unharmed" turns the count into none."""
    for group in groups:
        yield Frame(sense.harm, anchor, _none(view, group, anchor) if sense.none else group, tuple(agents), rule, is_close)


def _none(view: View, group: Group, anchor: int) -> Group:
    """The group with a count of zero, counted by the word that says so."""
    return Group(group.head, group.first, group.last, 0, 0, "exact", anchor, anchor + 1, group.names, group.quantity)


READERS = {VERB: _read_verb, STATE: _read_state, NOUN: _read_noun, TOLL: _read_toll, BODY: _read_body}
