"""Who says so: the source nearest to a predicate."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.syntax.clauses import find_subjects
from flows.syntax.labels import DESCRIBING
from flows.syntax.tellers import choose_teller, is_according
from flows.syntax.trees import RELATIVE, case_of, children, joint_phrase
from flows.syntax.words import speech_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

MAX_CLIMB = 8
LONGEST_SOURCE = 14  # tokens
LONGEST_APPOSED = 20  # tokens of a source with its office: "John Foo, the mayor of the town of X, told"
COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "obj", "acl", "acl:relcl"})
CHARGES = frozenset({"for", "in", "of", "with"})
COMMAS = frozenset({",", "”", '"', "''"})
JOINING = frozenset({"CC", "IN", "VBG"})  # tags that open a clause beside another


class Attribution(NamedTuple):
    """The source of a clause: its words as tokens `[first, last)`, the token of its noun, and how it speaks.

    `kind` is said, claimed, denied or hedged; a hedge without a source ("reportedly", "it was reported")
    has the hedging word as its text and no `source`.
    """

    first: int
    last: int
    text: str
    kind: str
    source: int | None
    verb: int


def find_attribution(doc: Tree, head: int, past_asides: bool = True) -> Attribution | None:
    """The nearest source of what the predicate at `head` says, or None where the text itself says it.

    Unless `past_asides`, what governs a relative clause or "since it began" is no source of what that says.
    """
    token = doc[head]
    for _ in range(MAX_CLIMB):
        found = _beside(token) or _above(token)
        if found:
            return found
        if token.head.i == token.i or _is_contrast(token) or (not past_asides and _is_aside(token)):
            break
        token = token.head
    return _trailing(doc, head)


def _is_contrast(token: Token) -> bool:
    """Whether the clause stands beside what somebody claims to have done: "while clashes left 29 dead"."""
    marks = {mark.lower_ for mark in children(token, "mark")}
    return (
        token.dep_ == "advcl"
        and token.head.dep_ == "xcomp"
        and not marks.isdisjoint(speech_words("contrasts"))
    )


def _is_aside(token: Token) -> bool:
    """Whether the clause is the writer's own: "the town, which rebels seized in May", "since it began"."""
    if token.dep_ == "acl:relcl":
        return any(child.lower_ in {"which", "who"} for child in token.subtree if child.i < token.i)
    return token.dep_ == "advcl" and any(mark.lower_ == "since" for mark in children(token, "mark"))


def _trailing(doc: Tree, head: int) -> Attribution | None:
    """The source that closes the sentence, by its words alone: ", police said on Monday", ", said Mr X"."""
    verb = next(
        (
            t
            for t in reversed(doc)
            if t.tag_ in {"VBD", "VBZ", "VBP"} and t.lemma_.lower() in speech_words("closing_verbs")
        ),
        None,
    )
    if verb is None or verb.i <= head:
        return None
    span = _around(doc, head, verb.i)
    if span is None:
        return None
    first, last = span
    nouns = [t.i for t in doc[first:last] if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ != "compound"]
    joined = doc[first].lower_ in RELATIVE or doc[first].tag_ in JOINING  # "while an official claimed"
    joined = joined or doc[last - 1].tag_ == "CC"  # "condemned the attack and said"
    if not nouns or joined or any(t.tag_ in {"VBD", "VBZ"} for t in doc[first:last]):
        return None
    source = next((i for i in nouns if not first <= doc[i].head.i < last), nouns[0])
    kind = _verbs()[verb.lemma_.lower()]
    return Attribution(first, last, doc.quote(first, last), kind, source, verb.i)


def _around(doc: Tree, head: int, verb: int) -> tuple[int, int] | None:
    """The source before or after a closing verb: ", police said", ", the mayor, X, said", ", said X"."""
    commas = [i for i in range(verb - 1, head, -1) if doc[i].text in COMMAS]
    if not commas or verb - commas[0] > LONGEST_SOURCE:
        return None
    if commas[0] + 1 < verb:
        return commas[0] + 1, verb
    has_subject = any(child.i < verb for child in children(doc[verb], "nsubj"))
    follows = verb + 1 < len(doc) and not doc[verb + 1].is_punct
    follows = follows and doc[verb].lemma_.lower() not in speech_words("addressing_verbs")
    if follows and not has_subject and doc[verb + 1].lower_ not in speech_words("empty_objects"):
        return verb + 1, _phrase_end(doc, verb + 1)
    is_apposed = len(commas) > 2 and verb - commas[2] <= LONGEST_APPOSED
    return (commas[2] + 1, commas[0]) if is_apposed else None


def _phrase_end(doc: Tree, first: int) -> int:
    """End of the noun phrase that starts at `first`: the next punctuation mark."""
    return next((t.i for t in doc[first:] if t.is_punct), len(doc))


def _beside(token: Token) -> Attribution | None:
    """A source among the dependents: "according to X", ", X said", "reportedly"."""
    for child in token.children:
        if child.dep_ == "parataxis" and child.lemma_.lower() in _verbs() and not _opens_clause(token, child):
            return _from_verb(child)
        if child.dep_ in {"obl", "nmod", "advcl", "parataxis"} and is_according(child):
            return _from_noun(child, "said", child.i)
        if child.dep_ in {"advmod", "amod"} and child.lower_ in speech_words("hedges"):
            return Attribution(child.i, child.i + 1, child.text, "hedged", None, child.i)
    return None


def _above(token: Token) -> Attribution | None:
    """A source that governs: "X said that …", "X was quoted as saying …", "is believed to have …"."""
    head = _beyond_oblique(token)
    lemma = head.lemma_.lower()
    if _is_charge(token) or (head.i != token.i and lemma in _verbs() and _is_set_off(head, token)):
        return _from_verb(token.head)
    if head.i == token.i or token.dep_ not in COMPLEMENTS or _opens_clause(token, head):
        return None
    if head.pos_ == "NOUN" and lemma in speech_words("saying_nouns") and token.dep_ in {"acl", "ccomp"}:
        return _from_saying(head)
    if (
        token.dep_ == "xcomp"
        and lemma in speech_words("hedging_passives")
        and any(children(head, "aux:pass"))
    ):
        return Attribution(head.i, head.i + 1, head.text, "hedged", None, head.i)
    return _from_verb(head) if lemma in _verbs() and _is_told(token, head) else None


def _is_told(token: Token, verb: Token) -> bool:
    """Whether a dependent of a verb of speech is what is said, not a circumstance of saying it."""
    if token.dep_ in {"xcomp", "obj"}:
        return verb.lemma_.lower() in speech_words("telling_verbs")
    return token.head.i != verb.i or token.dep_ not in {"advcl", "acl"}


def _opens_clause(token: Token, verb: Token) -> bool:
    """Whether a semicolon parts the clause from a verb of speech whose source opens the next one:
    "29 died; the army said that …"."""
    between = range(token.i + 1, verb.i)
    mark = next((i for i in reversed(between) if token.doc[i].text == ";"), None)
    return mark is not None and not any(token.doc[i].text in COMMAS for i in range(mark + 1, verb.i))


def _is_charge(token: Token) -> bool:
    """Whether the clause is what somebody is accused of: "accused the army of killing 40"."""
    marks = {mark.lower_ for mark in children(token, "case", "mark")}
    charged = token.dep_ in {"obl", "advcl"} and token.head.lemma_.lower() in speech_words("charging_verbs")
    return charged and bool(marks & CHARGES) and any(children(token.head, "nsubj"))


def _is_set_off(verb: Token, token: Token) -> bool:
    """Whether a verb of speech stands between commas, speaking for both sides: ", police said, with"."""
    doc = verb.doc
    closed = token.i > verb.i and verb.i + 1 < len(doc) and doc[verb.i + 1].text in COMMAS
    subjects = children(verb, "nsubj")
    before = subjects[0].left_edge.i - 1 if subjects else -1
    return closed and before > 0 and doc[before].text in COMMAS and token.dep_ in {"obl", "advcl", "nmod"}


def _beyond_oblique(token: Token) -> Token:
    """The head of a clause; where "that" opens one hung on an oblique, or where it is a clause hung on the
    object of a verb of speech by mistake, that verb: "said last week that", "said rockets had landed"."""
    head = token.head
    if token.dep_ not in DESCRIBING or head.dep_ not in {"obl", "obj"}:
        return head
    if head.dep_ == "obl":
        return head.head if any(c.lower_ == "that" for c in children(token, "mark")) else head
    subjects = children(token, "nsubj", "nsubj:pass")
    told = bool(subjects) and subjects[0].lower_ not in RELATIVE and head.head.i + 1 == head.left_edge.i
    return head.head if told and head.head.lemma_.lower() in speech_words("closing_verbs") else head


def _from_verb(verb: Token) -> Attribution | None:
    kind = _verbs()[verb.lemma_.lower()]
    is_passive = any(children(verb, "aux:pass"))
    if is_passive and verb.lemma_.lower() in speech_words("confirming_verbs"):
        return None
    subjects = [s for s in find_subjects(verb) if not _is_empty(s, verb)]
    if is_passive and subjects and verb.lemma_.lower() not in speech_words("citing_verbs"):
        return None
    if not subjects:
        cited = [o for o in children(verb, "obj") if verb.lemma_.lower() in speech_words("citing_verbs")]
        subjects = cited
    if not subjects:
        return Attribution(verb.i, verb.i + 1, verb.text, "hedged", None, verb.i) if is_passive else None
    if any(child.lower_ == "no" for child in children(subjects[0], "det")):
        return None  # "no group claimed the attack"
    return _from_noun(choose_teller(verb, subjects[0]), kind, verb.i)


def _is_empty(subject: Token, verb: Token) -> bool:
    """Whether a subject is nobody: "there", an "it" that says nothing ("it was said")."""
    says = any(children(verb, "ccomp")) and not any(children(verb, "aux:pass"))
    return subject.lower_ == "there" or (subject.lower_ == "it" and not says)


def _from_saying(noun: Token) -> Attribution:
    """The source of "the rebels' claim that …", "reports by X that …", else a hedge."""
    makers = [
        c
        for c in children(noun, "nmod:poss", "nmod")
        if c.dep_ == "nmod:poss" or case_of(c) in {"by", "from"}
    ]
    if makers:
        return _from_noun(makers[0], "claimed", noun.i)
    return Attribution(noun.i, noun.i + 1, noun.text, "hedged", None, noun.i)


def _from_noun(noun: Token, kind: str, verb: int) -> Attribution:
    if noun.lower_ in speech_words("source_prepositions"):
        noun = next(iter(children(noun, "obl", "nmod", "obj")), noun)
    first, last = joint_phrase(noun.doc, noun.i, LONGEST_SOURCE)
    return Attribution(first, last, noun.doc.quote(first, last), kind, noun.i, verb)


@cache
def _verbs() -> dict[str, str]:
    return {verb: kind for kind, verbs in read_yaml("speech.yml")["speech_verbs"].items() for verb in verbs}
