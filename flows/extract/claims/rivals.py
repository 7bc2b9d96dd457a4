"""Frames weighed against each other: one for each harm of each group, lists of plain people joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.among import SOME_OF
from flows.extract.claims.frame import has_passive_mark
from flows.extract.claims.neighbours_right import LISTERS
from flows.extract.claims.parts import same_group
from flows.extract.claims.words import read_harm_words, read_set
from flows.syntax.labels import DESCRIBING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.frame import Frame
    from flows.extract.claims.groups import Group, View


def choose_frames(view: View, frames: Sequence[Frame]) -> list[Frame]:
    """One frame for each harm of each group; a predicate beside the group outweighs a distant one of
    another harm.
    """
    chosen: list[Frame] = []
    frames = [f for f in frames if not _is_broken_down(view, f, frames) and not _is_named_in(f, frames)]
    told = [
        f for f in frames if not any(_gives_way(view, f, g) for g in frames if same_group(f.group, g.group))
    ]
    ordered = sorted(told, key=_rank)
    for frame in ordered:
        rivals = [other for other in chosen if same_group(other.group, frame.group)]
        if not any(_excludes(view, other, frame) for other in rivals):
            chosen.append(frame)
    return merge_lists(view, chosen)


def _rank(frame: Frame) -> tuple[bool, bool, int]:
    """What orders frames, the best first: beside its group, a toll that moves, near its group."""
    distance = abs(frame.anchor - frame.group.head)
    return not frame.is_close, frame.rule != "toll-running", distance


def _is_broken_down(view: View, frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether "49 casualties" go on to say how many of them were killed and how many hurt."""
    if frame.rule != "toll" or view.doc[frame.anchor].lemma_ not in read_set("mixed_tolls", "harm"):
        return False
    after = [f for f in frames if f.group.quantity and frame.anchor < f.group.first]
    return any(f.anchor != frame.anchor and f.rule != "part" for f in after)


def _is_named_in(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether plain people only say whose bodies are counted: "14 dead bodies of militants"."""
    plain = frame.group.quantity is None
    wholes = (f.group for f in frames if f.harm == frame.harm and f.group.quantity)
    return plain and any(whole.head < frame.group.head < whole.last for whole in wholes)


def merge_lists(view: View, frames: Sequence[Frame]) -> list[Frame]:
    """The frames, each plain plural joined to the group listed just before it: "128 soldiers and
    policemen" is one.
    """
    merged: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.harm, f.anchor, f.group.first)):
        last = merged[-1] if merged else None
        if (
            last
            and (last.harm, last.anchor) == (frame.harm, frame.anchor)
            and _goes_on(view, last.group, frame.group)
        ):
            names = (last.group.names or (last.group.head, 0))[0], frame.group.last
            merged[-1] = last._replace(group=last.group._replace(last=frame.group.last, names=names))
        else:
            merged.append(frame)
    return merged


def _goes_on(view: View, before: Group, group: Group) -> bool:
    """Whether a plain plural goes on with a counted or plain plural right before it."""
    plain = group.quantity is None and group.qualifier == "vague" and group.names is not None
    plural = before.names is not None and (before.quantity is not None or before.qualifier == "vague")
    return (
        plain
        and plural
        and before.last <= group.first
        and all(w in LISTERS for w in view.words[before.last : group.first])
    )


def _excludes(view: View, other: Frame, frame: Frame) -> bool:
    """Whether a chosen frame leaves no room for another on the same group."""
    if other.harm == frame.harm or (frame.rule == SOME_OF and not frame.is_close):
        return True  # "one of the wounded died" tells of a death
    if view.doc[other.anchor].dep_ in DESCRIBING:
        return False
    return other.is_close and not frame.is_close and not _joined(view, other.anchor, frame.anchor)


def _gives_way(view: View, frame: Frame, other: Frame) -> bool:
    """Whether another frame on the same group says better what this one says: a phrase with the same verb
    ("stabbed to death"), a plainer verb beside a weak one ("shot and wounded"), or the act described."""
    if other.anchor == frame.anchor:
        return other.rule.startswith("phrase-") and not frame.rule.startswith("phrase-")
    weak = any(
        sense.lemma in read_set("weak", "harm")
        for sense in read_harm_words().get(view.words[frame.anchor], ())
    )
    if weak and not frame.rule.startswith("phrase-") and _joined(view, frame.anchor, other.anchor):
        return True
    return _only_describes(view, other, frame)


def _only_describes(view: View, told: Frame, aside: Frame) -> bool:
    """Whether one predicate acts on the group and the other, a participle after it, only describes it:
    "executed 15 men captured near Kirkuk"."""
    if aside.group.first <= aside.anchor < aside.group.head and told.anchor != aside.anchor:
        return (
            not told.group.first <= told.anchor < told.group.last
        )  # "dozens of wounded soldiers were killed"
    bare = aside.rule == "beside-passive" and not has_passive_mark(view, aside.anchor)
    return bare and told.anchor < told.group.first and told.rule.startswith("verb-")


def _joined(view: View, left: int, right: int) -> bool:
    """Whether two predicates share their arguments: "killed or wounded", "captured and later executed"."""
    first, last = sorted((left, right))
    between = view.words[first + 1 : min(last, first + 5)]
    joint = any(word in {"and", "or", "/", "and/or"} for word in between)
    return joint and not any(i in view.by_token for i in range(first + 1, last))
