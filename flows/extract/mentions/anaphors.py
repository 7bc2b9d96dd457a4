"""What "the attack" and "another one" were: the code of the event they point back to.

A headline points ahead: "Attacks kill 12" gets the code of the bombing that its story begins with.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.mentions.frames_nouns import SITES
from flows.extract.mentions.kinds import find_kinds
from flows.lexicon import read_yaml
from flows.patterns.rules import codes
from flows.syntax import children, subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.extract.mentions.drafts import Draft
    from flows.extract.mentions.kinds import View
    from flows.records import Passage, Token

REACH = 4  # sentences back
AHEAD = 2  # sentences after a heading
Told = tuple["View", tuple["Draft", ...]]


def recall_codes(told: Sequence[Told], passages: Sequence[Passage]) -> list[tuple[Draft, ...]]:
    """The drafts of each sentence, those that only point to another event with its code."""
    known = list(told)
    for at, (view, drafts) in enumerate(told):
        known[at] = view, tuple(_recall(known, passages, at, draft) for draft in drafts)
    return [drafts for _, drafts in known]


def _recall(known: Sequence[Told], passages: Sequence[Passage], at: int, draft: Draft) -> Draft:
    view = known[at][0]
    if draft.match.code.name not in _words("plain"):
        return draft
    if _is_answer(known, passages, at, draft):
        return draft._replace(match=draft.match._replace(code=codes()["excessive_force"]))
    noun = view.sentence.doc[draft.match.frame.head].lemma_.lower()
    if _stands_in(view, draft):
        able = _words("stood_for")
    elif _is_bare(view, draft):
        able = _nouns()[noun]
    elif _names_nobody(draft):
        able = _words("stood_for")
    else:
        return draft
    heads = passages[view.sentence.passage].kind == "heading"
    if not heads and not _points_back(view, draft):
        return draft
    others = list((_ahead if heads else _before)(known, passages, at, draft))
    fitting = [other for other in others if other[1].match.code.name in able]
    same = [other for other in fitting if _lemma(*other) == noun]
    _, found = next(iter(same or fitting), (None, draft))
    return draft._replace(match=draft.match._replace(code=found.match.code))


def _is_answer(known: Sequence[Told], passages: Sequence[Passage], at: int, draft: Draft) -> bool:
    """Whether a state's shots, at nobody named, answer the protest told right before."""
    view, frame = known[at][0], draft.match.frame
    if frame.lemma not in _words("shots") or not any(
        "state" in find_kinds(view, head) for head in frame.slots.get("agent", ())
    ):
        return False
    if any(
        find_kinds(view, head) & SITES
        for slot in ("patient", "on", "at")
        for head in frame.slots.get(slot, ())
    ):
        return False
    _, before = next(_before(known, passages, at, draft), (view, draft))
    return before.match.code.name in _words("crowds")


def _stands_in(view: View, draft: Draft) -> bool:
    """Whether the subject of the verb is only "one" or "another"."""
    frame = draft.match.frame
    agents = [view.sentence.doc[head] for head in frame.slots.get("agent", ())]
    return frame.voice == "active" and len(agents) == 1 and agents[0].lower_ in _words("stand_ins")


def _names_nobody(draft: Draft) -> bool:
    """Whether a verb tells what was hit or who was killed, and not by whom."""
    frame = draft.match.frame
    return frame.voice != "noun" and not frame.slots.get("agent")


def _points_back(view: View, draft: Draft) -> bool:
    return (
        _stands_in(view, draft)
        or _is_struck(draft)
        or any(
            child.lower_ in _words("pointers")
            for child in children(view.sentence.doc[draft.match.frame.head], "det", "amod")
        )
    )


def _is_struck(draft: Draft) -> bool:
    """Whether a passive tells what was hit, and the text has just told by what: "a school was hit"."""
    frame = draft.match.frame
    return frame.voice == "passive" and not frame.slots.get("agent") and frame.lemma in _words("struck")


def _is_bare(view: View, draft: Draft) -> bool:
    """Whether the event is a noun of its class with neither a target nor a word for what was used."""
    frame = draft.match.frame
    token = view.sentence.doc[frame.head]
    if frame.voice != "noun" or token.lemma_.lower() not in _nouns():
        return False
    inside = set(range(*subtree_span(view.sentence.doc, token.i)))
    aimed = any(
        find_kinds(view, head) & SITES for head in inside.intersection(frame.slots.get("patient", ()))
    )
    told = any(not find_kinds(view, child.i) & SITES for child in children(token, "compound"))
    return not aimed and not told


def _before(known: Sequence[Told], passages: Sequence[Passage], at: int, draft: Draft) -> Iterator[Pair]:
    """The events told before, the nearest first, none of another post."""
    head = draft.match.frame.head
    view, drafts = known[at]
    yield from ((view, d) for d in reversed(drafts) if d.match.frame.head < head)
    for other, earlier in reversed(known[max(0, at - REACH) : at]):
        if not _is_together(view, other, passages):
            return
        yield from ((other, d) for d in reversed(earlier))


def _ahead(known: Sequence[Told], passages: Sequence[Passage], at: int, draft: Draft) -> Iterator[Pair]:
    """The events the story under a heading begins with; that of a title is the first post."""
    view = known[at][0]
    titles = passages[view.sentence.passage].post is None
    for other, later in known[at + 1 : at + 1 + AHEAD]:
        if not titles and not _is_together(view, other, passages):
            return
        yield from ((other, d) for d in later)


def _is_together(view: View, other: View, passages: Sequence[Passage]) -> bool:
    """Whether both sentences are of one post."""
    one, two = passages[view.sentence.passage].post, passages[other.sentence.passage].post
    return (one.number if one else 0) == (two.number if two else 0)


def _lemma(view: View, draft: Draft) -> str:
    token: Token = view.sentence.doc[draft.match.frame.head]
    return token.lemma_.lower()


Pair = tuple["View", "Draft"]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("anaphors.yml")[key])


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {noun: frozenset(codes) for noun, codes in read_yaml("anaphors.yml")["nouns"].items()}
