"""All that one sentence says of people harmed: frames of every kind, weighed against each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.claims.among import SOME_OF, find_among, find_wounded, says_who
from flows.extract.claims.by_place import find_gapped
from flows.extract.claims.frame import Frame, has_passive_mark
from flows.extract.claims.frames import find_frames
from flows.extract.claims.moods import is_stated
from flows.extract.claims.neighbours_right import LISTERS
from flows.extract.claims.parts import find_parts, is_part_of, same_group
from flows.extract.claims.phrases import find_phrases, read_phrases
from flows.extract.claims.pronouns import read_pronouns
from flows.extract.claims.tolls import find_numbers_of, find_tolls, read_toll_phrases
from flows.extract.claims.unknown import find_unknown, is_asked
from flows.extract.claims.words import read_harm_words, read_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.extract.claims.groups import Group, View

DEADLY = "killed"


class Harmed(NamedTuple):
    """One group harmed in one way; `whole` is the group it is counted in, where the text says so."""

    harm: str
    anchor: int
    group: Group
    agents: tuple[int, ...]
    rule: str
    whole: Group | None = None
    supersedes: bool = False


def find_harmed(view: View) -> tuple[Harmed, ...]:
    """What the sentence says of people harmed, in order of the words that count them, parts after their
    whole.
    """
    frames = find_frames_of(view)
    if not frames:
        return ()
    told = read_pronouns(view, choose_frames(view, [frame for frame in frames if is_stated(view, frame)]))
    kept = [frame for frame in told if not _is_seized_to_die(frame, told)]
    found = [
        Harmed(f.harm, f.anchor, f.group, f.agents, f.rule, supersedes=f.rule == "toll-running") for f in kept
    ]
    return _order(add_parts(view, found))


def _is_seized_to_die(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a phrase only tells how those were seized who then were killed: "pulled off a bus and shot"."""
    if frame.rule not in read_set("seizing_phrases", "harm"):
        return False
    return any(other.harm == DEADLY and same_group(other.group, frame.group) for other in frames)


def find_frames_of(view: View) -> list[Frame]:
    """Every frame of the sentence, before any is weighed."""
    sums = [*find_tolls(view), *find_numbers_of(view)]
    told = {frame.anchor for frame in sums}
    plain = [*find_phrases(view), *find_frames(view)]
    found = [*find_among(view), *find_wounded(view), *sums]
    found += [frame for frame in plain if frame.anchor not in told]
    found += find_gapped(view, found)
    told_of = [f for f in found if not (_hurts_the_dead(view, f) or says_who(view, f.group))]
    return [*find_unknown(view), *(frame for frame in told_of if not is_asked(view, frame.group))]


def _hurts_the_dead(view: View, frame: Frame) -> bool:
    """Whether bodies are said to suffer more than their death: "25 bodies and 30 wounded"."""
    return frame.harm != DEADLY and view.doc[frame.group.head].lemma_ in read_set("bodies", "harm")


def choose_frames(view: View, frames: Sequence[Frame]) -> list[Frame]:
    """One frame for each harm of each group; a predicate beside the group outweighs a distant one of
    another harm.
    """
    chosen: list[Frame] = []
    frames = [f for f in frames if not _is_broken_down(view, f, frames) and not _is_named_in(f, frames)]
    told = [
        f for f in frames if not any(_gives_way(view, f, g) for g in frames if same_group(f.group, g.group))
    ]
    ordered = sorted(told, key=lambda frame: (not frame.is_close, abs(frame.anchor - frame.group.head)))
    for frame in ordered:
        rivals = [other for other in chosen if same_group(other.group, frame.group)]
        if not any(_excludes(view, other, frame) for other in rivals):
            chosen.append(frame)
    return merge_lists(view, chosen)


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
    if view.doc[other.anchor].dep_ in {"acl", "acl:relcl"}:
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


def add_parts(view: View, found: Sequence[Harmed]) -> list[Harmed]:
    """The claims and those of their parts."""
    parts = [
        item._replace(group=part, whole=item.group, rule="part", supersedes=False)
        for item in found
        if item.group.high != 0
        for part in find_parts(view, item.group)
    ]
    parts = [part for part in parts if not any(_is_nearer(other, part) for other in parts)]
    marked = [_mark(item, parts) for item in found]
    known = {(p.harm, p.group.count_first) for p in marked}
    known |= {(p.harm, p.group.count_first) for p in parts if any(_acts_on(item, p) for item in found)}
    added = [p for p in parts if (p.harm, p.group.count_first) not in known]
    return _add_among(view, [*marked, *_unique(added)])


def _is_nearer(other: Harmed, part: Harmed) -> bool:
    """Whether the same people are part of a group told behind the whole of this part: "killing five and
    injuring 14, two of them critically".
    """
    same = other.group.count_first == part.group.count_first
    return (
        same and other.whole is not None and part.whole is not None and part.whole.last <= other.whole.first
    )


def _acts_on(item: Harmed, part: Harmed) -> bool:
    """Whether another predicate right of the whole harms the part: "kidnapped seven men, then killed two"."""
    same = item.group.count_first == part.group.count_first and item.harm != part.harm
    return same and part.whole is not None and part.whole.last <= item.anchor < part.group.first


def _mark(item: Harmed, parts: Sequence[Harmed]) -> Harmed:
    """The claim, marked as part of another where a list of parts names its words."""
    match = next(
        (
            p
            for p in parts
            if p.harm == item.harm and same_group(p.group, item.group) and p.whole != item.group
        ),
        None,
    )
    return item._replace(whole=match.whole, group=match.group) if match else item


def _unique(items: Iterable[Harmed]) -> list[Harmed]:
    """The first claim of each harm and group."""
    seen: dict[tuple[str, int], Harmed] = {}
    for item in items:
        seen.setdefault((item.harm, item.group.count_first), item)
    return list(seen.values())


def _add_among(view: View, found: Sequence[Harmed]) -> list[Harmed]:
    """The claims, with the part named before its whole: "four children are among fifteen civilians
    killed".
    """
    if "among" not in view.words:
        return list(found)
    pair = is_part_of(view, view.counted)
    whole = next((item for item in found if pair and same_group(item.group, pair[1])), None)
    if pair is None or whole is None:
        return list(found)
    rest = [item for item in found if not same_group(item.group, pair[0])]
    return [*rest, whole._replace(group=pair[0], whole=whole.group, rule="part")]


def _order(items: Sequence[Harmed]) -> tuple[Harmed, ...]:
    """Sorted by the words that count, then harm."""
    return tuple(sorted(items, key=lambda item: (item.group.count_first, item.harm, item.anchor)))


def has_trigger(words: Iterable[str]) -> bool:
    """Whether any word of the sentence may open a frame."""
    return not read_triggers().isdisjoint(words)


@cache
def read_triggers() -> frozenset[str]:
    """Every word that may open a frame."""
    words = read_harm_words().keys() | read_phrases().keys() | read_toll_phrases().keys()
    return frozenset(words | read_set("dead_nouns", "harm"))
