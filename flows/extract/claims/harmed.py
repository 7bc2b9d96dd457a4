"""All that one sentence says of people harmed: frames of every kind, weighed against each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.claims.among import find_among, find_wounded, name_by_predicate, says_who
from flows.extract.claims.by_place import find_gapped
from flows.extract.claims.frames import find_frames
from flows.extract.claims.moods import is_stated
from flows.extract.claims.parts import find_parts, is_part_of, opens_list, same_group
from flows.extract.claims.phrases import find_phrases, read_phrases
from flows.extract.claims.pronouns import read_pronouns
from flows.extract.claims.rivals import choose_frames
from flows.extract.claims.tolls import find_numbers_of, find_tolls, read_toll_phrases
from flows.extract.claims.unknown import find_unknown, is_asked
from flows.extract.claims.words import read_harm_words, read_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.extract.claims.frame import Frame
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
        Harmed(
            f.harm,
            f.anchor,
            name_by_predicate(view, f.group),
            f.agents,
            f.rule,
            supersedes=f.rule == "toll-running",
        )
        for f in kept
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


def add_parts(view: View, found: Sequence[Harmed]) -> list[Harmed]:
    """The claims and those of their parts."""
    parts = [
        item._replace(group=part, whole=item.group, rule="part", supersedes=False)
        for item in found
        if item.group.high != 0
        for part in find_parts(view, item.group)
    ]
    parts = [_nest(view, part, parts) for part in parts]
    parts = [part for part in parts if not any(_is_nearer(other, part) for other in parts)]
    marked = [_mark(item, parts) for item in found]
    known = {(p.harm, p.group.count_first) for p in marked}
    known |= {(p.harm, p.group.count_first) for p in parts if any(_acts_on(item, p) for item in found)}
    added = [p for p in parts if (p.harm, p.group.count_first) not in known]
    return _add_among(view, [*marked, *_unique(added)])


def _nest(view: View, part: Harmed, parts: Sequence[Harmed]) -> Harmed:
    """The part, of another part where a marker stands between: "372 fighters, among them 42 Iranians"."""
    before = (p for p in parts if p.harm == part.harm and p.group.last < part.group.first)
    opened = (p for p in before if opens_list(view, p.group.last, part.group.first))
    return next((part._replace(whole=p.group) for p in opened), part)


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
