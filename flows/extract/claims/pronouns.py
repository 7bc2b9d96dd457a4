"""The counted people a pronoun stands for in its own sentence: "pulled 23 men off a bus and shot them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.parts import same_group
from flows.extract.claims.people import is_people
from flows.extract.claims.words import read_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.extract.claims.frame import Frame
    from flows.extract.claims.groups import Group, View

CHAIN = frozenset({"conj", "advcl"})


def read_pronouns(view: View, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, a plural pronoun replaced by the people counted as the object of the verb before it."""
    return [_replace(view, frame, frames) if _is_pronoun(view, frame) else frame for frame in frames]


def _is_pronoun(view: View, frame: Frame) -> bool:
    """Whether the harmed are only called "them"."""
    return frame.group.quantity is None and view.words[frame.group.head] in read_set("plural_pronouns")


def _replace(view: View, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """The frame with the people its pronoun stands for, where nothing else tells the same harm of them."""
    alike = [f.group for f in frames if f.harm == frame.harm]
    free = (g for g in _find_counted(view, frame) if not any(same_group(g, other) for other in alike))
    group = next(free, None)
    return frame._replace(group=group) if group else frame


def _find_counted(view: View, frame: Frame) -> Iterator[Group]:
    """The counted people who are the object of a verb that the one of the frame goes on from."""
    token = view.doc[frame.anchor]
    while token.dep_ in CHAIN and token.head.i < token.i:
        token = token.head
        for group in view.counted:
            head = view.doc[group.head]
            if head.dep_ == "obj" and head.head.i == token.i and not group.is_bare and is_people(view, group):
                yield group
