"""Past tenses behind "and" that the parser took for participles of their object: "…, and looted weapons"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children, governing_verb

if TYPE_CHECKING:
    from flows.records import Token


def mend_joined(token: Token) -> None:
    """Joins such a verb to the one before, which has an object already: "struck a post, and looted arms"."""
    noun = token.head
    if (token.tag_, token.dep_) != ("VBN", "amod") or token.i < 2 or noun.i < token.i or not _is_second(noun):
        return
    verb, joint = governing_verb(noun), next(iter(children(noun, "cc")), None)
    earlier = any(other.i < token.i for other in children(verb, "obj"))
    behind = joint is not None and joint.i == token.i - 1 and token.doc[token.i - 2].text == ","
    if joint is None or not behind or verb.tag_ != "VBD" or not earlier:
        return
    token.dep_, token.tag_, token.pos_, noun.dep_ = "conj", "VBD", "VERB", "obj"
    token.doc.hang((token, verb), (noun, token), (joint, token))


def _is_second(noun: Token) -> bool:
    """Whether the noun is one more object of the verb, or the first that is joined to another noun."""
    return noun.dep_ == "obj" or (noun.dep_ == "conj" and children(noun.head, "conj")[0].i == noun.i)
