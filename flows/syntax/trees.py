"""Walks over one parsed sentence (Universal Dependencies), by token position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax.labels import VERBAL

if TYPE_CHECKING:
    from collections.abc import Set

    from flows.records import Token, Tree

FINITE = frozenset({"VBD", "VBP", "VBZ"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
CLAUSAL = frozenset(
    {"ROOT", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass"}
)
AFTER = frozenset({"nmod", "flat", "compound", "nummod", "fixed", "goeswith"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents of `token` that bear one of `labels`, in text order."""
    found = []
    for child in token.children:  # asked some ten times a word: a comprehension would cost twice as much
        if child.dep_ in labels:
            found.append(child)
    return found


def does_any(subject: Token, lemmas: Set[str]) -> bool:
    """Whether a subject does one of the acts, by its verb or by one joined to it."""
    verbs = (subject.head, *children(subject.head, "conj"))
    return subject.dep_ == "nsubj" and any(verb.lemma_ in lemmas for verb in verbs)


def expand(doc: Tree, position: int) -> tuple[int, ...]:
    """The position and those of everything coordinated with it as a nominal, in text order.

    What a negation sets against it is not: "ten towns, but not Balad, Samarra or Amirli".
    """
    found, stack = [], [doc[position]]
    while stack:
        token = stack.pop()
        found.append(token.i)
        for conjunct in children(token, "conj"):
            if conjunct.pos_ not in NOMINAL:
                continue
            if _is_set_against(conjunct):
                break
            stack.append(conjunct)
    return tuple(sorted(found))


def _is_set_against(conjunct: Token) -> bool:
    return any(child.dep_ == "advmod" and child.lower_ == "not" for child in conjunct.children)


def subtree_span(doc: Tree, position: int) -> tuple[int, int]:
    """Half-open token range of all that hangs on the token."""
    token = doc[position]
    return token.left_edge.i, token.right_edge.i + 1


def noun_phrase(doc: Tree, position: int, prepositions: frozenset[str] | None = None) -> tuple[int, int]:
    """Half-open token range of the phrase headed at `position`, without preposition, conjuncts or clauses.

    "in the northern city of Mosul, where" headed at "city" gives "the northern city of Mosul". Where
    `prepositions` are given, complements with any other preposition are left out.
    """
    head = doc[position]
    first, last = position, position + 1
    for child in head.children:
        if child.dep_ in {
            "case",
            "cc",
            "punct",
            "mark",
            "conj",
            "acl:relcl",
            "parataxis",
            "appos",
            "cop",
            "acl",
        }:
            continue
        if child.i < position and child.dep_ not in {"nsubj", "advmod", "advcl"} | CLAUSAL:
            first = min(first, child.left_edge.i)
        elif child.dep_ in AFTER and (prepositions is None or case_of(child) in prepositions | {""}):
            last = max(last, child.right_edge.i + 1)
    return _trim(doc, first, last)


def joint_phrase(doc: Tree, position: int, longest: int) -> tuple[int, int]:
    """Token range of the phrase and of those joined to it, of the phrase alone where that is too long."""
    first, last = noun_phrase(doc, position)
    end = max(noun_phrase(doc, joined)[1] for joined in expand(doc, position))
    return first, end if end - first <= longest else last


def _trim(doc: Tree, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last - 1 > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return first, last


def case_of(token: Token) -> str:
    """The preposition that marks the phrase headed at `token`, lower-cased ("out of"), or ""."""
    words = []
    for mark in token.children:
        if mark.dep_ == "case" and mark.lower_ not in {"'s", "’s", "'", "’"}:
            words += [mark, *children(mark, "fixed")]
    return " ".join([word.lower_ for word in words]) if words else ""


def governing_verb(token: Token) -> Token:
    """The nearest verb (or root) at or above `token`."""
    while token.pos_ not in VERBAL and token.head.i != token.i:
        token = token.head
    return token


def clause_of(token: Token) -> Token:
    """The head of the clause `token` stands in: itself or the nearest ancestor that heads a clause."""
    while not heads_clause(token) and token.head.i != token.i:
        token = token.head
    return token


def heads_clause(token: Token) -> bool:
    """Whether `token` is the predicate of a clause of its own."""
    return token.dep_ in CLAUSAL or (token.dep_ == "conj" and token.pos_ in VERBAL)


def hyphenated(token: Token) -> str:
    """The word with the one that a hyphen joins to it ("sit-in"), in small letters; empty where none does."""
    if token.i < 2 or token.doc[token.i - 1].text != "-":
        return ""
    return f"{token.doc[token.i - 2].lower_}-{token.lemma_.lower()}"
