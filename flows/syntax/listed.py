"""Names that go on with a list in a phrase, but were joined to its noun: "troops of Chad, Niger and Mali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import case_of, children

if TYPE_CHECKING:
    from flows.records import Token

LINKS = frozenset({",", "and", "or"})


def mend_listed_name(name: Token) -> None:
    """Joins a name to the name before it, where the noun both hang on is a common one."""
    noun = name.head
    if name.dep_ != "conj" or name.pos_ != "PROPN" or noun.pos_ != "NOUN" or case_of(name):
        return
    inner = (child for child in children(noun, "nmod") if noun.i < child.i < name.i and case_of(child))
    first = next((child for child in inner if child.pos_ == "PROPN"), None)
    between = name.doc[first.right_edge.i + 1 : name.left_edge.i] if first is not None else ()
    others = children(noun, "appos", "conj")
    if first is not None and all(t.lower_ in LINKS or _is_in(t, others) for t in between):
        name.doc.hang((name, first))


def _is_in(token: Token, names: list[Token]) -> bool:
    """Whether a word is of one of the names."""
    return any(name.pos_ == "PROPN" and (token.i == name.i or name.is_ancestor(token)) for name in names)
