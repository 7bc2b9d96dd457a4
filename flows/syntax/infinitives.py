"""Infinitives that the parser hung as purposes, but which tell what somebody did or made others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token


def mend_infinitive(token: Token) -> None:
    """Makes an infinitive the complement of its verb: "managed in May to seize", "forced police to leave"."""
    if token.dep_ not in {"acl", "advcl"} or not any(mark.lower_ == "to" for mark in children(token, "mark")):
        return
    verb = token.head.head if token.dep_ == "acl" and token.head.dep_ == "obj" else token.head
    if _is_made(verb) or (verb is token.head and _is_done(verb)):
        token.dep_ = "xcomp"
        token.doc.hang((token, verb))


def _is_made(verb: Token) -> bool:
    """Whether the object of the verb does what the infinitive tells."""
    return verb.lemma_.lower() in syntax_words("object_control") and any(children(verb, "obj"))


def _is_done(verb: Token) -> bool:
    """Whether the verb has no other object than the infinitive."""
    return verb.lemma_.lower() in syntax_words("infinitive_takers") and not any(
        children(verb, "obj", "xcomp")
    )
