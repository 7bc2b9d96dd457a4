"""Which records have their words at a token, before any look at its arguments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.forms import find_irregular_pasts
from flows.patterns.rules import ANY, Rule, Trigger, trigger_index
from flows.syntax import case_of, children, hyphenated
from flows.syntax.labels import DESCRIBING, NOUNS, OBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import Token

VERBAL = frozenset({"VERB", "AUX", "ADJ"})
NOMINAL_ROLES = frozenset({"nsubj", "nsubj:pass", "csubj", "obj", "nmod", "obl"})
BESIDE = {
    "particle": frozenset({"compound:prt", "advmod", "case"}),
    "complement": frozenset({"xcomp", "advmod", "compound:prt", "amod", "obl", "ccomp", "obj"}),
    "case": frozenset({"case"}),
    "modifier": frozenset({"amod", "compound", "advmod", "nmod:poss", "nmod", "nummod"}),
    "without_modifier": frozenset({"acl", "amod", "compound", "advmod", "nmod:poss", "nmod", "nummod"}),
}
PLACED = ("obl", "nmod", "obl:agent", "advmod")
NONE: frozenset[str] = frozenset()
Form = tuple[Rule, Trigger, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that may start at a word; the sentence must hold a word of each of the sets it `asks` for."""

    rule: Rule
    trigger: Trigger
    asks: tuple[frozenset[str], ...]


def find_forms(token: Token, said: set[str]) -> list[Form]:
    """The records whose words stand at the token of a sentence, each with the tokens of its trigger.

    `said` are the words of the sentence, as written and as lemmas.
    """
    index = _entries()
    entries = index.get(token.lower_) or index.get(token.lemma_.lower())
    if not entries and "-" in said:
        entries = index.get(hyphenated(token))
    if not entries or _is_compounded(token):
        return []
    near = _read_near(token)
    found = ((e.rule, e.trigger, _find_words(near, e.trigger)) for e in entries if _is_said(e, said))
    return [(rule, trigger, words) for rule, trigger, words in found if words is not None]


def _is_said(entry: Entry, said: set[str]) -> bool:
    """Whether the sentence has a word of each of the sets the form asks for."""
    return not entry.asks or not any(said.isdisjoint(asked) for asked in entry.asks)


def _is_compounded(token: Token) -> bool:
    """Whether the participle only ends a compound adjective: "conflict-hit Syria", "rebel-held areas"."""
    if token.i < 2 or token.tag_ not in {"VBN", "VBD", "JJ"} or token.doc[token.i - 1].tag_ != "HYPH":
        return False
    return not any(children(token, "aux", "aux:pass", "nsubj", "nsubj:pass"))


class Near(NamedTuple):
    """A token with its dependents, read once for all the forms that may start at it."""

    token: Token
    kids: tuple[Token, ...]
    objects: tuple[Token, ...]
    is_verb: bool
    is_noun: bool


def _read_near(token: Token) -> Near:
    kids = tuple(token.children)
    labels = {kid.dep_ for kid in kids}
    return Near(
        token=token,
        kids=kids,
        objects=tuple(kid for kid in kids if kid.dep_ in OBJECTS),
        is_verb=(token.pos_ in VERBAL and not _is_plural(token))
        or {"nsubj", "obj"} <= labels
        or ("nsubj" in labels and token.lower_ in find_irregular_pasts()),
        is_noun=token.pos_ in NOUNS
        or _is_plural(token)
        or (token.dep_ in NOMINAL_ROLES and (token.tag_ == "VBG" or token.pos_ == "ADJ")),
    )


def _is_plural(token: Token) -> bool:
    """Whether the word is a plural noun by its tag and its place, whatever else the tagger made of it."""
    return token.tag_ == "NNS" and token.dep_ in NOMINAL_ROLES


def _find_words(near: Near, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the trigger, or None where a word it asks for is missing."""
    if not (near.is_verb if trigger.pos == "verb" else near.is_noun) or _is_idle(near, trigger):
        return None
    words = [near.token.i]
    for key, wanted in trigger.words.items():
        found = _find_word(near, key, wanted)
        if (found is None) is not (key == "without_modifier"):
            return None
        if found is not None and key != "governor":
            words.append(found)
    if trigger.oblique:
        found, is_any = _find_obliques(near, trigger)
        if found is None:
            return None
        words += [] if is_any else [found]
    if trigger.negated and not any(kid.lower_ in _negations() for kid in near.kids):
        return None
    return tuple(sorted(words))


def _is_idle(near: Near, trigger: Trigger) -> bool:
    """Whether the object makes an idiom of the verb that a bare form does not mean: "take part"."""
    if trigger.pos != "verb" or trigger.words or trigger.oblique:
        return False
    lemma = near.token.lemma_.lower()
    objects, particles = (_idioms(kind).get(lemma, NONE) for kind in ("objects", "particles"))
    if objects:
        named = (*near.objects, *(kid for kid in near.kids if kid.dep_ == "xcomp" or _is_infinitive(kid)))
        named = (*named, *(clause for thing in near.objects for clause in children(thing, "acl")))
        if any(word.lemma_.lower() in objects for word in named):
            return True
    beside = (kid for kid in near.kids if kid.dep_ in BESIDE["particle"])
    return bool(particles) and any(kid.lower_ in particles for kid in beside)


def _is_infinitive(token: Token) -> bool:
    """Whether a clause hung beside its verb is what is asked: "asked not to be identified"."""
    return token.dep_ in {"advcl", "ccomp"} and any(mark.lower_ == "to" for mark in children(token, "mark"))


def _find_word(near: Near, key: str, wanted: frozenset[str]) -> int | None:
    if key == "governor":
        return _find_governor(near.token, wanted)
    beside = _beside(near, key)
    return next((c.i for c in beside if ANY in wanted or _is_named(c, wanted)), None)


def _is_named(token: Token, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint((token.lemma_.lower(), token.lower_, hyphenated(token)))


def _find_governor(token: Token, wanted: frozenset[str]) -> int | None:
    """The head, or the verb that has what the token modifies as its object ("sent thousands fleeing")."""
    above = (token.head, token.head.head) if token.dep_ == "acl" else (token.head,)
    return next((head.i for head in above if head.lemma_.lower() in wanted), None)


def _beside(near: Near, key: str) -> Iterator[Token]:
    """The dependents a form may ask words of."""
    if key == "object":
        yield from near.objects
        if near.token.dep_ in DESCRIBING:
            yield near.token.head
        return
    labels = BESIDE[key]
    yield from (kid for kid in near.kids if kid.dep_ in labels)
    if key.endswith("modifier"):  # "a suicide car bomb attack"
        yield from (kid for c in near.kids if c.dep_ == "compound" for kid in children(c, "compound", "amod"))
    if key == "complement":  # "set two cars ablaze" hung on the cars
        yield from (
            kid for thing in near.objects for kid in children(thing, "acl", "amod") if kid.i > thing.i
        )
    if key == "particle":
        # The parser may take "took on the rebels" for a phrase of place: its preposition stands right behind.
        holders = (near.token, *near.objects)
        held = (*near.objects, *(kid for holder in holders for kid in children(holder, "obl", "nmod")))
        behind = {holder.i + 1 for holder in holders}
        yield from (mark for kid in held for mark in children(kid, "case") if mark.i in behind)


def _find_obliques(near: Near, trigger: Trigger) -> tuple[int | None, bool]:
    """The first phrase the form asks for, and whether any phrase under its preposition would do."""
    for preposition, wanted in trigger.oblique.items():
        found = _find_oblique(near, preposition, wanted)
        if found is not None:
            return found, ANY in wanted
    return None, False


def _find_oblique(near: Near, preposition: str, wanted: frozenset[str]) -> int | None:
    """The phrase under a preposition, on the token, its object, what that is of, or where it comes from."""
    holders = (near.token, *near.objects, *(n for o in near.objects for n in children(o, "nmod")))
    holders = (*holders, *(kid for kid in near.kids if kid.dep_ == "obl" and case_of(kid) == "from"))
    for child in (c for holder in holders for c in children(holder, *PLACED)):
        case = case_of(child)
        named = ANY in wanted or _is_named(child, wanted)
        if case and named and preposition in {case, case.split(" ")[0]}:
            return child.i
    return None


@cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    """The index of triggers, each with the words it asks for."""
    return {
        form: tuple(Entry(rule, trigger, _find_asked(trigger)) for rule, trigger in entries)
        for form, entries in trigger_index().items()
    }


def _find_asked(trigger: Trigger) -> tuple[frozenset[str], ...]:
    """For each word that must stand by the trigger, the forms it may have."""
    asked = [words for key, words in trigger.words.items() if key != "without_modifier" and ANY not in words]
    if trigger.oblique:
        asked.append(frozenset(preposition.split(" ")[0] for preposition in trigger.oblique))
    return (*asked, _negations()) if trigger.negated else tuple(asked)


@cache
def _idioms(kind: str) -> dict[str, frozenset[str]]:
    return {verb: frozenset(words) for verb, words in read_yaml("idioms.yml")[kind].items()}


@cache
def _negations() -> frozenset[str]:
    return frozenset(read_yaml("roles.yml")["negations"])
