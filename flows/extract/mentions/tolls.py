"""Whether a clause only counts who was harmed: a claim, which names no event of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.frames_nouns import SITES
from flows.extract.mentions.kinds import View, find_kinds
from flows.extract.mentions.links import support_words
from flows.syntax import children

if TYPE_CHECKING:
    from flows.extract.mentions.frames import Frame
    from flows.records import Token

AUTHORS = frozenset({"actor", "gunfire"})  # "killed by sniper fire" tells of somebody who shot


def only_counts(view: View, frame: Frame) -> bool:
    """Whether the clause gives a number of the harmed, but nobody who did it and no place: "three officers
    were killed" tells the outcome of what stands around it.
    """
    if frame.voice != "passive" or frame.lemma not in support_words("tolls"):
        return False
    token = view.sentence.doc[frame.head]
    if token.dep_ == "conj" and not any(children(token, "nsubj", "nsubj:pass")):
        return False  # "were shot and killed": how they were harmed is told
    counted = any(_is_counted(view, head) for head in frame.slots["patient"])
    told = _has_author(view, frame) or _is_placed(view, token, frame) or _is_headline(view, token)
    return counted and not told and not _is_shared(view, token)


def _is_shared(view: View, token: Token) -> bool:
    """Whether another act joined to it tells who and where: "five were killed and a sixth kidnapped by X"."""
    joined = (c for c in children(token, "conj") if c.lemma_.lower() not in support_words("wounds"))
    return any(
        kid.i in view.actors or "actor" in find_kinds(view, kid.i)
        for act in joined
        if not any(children(act, "aux", "aux:pass"))
        for kid in children(act, "obl:agent")
    )


def _is_headline(view: View, token: Token) -> bool:
    """Whether a bare participle is news by its time: "At least 23 killed overnight"."""
    if any(children(token, "aux", "aux:pass")) or token.doc[-1].text == ".":
        return False
    first, last = token.i, token.right_edge.i
    return any(first < time.first <= last for time in view.sentence.times)


def _is_counted(view: View, head: int) -> bool:
    token = view.sentence.doc[head]
    return "count" in find_kinds(view, head) or any(children(token, "nummod"))


def _has_author(view: View, frame: Frame) -> bool:
    return any(find_kinds(view, head) & AUTHORS for head in frame.slots["agent"])


def _is_placed(view: View, token: Token, frame: Frame) -> bool:
    """Whether a phrase of the verb says where, or the clause hangs on a place by "where"."""
    if any(word.lower_ == "where" for word in children(token, "advmod", "mark")):
        return True
    phrases = (kid for kid in token.children if kid.dep_ in {"obl", "nmod", "advmod"} or _is_meanwhile(kid))
    return any(
        t.i in view.places or find_kinds(view, t.i) & SITES
        for phrase in phrases
        if phrase.i not in frame.slots["agent"] and not _is_event(view, phrase)
        for t in phrase.subtree
    )


def _is_meanwhile(kid: Token) -> bool:
    """Whether a participle tells what those harmed were doing: "killed while fleeing Vovchansk"."""
    return kid.dep_ in {"advcl", "acl"} and kid.tag_ == "VBG"


def _is_event(view: View, phrase: Token) -> bool:
    """Whether the phrase names the fight they were harmed in, which is the event: "displaced in fighting"."""
    return not find_kinds(view, phrase.i).isdisjoint({"attack", "battle"})
