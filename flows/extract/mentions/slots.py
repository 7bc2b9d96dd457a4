"""The slots of a frame: lists of head tokens by role or preposition, and how phrases fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax import case_of, children, expand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.records import Token

Slots = dict[str, tuple[int, ...]]


def heads_of(token: Token, *labels: str) -> tuple[int, ...]:
    """The dependents under any of the labels, with everything coordinated with them."""
    return tuple(i for child in children(token, *labels) for i in expand(token.doc, child.i))


def add_phrases(slots: Slots, token: Token) -> None:
    """The prepositional phrases on the token, each under its preposition."""
    pairs = ((case_of(c), i) for c in children(token, "nmod", "obl") for i in expand(token.doc, c.i))
    add_obliques(slots, pairs)


def add_obliques(slots: Slots, pairs: Iterable[tuple[str, int]]) -> None:
    """Each phrase under its preposition, and under the first word of a longer one ("out of" is "out" too)."""
    for preposition, head in pairs:
        for slot in {preposition, preposition.split(" ")[0]}:
            if slot and slot not in {"agent", "patient", "subject", "object"}:
                slots[slot] = (*slots.get(slot, ()), head)


def give(slots: Slots, slot: str, heads: Iterable[int]) -> None:
    """Heads added to a slot, none twice."""
    slots[slot] = slots[slot] + tuple(i for i in heads if i not in slots[slot])
