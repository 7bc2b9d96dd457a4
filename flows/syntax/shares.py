"""Subjects that say how large a share did something: "more than half of the population fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import case_of, children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token


def mend_share(more: Token) -> None:
    """Makes a share behind "more than" the subject of the verb it was hung on as a comparison."""
    verb = more.head
    measures = more.lower_ in syntax_words("comparatives") and more.dep_ in {"advmod", "obl"}
    if not measures or more.i > verb.i:
        return
    share = next((noun for noun in children(more, "obl", "nmod") if case_of(noun) == "than"), None)
    if share is None or verb.pos_ != "VERB" or any(children(verb, "nsubj", "nsubj:pass", "csubj")):
        return
    share.dep_ = "nsubj:pass" if any(children(verb, "aux:pass")) else "nsubj"
    than = children(share, "case")[0]
    more.dep_, than.dep_ = "advmod", "fixed"
    more.doc.hang((share, verb), (more, share), (than, more))
