"""Whether an event noun says enough to be a mention: who, whom, where or when (codebook 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.frames_nouns import SITES
from flows.extract.mentions.kinds import View, find_kinds
from flows.extract.mentions.links import find_bearer, support_words
from flows.syntax import case_of, children

if TYPE_CHECKING:
    from flows.extract.mentions.frames import Frame
    from flows.records import Token


def is_informative(view: View, frame: Frame) -> bool:
    """Whether an event noun says who, whom, where or when, or is brought in by a verb (codebook 5.1)."""
    token = view.sentence.doc[frame.head]
    bearer = find_bearer(token)
    definite = any(c.lower_ in support_words("definites") for c in children(token, "det"))
    if frame.voice != "noun" or (frame.link is not None and not (definite and frame.link == "tells")):
        return True  # but not "confirmed the raid"
    if _is_told(token):
        return True
    if not definite and case_of(bearer) in {"after", "following"}:
        return True
    slots = [head for slot, heads in frame.slots.items() for head in heads if slot != "modifier"]
    if any(frame.slots.get(slot) for slot in ("patient", "by", "between")):
        return True
    if any(find_kinds(view, head) & SITES for head in slots):
        return True
    return _is_dated(view, *_find_reach(bearer, frame))


def _is_told(token: Token) -> bool:
    """Whether one event, new to the text, does something: "a suicide bomb got through to their berm"."""
    new = any(c.lower_ in support_words("indefinites") for c in children(token, "det", "nummod", "amod"))
    verb = token.head
    return new and token.dep_ == "nsubj" and verb.tag_ == "VBD" and verb.pos_ == "VERB"


def _find_reach(bearer: Token, frame: Frame) -> tuple[int, int]:
    """The tokens whose times and places may be the noun's, also beyond a verb that condemns or ends it."""
    if bearer.dep_ == "obj" and bearer.head.lemma_.lower() in support_words("presupposes"):
        after = bearer.doc[bearer.i + 1 : bearer.head.right_edge.i + 1]
        stops = (t.i for t in after if t.pos_ in {"VERB", "CCONJ", "SCONJ"} or t.lower_ == "as")
        return frame.first, next(stops, bearer.head.right_edge.i + 1)
    return frame.first, frame.last


def _is_dated(view: View, first: int, last: int) -> bool:
    """Whether a time or place stands in the range."""
    sentence = view.sentence
    spans = [
        (time.first, time.last)
        for time in sentence.times
        if time.shape is None or time.shape.kind != "reference"
    ]
    spans += [(place.first, place.last) for place in sentence.places]
    return any(first <= start and end <= last for start, end in spans)
