"""Small damage done to gold sentences, to train on: no full stop, odd blanks, curly quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model.treebanks import Sentence

if TYPE_CHECKING:
    import random

CURLY = {"'": "’", '"': "”", "n't": "n’t", "'s": "’s", "'re": "’re", "'ve": "’ve", "-": "–"}


def drop_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop, itself where there is none to drop."""
    last = len(sentence.words) - 1
    if last < 3 or sentence.words[last] != "." or last in sentence.heads:
        return sentence
    cut = {
        k: getattr(sentence, k)[:last] for k in ("words", "spaces", "tags", "pos", "morphs", "heads", "deps")
    }
    return replace(sentence, **cut)


def add_blank(sentence: Sentence, place: int) -> Sentence:
    """The sentence with a second space after word `place`, a token of its own that hangs on that word."""
    at = place + 1
    heads = [h + (h >= at) for h in sentence.heads]
    return Sentence(
        words=[*sentence.words[:at], " ", *sentence.words[at:]],
        spaces=[*sentence.spaces[:at], False, *sentence.spaces[at:]],
        tags=[*sentence.tags[:at], "_SP", *sentence.tags[at:]],
        pos=[*sentence.pos[:at], "SPACE", *sentence.pos[at:]],
        morphs=[*sentence.morphs[:at], "", *sentence.morphs[at:]],
        heads=[*heads[:at], place, *heads[at:]],
        deps=[*sentence.deps[:at], "dep", *sentence.deps[at:]],
    )


def add_noise(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence itself in five cases of six, else slightly damaged."""
    lot = rng.random()
    if lot < 0.08:
        return drop_stop(sentence)
    if lot < 0.11:
        return replace(sentence, words=[CURLY.get(w, w) for w in sentence.words])
    places = [i for i, s in enumerate(sentence.spaces[:-1]) if s]
    if lot < 0.13 and places:
        return add_blank(sentence, rng.choice(places))
    return sentence
