"""Predicates of harm of one sentence with those they harm, by the tree first and by position second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.frames_nouns import read_body, read_noun, read_toll
from flows.extract.claims.frames_verbs import read_state, read_verb
from flows.extract.claims.neighbours_right import find_right
from flows.extract.claims.words import BODY, NOUN, STATE, TOLL, VERB, HarmWord, read_harm_words

if TYPE_CHECKING:
    from flows.extract.claims.frame import Frame
    from flows.extract.claims.groups import View

READERS = {VERB: read_verb, STATE: read_state, NOUN: read_noun, TOLL: read_toll, BODY: read_body}


def find_frames(view: View) -> tuple[Frame, ...]:
    """Every (predicate, harmed group) of the sentence, in order of the predicates."""
    lexicon = read_harm_words()
    anchors = [
        (i, sense)
        for i, word in enumerate(view.words)
        for sense in lexicon.get(word, ())
        if _fits(view, i, sense)
    ]
    return tuple(frame for i, sense in anchors for frame in READERS[sense.kind](view, i, sense))


def _fits(view: View, i: int, sense: HarmWord) -> bool:
    """Whether the token's tag allows the sense: verbs as verbs, states as adjectives or bare participles."""
    tag = view.tags[i]
    if sense.kind == VERB:
        return (
            tag.startswith("VB") or _takes_object(view, i) or (tag == "JJ" and not _is_state(view.words[i]))
        )
    if sense.kind == STATE:
        return not tag.startswith("VB") or not _is_verb(view.words[i])
    return tag.startswith("NN")


def _is_state(word: str) -> bool:
    return any(sense.kind == STATE for sense in read_harm_words()[word])


def _is_verb(word: str) -> bool:
    return any(sense.kind == VERB for sense in read_harm_words()[word])


def _takes_object(view: View, i: int) -> bool:
    """Whether a counted group follows at once, so that even a word tagged as a noun is a verb: "bombs
    slaughter 18".
    """
    return view.tags[i] in {"NN", "NNS", "NNP"} and bool(find_right(view, i))
