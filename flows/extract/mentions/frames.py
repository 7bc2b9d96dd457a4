"""Who, whom, where and with what, by slots, for one trigger: a verb by its clause, a noun by its phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flows.extract.mentions.kinds import View, find_kinds
from flows.lexicon import read_yaml
from flows.patterns.forms import find_forms_of
from flows.syntax import case_of, children, clause_range, expand, find_clause, subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

Slots = dict[str, tuple[int, ...]]
ON_TARGET = frozenset({"on", "against", "upon", "at", "toward", "towards"})
SITES = frozenset(
    {"place", "actor", "settlement", "ground", "military_site", "public_site", "civil_site", "name"}
)


@dataclass(frozen=True, slots=True)
class Frame:
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
    patients = clause.patients or _heads(token, "obj") or _shared_object(token)
    slots: Slots = {"agent": clause.agents, "patient": patients}
    slots["subject"] = clause.patients if clause.voice == "passive" else clause.agents
    slots["object"] = () if clause.voice == "passive" else clause.patients
    _add_obliques(slots, clause.obliques)
    _add_attached(slots, token)
    slots["harmed"] = find_harmed(token)
    return Frame(token.i, token.lemma_.lower(), clause.voice, slots, token.i, None, clause.first, clause.last)


def _shared_object(token: Token) -> tuple[int, ...]:
    """The object two verbs share and only one bears ("attacked and captured Mosul")."""
    if token.dep_ == "conj" and token.head.pos_ in {"VERB", "AUX"}:
        return tuple(i for i in _heads(token.head, "obj") if i > token.i)
    after = [c for c in token.children if c.i > token.i and c.dep_ not in {"punct", "cc", "advmod"}]
    if not after or after[0].dep_ != "conj" or after[0].pos_ not in {"VERB", "AUX"}:
        return ()
    second = after[0]
    if any(children(second, "nsubj", "nsubj:pass", "aux:pass")):
        return ()
    return _heads(second, "obj")


def find_harmed(token: Token) -> tuple[int, ...]:
    """Whom a participle says the act killed or hurt ("attacked a depot, killing 11 soldiers")."""
    results = (c for c in children(token, "advcl", "conj", "xcomp") if is_one_of(c, "wounds"))
    return tuple(i for result in results for i in _heads(result, "obj"))


def _bare_frame(token: Token) -> Frame:
    """The frame of a verb the tagger took for a noun or adjective: what hangs on it, as it hangs."""
    agents, patients = _heads(token, "nsubj"), _heads(token, "obj", "nsubj:pass")
    slots: Slots = {"agent": agents, "patient": patients, "subject": agents or patients}
    _add_phrases(slots, token)
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
        _add_obliques(slots, [(p, i) for p, i in held if p and p != "of"])


def predicate_frame(token: Token) -> Frame:
    """The frame of a noun under a preposition that is the predicate: its subject does it."""
    subjects = _heads(token, "nsubj")
    slots: Slots = {"agent": subjects, "subject": subjects, "patient": ()}
    _add_phrases(slots, token)
    slots["patient"] = slots.get("of", ()) + slots.get("over", ())
    return Frame(token.i, token.lemma_.lower(), "active", slots, token.i, None, *clause_range(token))


def with_object(frame: Frame, token: Token) -> Frame:
    """The frame of a light verb and its noun ("took control of Mosul"): the noun's phrases are its own."""
    slots = dict(frame.slots)
    inner: Slots = {}
    _add_phrases(inner, token)
    for slot, heads in inner.items():
        slots[slot] = slots.get(slot, ()) + heads
    rest = tuple(i for i in frame.slots["patient"] if i != token.i)
    owned = inner.get("of", ()) + inner.get("over", ())
    owned = owned or tuple(i for slot in ("on", "against", "at", "in") for i in slots.get(slot, ()))
    slots["patient"] = owned or rest or _heads(token, "nmod:poss") or (token.i,)
    return Frame(
        frame.head, frame.lemma, frame.voice, slots, frame.carrier, frame.link, frame.first, frame.last
    )


def with_particle(frame: Frame, token: Token) -> Frame:
    """The frame where a particle was read as a preposition ("held off the rebels")."""
    slots = dict(frame.slots)
    if token.dep_ == "case" and not slots["patient"]:
        slots["patient"] = expand(token.doc, token.head.i)
        _add_attached(slots, token)
    return Frame(
        frame.head, frame.lemma, frame.voice, slots, frame.carrier, frame.link, frame.first, frame.last
    )


def noun_frame(view: View, token: Token, roles: dict[str, str]) -> Frame:
    """The frame of an event noun, with what the verb that brings it in adds."""
    slots: Slots = {"agent": (), "patient": (), "modifier": _heads(token, "compound", "amod")}
    _add_phrases(slots, token)
    _add_owners(view, slots, token, roles)
    _add_participles(slots, token)
    _give(slots, roles.get("of", "patient"), slots.get("of", ()))
    _give(slots, "agent", _authors(token))
    for prep in sorted(ON_TARGET & slots.keys()):
        _give(slots, "patient", slots[prep])
    carrier, link = find_link(token)
    if link is not None:
        _add_carrier(slots, token, carrier, link)
    slots["subject"] = (
        slots["patient"] if "subject" in roles or roles.get("of") == "patient" else slots["agent"]
    )
    first, last = _noun_range(token, carrier, link)
    return Frame(token.i, token.lemma_.lower(), "noun", slots, carrier.i, link, first, last)


def _authors(token: Token) -> tuple[int, ...]:
    """The heads of by-phrases, however deep in the noun's phrase they were hung."""
    phrases = (t for t in token.subtree if t.dep_ in {"nmod", "obl", "obl:agent"} and case_of(t) == "by")
    return tuple(i for phrase in phrases for i in expand(token.doc, phrase.i))


def _noun_range(token: Token, carrier: Token, link: str | None) -> tuple[int, int]:
    if link is not None and carrier.dep_ != "acl:relcl":
        first, last = clause_range(carrier)
        return min(first, token.i), max(last, token.i + 1)
    return subtree_span(token.doc, token.i)


def _heads(token: Token, *labels: str) -> tuple[int, ...]:
    return tuple(i for child in children(token, *labels) for i in expand(token.doc, child.i))


def _add_phrases(slots: Slots, token: Token) -> None:
    pairs = ((case_of(c), i) for c in children(token, "nmod", "obl") for i in expand(token.doc, c.i))
    _add_obliques(slots, pairs)


def _add_obliques(slots: Slots, pairs: Iterable[tuple[str, int]]) -> None:
    """Each phrase under its preposition, and under the first word of a longer one ("out of" is "out" too)."""
    for preposition, head in pairs:
        for slot in {preposition, preposition.split(" ")[0]}:
            if slot and slot not in {"agent", "patient", "subject", "object"}:
                slots[slot] = (*slots.get(slot, ()), head)


def _give(slots: Slots, slot: str, heads: Iterable[int]) -> None:
    slots[slot] = slots[slot] + tuple(i for i in heads if i not in slots[slot])


def _add_owners(view: View, slots: Slots, token: Token, roles: dict[str, str]) -> None:
    """Possessors and modifiers: an actor does it, a place suffers it, unless the form says otherwise."""
    for head in _heads(token, "nmod:poss", "compound", "amod"):
        kinds = find_kinds(view, head)
        if token.doc[head].lower_ == "led":
            _give(slots, "agent", _heads(token.doc[head], "compound", "nmod", "nsubj", "obl", "amod"))
        if not kinds & SITES:
            continue
        owner = "agent" if kinds & {"actor"} and not kinds & {"settlement"} else "patient"
        _give(slots, roles.get("possessor", owner) if owner == "agent" else owner, (head,))


def _add_participles(slots: Slots, token: Token) -> None:
    """Actors in a participle on the noun: "led by X", "involving X and Y", "targeting X"."""
    for verb in children(token, "acl", "acl:relcl"):
        lemma = verb.lemma_.lower()
        if lemma in {"involve", "include", "pit"}:
            _add_obliques(slots, [("between", i) for i in _heads(verb, "obj")])
        elif lemma in {"target", "aim", "hit", "strike"}:
            _give(slots, "patient", _heads(verb, "obj", "obl"))
        elif verb.tag_ == "VBN" and is_one_of(verb, "does"):
            clause = find_clause(token.doc, verb.i)
            _give(slots, "agent", clause.agents)
            _add_obliques(slots, clause.obliques)


def find_link(token: Token) -> tuple[Token, str | None]:
    """The verb that brings an event noun in, and how; the noun itself and None where nothing does."""
    for relative in children(token, "acl:relcl", "acl"):
        if is_one_of(relative, "effects") or is_one_of(relative, "phases"):
            return relative, "effects"
        if relative.tag_ == "VBN" and is_one_of(relative, "does"):
            return relative, "does"
    top = token
    while top.dep_ == "conj" and top.head is not top:
        top = top.head
    verb, dep = top.head, top.dep_
    if dep in {"obj", "nsubj:pass"}:
        return _linked(verb, token, ("does", "suffers"))
    if dep == "nsubj":
        return _linked(verb, token, ("phases", "effects"))
    if dep in {"obl", "obl:agent"}:
        options = (
            ("suffers", "harms", "does") if case_of(top) in {"under", "to", "with", "out"} else ("harms",)
        )
        return _linked(verb, token, options)
    return token, None


def _linked(verb: Token, token: Token, options: tuple[str, ...]) -> tuple[Token, str | None]:
    link = next((option for option in options if is_one_of(verb, option)), None)
    return (verb, link) if link else (token, None)


def _add_carrier(slots: Slots, token: Token, carrier: Token, link: str) -> None:
    """What the carrying verb knows: who launched it, who came under it, whom it killed and where."""
    clause = find_clause(token.doc, carrier.i)
    own = {token.i, *(i for i in expand(token.doc, token.i))}
    agents = tuple(i for i in clause.agents if i not in own)
    if link == "does" or (link == "harms" and clause.voice == "active"):
        _give(slots, "agent", agents)
    elif link == "suffers":
        _give(slots, "patient", agents)
    elif link in {"effects", "harms"} and is_one_of(carrier, "harms"):
        slots["harmed"] = tuple(i for i in clause.patients if i not in own)
    _add_obliques(slots, [(p, i) for p, i in clause.obliques if i not in own])
    for prep in sorted(ON_TARGET & slots.keys()):
        if link == "does":
            _give(slots, "patient", slots[prep])


def is_one_of(token: Token, key: str) -> bool:
    """Whether the token is a form of one of the verbs listed under `key` in `support_verbs.yml`."""
    return token.lower_ in _forms(key) or token.lemma_.lower() in _forms(key)


@cache
def _forms(key: str) -> frozenset[str]:
    verbs = read_yaml("support_verbs.yml")[key]
    return frozenset(form for verb in verbs for form in find_forms_of(verb, "verb"))
