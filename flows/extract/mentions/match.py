"""Which records a token fulfils: of those whose words stand at it, by the kinds of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.extract.mentions.frames import (
    Frame,
    predicate_frame,
    verb_frame,
    with_object,
    with_particle,
    with_phrases,
)
from flows.extract.mentions.frames_nouns import noun_frame
from flows.extract.mentions.kinds import View, find_kinds
from flows.patterns.rules import ANY, Choice, Code, Condition, Rule, Trigger
from flows.syntax.labels import OBJECTS

if TYPE_CHECKING:
    from flows.extract.mentions.forms import Form
    from flows.records import Token


class Match(NamedTuple):
    """One record fulfilled at one token: its frame, its code and the tokens that make the trigger."""

    rule: Rule
    trigger: Trigger
    code: Code
    frame: Frame
    words: tuple[int, ...]


def find_matches(view: View, token: Token, forms: list[Form]) -> tuple[Match, ...]:
    """Every record the token fulfils, best first: priority, then the order of ties, then the record's own."""
    frames: dict[object, Frame] = {}
    found = []
    for rule, trigger, words in forms:
        frame = _find_frame(view, token, trigger, words, frames)
        if not _has_shape(view, frame, trigger) or not holds(view, frame, rule.condition):
            continue
        choice = next((c for c in rule.choices if _chosen(view, frame, token, c)), None)
        if choice is not None:
            found.append(Match(rule, trigger, choice.code, frame, words))
    return tuple(sorted(found, key=lambda m: (-m.rule.priority, m.code.rank)))


def _has_shape(view: View, frame: Frame, trigger: Trigger) -> bool:
    if trigger.passive and frame.voice != "passive":
        return False
    if trigger.phased and frame.link is None:
        return False
    return not trigger.addressed or any("actor" in find_kinds(view, i) for i in frame.slots["patient"])


def _find_frame(
    view: View, token: Token, trigger: Trigger, words: tuple[int, ...], frames: dict[object, Frame]
) -> Frame:
    """The frame of the form, built once for all records that share it."""
    light = (
        next((i for i in words if i != token.i and _is_light(token, i)), None)
        if "object" in trigger.words
        else None
    )
    particle = (
        next((i for i in words if token.doc[i].dep_ == "case"), None) if trigger.pos == "verb" else None
    )
    named = tuple(i for i in words if trigger.oblique and token.doc[i].dep_ in {"nmod", "obl"})
    key = (trigger.pos, tuple(trigger.roles.items()), light, particle, "case" in trigger.words, named)
    if key not in frames:
        frame = _make_frame(view, token, trigger, light, particle)
        frames[key] = with_phrases(frame, token.doc, named) if named else frame
    return frames[key]


def _make_frame(view: View, token: Token, trigger: Trigger, light: int | None, particle: int | None) -> Frame:
    if trigger.pos == "noun":
        return predicate_frame(token) if "case" in trigger.words else noun_frame(view, token, trigger.roles)
    frame = verb_frame(token)
    if light is not None:
        frame = with_object(frame, token.doc[light])
    if particle is not None:
        frame = with_particle(frame, token.doc[particle])
    if trigger.roles.get("subject") == "patient":
        frame.slots["patient"], frame.slots["agent"] = frame.slots["agent"], ()
    if trigger.roles.get("subject") == "agent" and frame.voice == "passive":
        frame.slots["agent"], frame.slots["patient"] = frame.slots["patient"], ()
    return frame


def _is_light(token: Token, position: int) -> bool:
    """Whether the word is the object that makes the verb an event, not the thing the event is done to."""
    return token.doc[position].dep_ in OBJECTS


def holds(view: View, frame: Frame, condition: Condition) -> bool:
    """Whether the slots hold the kinds a condition asks for."""
    if any(not frame.slots.get(slot) for slot in condition.filled):
        return False
    unsaid = _may_be_unsaid(view, frame, condition)
    asked = (item for item in condition.when.items() if item[0] != "agent" or not unsaid)
    if not all(_has(view, frame, slot, kinds) for slot, kinds in asked):
        return False
    if any(_has(view, frame, slot, kinds) for slot, kinds in condition.without.items()):
        return False
    some = condition.when_any
    return not some or any(_has(view, frame, slot, kinds) for slot, kinds in some.items())


def _may_be_unsaid(view: View, frame: Frame, condition: Condition) -> bool:
    """Whether the frame is a passive that names nobody, of a kind that tells enough by itself."""
    if not condition.agentless or frame.voice != "passive":
        return False
    named = any(find_kinds(view, head) for head in frame.slots.get("agent", ()))
    return not named and _has(view, frame, "patient", condition.agentless)


def _has(view: View, frame: Frame, slot: str, kinds: frozenset[str]) -> bool:
    heads = frame.slots.get(slot, ())
    if ANY in kinds:
        return bool(heads)
    return any(not kinds.isdisjoint(find_kinds(view, head)) for head in heads)


def _chosen(view: View, frame: Frame, token: Token, choice: Choice) -> bool:
    if choice.words and token.lemma_.lower() not in choice.words:
        return False
    if choice.abroad is not None and is_abroad(view, frame) is not choice.abroad:
        return False
    return holds(view, frame, choice.condition)


def is_abroad(view: View, frame: Frame) -> bool:
    """Whether the agent's country is known and is not the country of what it takes, or of the sentence."""
    names = [view.actors[i] for i in frame.slots.get("agent", ()) if i in view.actors]
    doc = view.sentence.doc
    held = (view.places[t.i] for i in frame.slots["patient"] for t in doc[i].subtree if t.i in view.places)
    taken = next((place.country_code for place in held if place.country_code), None)
    home = taken or view.cast.homes[view.sentence.index]
    return any(name.country and home and name.country != home for name in names)
