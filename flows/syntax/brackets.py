"""Names with their acronym in brackets before a noun, as one phrase: "Arakan Army (AA) rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.trees import children
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token, Tree

NAMES = frozenset({"compound", "flat"})
OPENERS = ("case", "cc", "det", "nummod")  # what stands before a phrase belongs to its head


def mend_brackets(tree: Tree) -> None:
    """Makes the noun behind a bracketed acronym the head of the name: "clashed with Foo Army (FA) rebels".

    The parser takes the noun for something of its own: an object, a subject, another of those joined.
    """
    if ")" not in tree.text:
        return
    for noun in tree[4:]:
        name = _find_name(noun)
        if name is not None and name.head.i != noun.i and noun not in name.ancestors:
            _hang(tree, name, noun)


def _find_name(noun: Token) -> Token | None:
    """The head of the name whose acronym stands in brackets right before a noun."""
    opener, acronym, closer = noun.doc[noun.i - 3 : noun.i]
    bracketed = (opener.text, closer.text) == ("(", ")") and acronym.text.isupper()
    if noun.pos_ != "NOUN" or not bracketed or acronym.dep_ != "appos" or acronym.head.i >= opener.i:
        return None
    name = acronym.head
    while name.dep_ in NAMES and name.head.i < opener.i:
        name = name.head
    cases = (case for case in children(name, "case") if case.lower_ in syntax_words("name_links"))
    inside = next((case for case in cases if case.i), None)
    before = noun.doc[inside.i - 1] if inside is not None else name
    return before if before.pos_ == "PROPN" else name


def _hang(tree: Tree, name: Token, noun: Token) -> None:
    """Gives the noun the place of the name, with what stood before the name and comes behind the noun."""
    moved = [c for c in name.children if c.i > noun.i or (c.i < name.i and c.dep_ in OPENERS)]
    above = noun if name.head.i == name.i else name.head
    noun.dep_, name.dep_ = name.dep_, "compound"
    tree.hang((noun, above), (name, noun), *((child, noun) for child in moved))
