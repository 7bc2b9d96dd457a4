"""Who, whom, where and with what, by slots, for one trigger that is a verb or a predicate."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.mentions.links import is_one_of
from flows.extract.mentions.slots import Slots, add_obliques, add_phrases, heads_of
from flows.syntax import case_of, children, clause_range, expand, find_clause, find_means
from flows.syntax.labels import DESCRIBING, NOUNS, VERBAL
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Token, Tree

WHEN = frozenset({"after", "as", "when", "while"})
TOWARDS = frozenset({"against", "as", "to", "with"})  # "offered to hand jets to Ukraine"


class Frame(NamedTuple):
    """The slots of one trigger: agent, patient, subject, object, one per preposition, as head tokens.

    `voice` is active, passive or noun; `carrier` the token whose mood decides (the verb of a noun);
    `link` how a verb brings the noun in (does, suffers, phases, effects, harms) or None.
    """

    head: int
    lemma: str
    voice: str
    slots: Slots
    carrier: int
    link: str | None
    first: int
    last: int


def verb_frame(token: Token) -> Frame:
    """The frame of a verb or of a predicate noun with its subject ("were in control of the city")."""
    clause = find_clause(token.doc, token.i)
    if clause.voice == "noun":
        return _bare_frame(token)
    patients = _find_patients(token, clause.patients)
    slots: Slots = {"agent": clause.agents, "patient": patients}
    slots["subject"] = clause.patients if clause.voice == "passive" else clause.agents
    slots["object"] = () if clause.voice == "passive" else clause.patients
    add_obliques(slots, clause.obliques)
    _add_attached(slots, token)
    slots["harmed"], slots["indirect"] = find_harmed(token), heads_of(token, "iobj")
    slots["before"] = _find_before(token)
    add_obliques(slots, [("with", thing.i) for thing in find_means(token)])
    _add_complement(slots, token)
    return Frame(token.i, token.lemma_.lower(), clause.voice, slots, token.i, None, clause.first, clause.last)


def _find_patients(token: Token, patients: tuple[int, ...]) -> tuple[int, ...]:
    """The objects of a verb; a relative pronoun stands for what its clause hangs on."""
    found = patients or heads_of(token, "obj") or _shared_object(token) or _find_bare_relative(token)
    relative = token.dep_ in DESCRIBING and token.head.pos_ in NOUNS
    return tuple(token.head.i if relative and token.doc[i].tag_ in {"WDT", "WP"} else i for i in found)


def _find_bare_relative(token: Token) -> tuple[int, ...]:
    """The "which" that was hung as a phrase, but has no preposition: "the town, which they captured"."""
    own = token.dep_ == "acl:relcl" and any(children(token, "nsubj"))
    words = children(token, "obl", "advmod") if own else ()
    return tuple(word.i for word in words if word.lower_ in {"which", "whom"} and not case_of(word))


def _shared_object(token: Token) -> tuple[int, ...]:
    """The object two verbs share and only one bears ("attacked and captured Mosul")."""
    if token.dep_ == "conj" and token.head.pos_ in VERBAL:
        later = (c for c in children(token.head, "conj") if c.i > token.i and not any(children(c, "nsubj")))
        found = (i for verb in (token.head, *later) for i in heads_of(verb, "obj") if i > token.i)
        return tuple(found)
    after = [c for c in token.children if c.i > token.i and c.dep_ not in {"punct", "cc", "advmod"}]
    if not after or after[0].dep_ != "conj" or after[0].pos_ not in VERBAL:
        return ()
    second = after[0]
    if any(children(second, "nsubj", "nsubj:pass", "aux:pass")):
        return ()
    return heads_of(second, "obj")


def find_harmed(token: Token) -> tuple[int, ...]:
    """Whom a participle says the act killed or hurt ("attacked a depot, killing 11 soldiers")."""
    results = (c for c in children(token, "advcl", "conj", "xcomp") if is_one_of(c, "wounds"))
    results = (c for c in results if not any(children(c, "mark", "nsubj", "nsubj:pass")))
    return tuple(i for result in results for i in heads_of(result, "obj")) or _harmed_above(token)


def _harmed_above(token: Token) -> tuple[int, ...]:
    """Who was killed or hurt "when" the act was done, by the clause it hangs on."""
    told = token.dep_ == "advcl" and any(m.lower_ in WHEN for m in children(token, "mark", "advmod"))
    if told and is_one_of(token.head, "wounds"):
        own = any(subject.pos_ == "PRON" for subject in children(token, "nsubj"))  # "when he threw a grenade"
        return heads_of(token.head, "nsubj:pass") or (heads_of(token.head, "obj") if own else ())
    return heads_of(token.head, "nsubj") if told and is_one_of(token.head, "suffer_death") else ()


def _find_before(token: Token) -> tuple[int, ...]:
    """The object of the verb right before that shares its subject: "lined up the men and opened fire"."""
    if token.dep_ != "conj" or any(children(token, "nsubj", "nsubj:pass")):
        return ()
    return heads_of(token.head, "obj")


def _bare_frame(token: Token) -> Frame:
    """The frame of a verb the tagger took for a noun or adjective: what hangs on it, as it hangs."""
    agents, patients = heads_of(token, "nsubj"), heads_of(token, "obj", "nsubj:pass")
    slots: Slots = {"agent": agents, "patient": patients, "subject": agents or patients}
    add_phrases(slots, token)
    _add_attached(slots, token)
    return Frame(
        token.i,
        token.lemma_.lower(),
        "active" if agents else "passive",
        slots,
        token.i,
        None,
        *clause_range(token),
    )


def _add_attached(slots: Slots, token: Token) -> None:
    """Phrases that hang on the object but may as well belong to the verb ("drove the rebels out of Bor")."""
    for head in slots["patient"]:
        held = [(case_of(c), i) for c in children(token.doc[head], "nmod") for i in expand(token.doc, c.i)]
        add_obliques(slots, [(p, i) for p, i in held if p and p != "of"])


def _add_complement(slots: Slots, token: Token) -> None:
    """Who does and who suffers what is asked, offered or said: "demanded that Rwanda withdraw"."""
    clauses = children(token, "ccomp", "xcomp", "advcl")
    asked = (c for c in clauses if c.dep_ == "ccomp" or any(m.lower_ == "to" for m in children(c, "mark")))
    slots["asked"] = tuple(i for c in asked for i in heads_of(c, "nsubj", "nsubj:pass") or _find_asked(c))
    towards = (c for clause in clauses for c in children(clause, "obl") if case_of(c) in TOWARDS)
    slots["meant"] = tuple(i for phrase in towards for i in expand(token.doc, phrase.i))
    slots["meant_object"] = tuple(i for clause in clauses for i in heads_of(clause, "obj"))
    aims = (
        clause
        for clause in clauses
        if clause.tag_ == "VBG" and clause.lemma_.lower() in syntax_words("aiming")
    )
    slots["aimed"] = tuple(i for clause in aims for i in heads_of(clause, "obj"))


def _find_asked(clause: Token) -> tuple[int, ...]:
    """The nouns that open a clause whose bare verb was taken for one more: "that the army end curbs"."""
    mark = next((m for m in children(clause, "mark") if m.lower_ == "that"), None)
    if mark is None or clause.pos_ == "VERB":
        return ()
    words = list(takewhile(lambda t: t.pos_ not in {"ADP", "VERB", "AUX"}, clause.doc[mark.i + 1 : clause.i]))
    return tuple(word.i for word in words if word.pos_ in NOUNS)


def predicate_frame(token: Token) -> Frame:
    """The frame of a noun under a preposition that is the predicate: its subject does it."""
    subjects = heads_of(token, "nsubj")
    slots: Slots = {"agent": subjects, "subject": subjects, "patient": ()}
    add_phrases(slots, token)
    slots["patient"] = slots.get("of", ()) + slots.get("over", ())
    return Frame(token.i, token.lemma_.lower(), "active", slots, token.i, None, *clause_range(token))


def with_object(frame: Frame, token: Token) -> Frame:
    """The frame of a light verb and its noun ("took control of Mosul"): the noun's phrases are its own."""
    slots = dict(frame.slots)
    inner: Slots = {}
    add_phrases(inner, token)
    for slot, heads in inner.items():
        slots[slot] = slots.get(slot, ()) + heads
    rest = tuple(i for i in frame.slots["patient"] if i != token.i)
    owned = inner.get("of", ()) + inner.get("over", ())
    owned = owned or tuple(i for slot in ("on", "against", "at", "in") for i in slots.get(slot, ()))
    slots["patient"] = owned or rest or heads_of(token, "nmod:poss") or (token.i,)
    return frame._replace(slots=slots)


def with_particle(frame: Frame, token: Token) -> Frame:
    """The frame where a particle was read as a preposition ("held off the rebels")."""
    slots = dict(frame.slots)
    if token.dep_ == "case" and not slots["patient"]:
        slots["patient"] = expand(token.doc, token.head.i)
        _add_attached(slots, token)
    return frame._replace(slots=slots)


def with_phrases(frame: Frame, doc: Tree, named: Iterable[int]) -> Frame:
    """The frame with what hangs on the nouns a form names: with whom in "came for talks with the king"."""
    slots = dict(frame.slots)
    for position in named:
        held = [(case_of(c), i) for c in children(doc[position], "nmod") for i in expand(doc, c.i)]
        add_obliques(slots, [(p, i) for p, i in held if i not in slots.get(p, ())])
    return frame._replace(slots=slots)
