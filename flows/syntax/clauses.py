"""Who does what to whom in one clause, read off the tree and freed of voice.

Relative pronouns stand for their antecedents; subjects are recovered through coordination,
participles, relative clauses and control; lists are expanded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.syntax.gerunds import find_charge, find_partner, is_gerund
from flows.syntax.labels import DESCRIBING, OBJECTS, VERBAL
from flows.syntax.lost import find_lost_subject, find_resumed, is_lost_past
from flows.syntax.trees import RELATIVE, case_of, children, expand, heads_clause
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Token, Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
MAX_CLIMB = 6


class Clause(NamedTuple):
    """One predicate and its arguments as head tokens; `voice` is active, passive or noun.

    `agents` do it, `patients` suffer it, whatever the voice; `obliques` are (preposition, head token);
    `first`/`last` bound the words of the clause itself.
    """

    head: int
    lemma: str
    voice: str
    agents: tuple[int, ...]
    patients: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    particle: str | None
    first: int
    last: int


def find_clause(doc: Tree, head: int) -> Clause:
    """The clause whose predicate, a verb or an event noun, stands at `head`."""
    token = doc[head]
    verbal = token.pos_ in VERBAL or token.tag_ in {"VBD", "VBN"} or any(children(token, "aux", "aux:pass"))
    agents, patients, voice = _verb_arguments(token) if verbal else (*_noun_arguments(token), "noun")
    first, last = clause_range(token)
    return Clause(
        head=head,
        lemma=token.lemma_.lower(),
        voice=voice,
        agents=_positions(doc, agents),
        patients=_positions(doc, patients),
        obliques=_obliques(token, voice),
        particle=next((p.lower_ for p in children(token, "compound:prt")), None),
        first=first,
        last=last,
    )


def _positions(doc: Tree, tokens: Iterable[Token]) -> tuple[int, ...]:
    return tuple(sorted({i for token in tokens for i in expand(doc, token.i)}))


def _verb_arguments(token: Token) -> tuple[list[Token], list[Token], str]:
    if is_gerund(token):
        partner = find_partner(token)
        return find_subjects(partner) if partner else _charged(token.head), [token.head], "active"
    passive = is_passive(token)
    subjects = find_subjects(token)
    objects = [_antecedent(o) for o in _objects(token)] or _relative_object(token)
    if not passive:
        return subjects, [o for o in objects if o not in subjects], "active"
    by_phrases = [oblique for oblique in children(token, "obl") if case_of(oblique) == "by"]
    agents = list(children(token, "obl:agent")) or by_phrases
    return agents, subjects + [o for o in objects if o not in subjects], "passive"


def _objects(token: Token) -> list[Token]:
    """The objects of a verb; a bare time beside it is none ("were released the following day")."""
    return [child for child in children(token, "obj", "iobj") if not _is_time(child)]


def _is_time(token: Token) -> bool:
    return token.dep_ == "obj" and token.lemma_.lower() in syntax_words("times")


def is_passive(token: Token) -> bool:
    """Whether the verb is passive: by its marks, as a bare past participle, or with its first conjunct."""
    own = {child.dep_ for child in token.children if not _is_time(child)}
    if own & {"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"}:
        return True
    if is_lost_past(token):
        return False
    past = token.tag_ == "VBD" and token.dep_ == "conj" and token.lemma_ in syntax_words("transitive_gap")
    if not (token.tag_ == "VBN" or past) or own & {"aux", "nsubj", "obj"}:
        return False
    if token.dep_ == "conj" and token.head.pos_ in VERBAL:
        return is_passive(token.head)
    return token.dep_ in {"acl", "advcl", "amod", "xcomp", "ccomp", "parataxis", "ROOT"}


def find_subjects(token: Token, climb: int = MAX_CLIMB) -> list[Token]:
    """The surface subjects of a verb, its own or recovered from the clause it hangs on."""
    own = [_antecedent(s) for s in children(token, *SUBJECTS)] or _charged(token)
    own = own or [lost for lost in [find_lost_subject(token)] if lost]
    if own or climb == 0 or token.head.i == token.i:
        return own
    head = token.head
    if token.dep_ == "conj":
        head = find_resumed(token) or head
        return find_subjects(head, climb - 1) if head.pos_ in VERBAL or heads_clause(head) else []
    if token.dep_ in DESCRIBING:
        return _modified(token, climb)
    if token.dep_ == "xcomp":
        return _controller(token, climb)
    if token.dep_ == "advcl" and _shares_subject(token):
        return (
            list(children(head, "obl:agent")) if _result_of_passive(token) else find_subjects(head, climb - 1)
        )
    return []


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token."""
    if token.lower_ not in RELATIVE or token.tag_ not in {"WDT", "WP", "IN", "DT"}:
        return token
    verb = token.head
    while verb.dep_ in {"conj", "xcomp", "ccomp", "aux"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "acl:relcl" else token


def _relative_object(token: Token) -> list[Token]:
    """The antecedent as object of a relative clause that has its own subject ("the city they captured")."""
    if token.dep_ != "acl:relcl" or is_passive(token) or token.tag_ == "VBG":
        return []
    subjects = list(children(token, "nsubj"))
    gap = (
        subjects
        and all(s.lower_ not in RELATIVE for s in subjects)
        and not any(children(token, "ccomp"))
        and not any(word.tag_ == "WRB" for word in children(token, "advmod"))
    )
    return [token.head] if gap and token.lemma_ in syntax_words("transitive_gap") else []


def _modified(token: Token, climb: int) -> list[Token]:
    head = token.head
    if is_lost_past(token):
        return list(children(head, "nsubj")) or [head]
    infinitive = any(m.lower_ == "to" for m in children(token, "mark"))
    if not infinitive:
        return [head] if not _relative_with_subject(token) else []
    verb = head.head if head.dep_ in {"obj", "nsubj:pass", "obl"} else None
    return find_subjects(verb, climb - 1) if verb is not None and verb.pos_ in VERBAL else []


def _relative_with_subject(token: Token) -> bool:
    return token.dep_ == "acl:relcl" and any(children(token, *SUBJECTS))


def _controller(token: Token, climb: int) -> list[Token]:
    head = token.head
    objects = [_antecedent(o) for o in children(head, "obj", "iobj")]
    if objects and head.lemma_.lower() not in syntax_words("subject_control"):
        return objects
    return find_subjects(head, climb - 1)


def _charged(token: Token) -> list[Token]:
    """Whom somebody accuses, arrests or stops, as the one who does what the gerund says."""
    verb = find_charge(token)
    return [_antecedent(o) for o in children(verb, "obj", "iobj", "nsubj:pass")] if verb else []


def _shares_subject(token: Token) -> bool:
    return token.tag_ in {"VBG", "VBN", "VB"} and not any(
        m.lower_ in {"that", "if", "because"} for m in children(token, "mark")
    )


def _result_of_passive(token: Token) -> bool:
    """Whether the participle tells the result of a passive clause ("was attacked, killing 3")."""
    is_quote = any(mark.lower_ == "as" for mark in children(token, "mark"))  # "was quoted by X as saying"
    return token.tag_ == "VBG" and is_passive(token.head) and token.i > token.head.i and not is_quote


def _noun_arguments(token: Token) -> tuple[list[Token], list[Token]]:
    """Agents and patients of an event noun: possessor, by-phrase, compound; and the of-phrase."""
    agents = list(children(token, "nmod:poss", "compound"))
    agents += [n for n in children(token, "nmod", "obl:agent") if case_of(n) == "by"]
    patients = [n for n in children(token, "nmod") if case_of(n) == "of"]
    agents += [n for patient in patients for n in children(patient, "nmod") if case_of(n) == "by"]
    verb = light_verb(token)
    if verb is not None:
        doers, _, _ = _verb_arguments(verb)
        agents += [d for d in doers if d not in agents and d.i != token.i]
    return agents, patients


def light_verb(token: Token) -> Token | None:
    """The verb that only carries the event noun `token` ("launched an assault"), or None."""
    verb = token.head
    carries = token.dep_ in OBJECTS and verb.lemma_.lower() in syntax_words("light_verbs")
    return verb if carries else None


def _obliques(token: Token, voice: str) -> tuple[tuple[str, int], ...]:
    verb = light_verb(token) if voice == "noun" else None
    holders = [token] if verb is None else [token, verb]
    found = {
        (case_of(oblique) or case_of(token.doc[i]), i)
        for holder in holders
        for oblique in children(holder, "obl", "nmod", "obl:agent")
        for i in expand(token.doc, oblique.i)
    }
    return tuple(sorted(found, key=lambda pair: pair[1]))


def clause_range(token: Token) -> tuple[int, int]:
    """Half-open token range of the clause headed at `token`, without those coordinated or set beside it."""
    doc = token.doc
    first, last = token.i, token.i + 1
    for child in token.children:
        if _is_apart(child):
            continue
        first, last = min(first, child.left_edge.i), max(last, child.right_edge.i + 1)
    while last - 1 > token.i and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    while first < token.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "cc"):
        first += 1
    return first, last


def _is_apart(child: Token) -> bool:
    """Whether a dependent is a clause of its own that a quote of its head should leave out."""
    if child.dep_ in {"punct", "cc", "parataxis", "discourse"}:
        return True
    return child.dep_ == "conj" or (child.dep_ == "advcl" and child.i > child.head.i)
