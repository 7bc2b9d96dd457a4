"""What raiders did, read as an adjective of what they did it to: "stormed the camp and looted stores"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token


def mend_raid(token: Token) -> None:
    """Makes a past tense of a participle that is listed behind a raid, and the noun behind it its object."""
    noun, verb = token.head, _find_raid(token)
    if verb is None:
        return
    first = noun.head
    moved = [joint for joint in children(noun, "cc") if joint.i < token.i]
    listed = [other for other in children(first, "conj") if other.i > noun.i] if first is not verb else []
    token.pos_, token.tag_, token.dep_, noun.dep_ = "VERB", "VBD", "conj", "obj"
    hung = ((joint, token) for joint in moved)
    token.doc.hang((token, verb), (noun, token), *hung, *((other, noun) for other in listed))


def _find_raid(token: Token) -> Token | None:
    """The verb of a raid whose doer does what the participle right behind an "and" says, too, or None."""
    noun = token.head
    listed = noun.dep_ == "conj" and token.i < noun.i and token.doc[token.i - 1].dep_ == "cc"
    if token.dep_ != "amod" or token.tag_ != "VBN" or not listed:
        return None
    verb = next((above for above in noun.ancestors if above.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or not any(children(verb, "nsubj")):
        return None
    is_raid = verb.lemma_.lower() in syntax_words("raiding_verbs")
    return verb if is_raid and token.lemma_.lower() in syntax_words("raiders_acts") else None
