"""How the places of a sentence hang on a predicate: as its object, inside it, or behind a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName
from flows.syntax.trees import case_of, heads_clause

OBJECT, INSIDE, AT, GOAL, SUBJECT, SOURCE = "object", "inside", "at", "goal", "subject", "source"
NOMINAL_LINKS = frozenset({"nmod", "nmod:poss", "nmod:unmarked", "compound", "appos", "conj", "flat", "amod", "dep", "list", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Attached:
    """A place, the role it has for a predicate and how many words lie between."""

    name: PlaceName
    role: str
    depth: int


def find_head(doc: Doc, name: PlaceName) -> Token:
    """The word of the name that the rest of the name hangs on."""
    for token in doc[name.first : name.last]:
        if not name.first <= token.head.i < name.last or token.head is token:
            return token
    return doc[name.last - 1]


def find_path(token: Token, head: int) -> list[Token] | None:
    """The words from a name up to, without, the predicate; None where another clause or no way lies between."""
    path = []
    while token.i != head:
        path.append(token)
        if token.head is token or heads_clause(token) or token.dep_ == "conj" and token.head.i == head and is_verbal(token.head):
            return None
        token = token.head
    return path


def is_verbal(token: Token) -> bool:
    """Whether the word is a verb in form."""
    return token.pos_ in {"VERB", "AUX"}


def find_role(path: Sequence[Token], objects: tuple[int, ...]) -> str:
    """The role of the name at the lower end of a path for the predicate above its upper end."""
    words, case = read_words(), find_case(path)
    top = path[-1].dep_ if path else "root"
    if case in words.source:
        return SOURCE
    if not path or path[0].i in objects or (len(path) == 1 and top in {"obj", "nsubj:pass", "nmod:poss"}):
        return OBJECT
    if case in words.goal:
        return GOAL
    if any(token.i in objects for token in path) or top in {"obj", "nsubj:pass"}:
        return INSIDE
    if top in {"nsubj", "csubj"}:
        return SUBJECT
    return AT


def find_case(path: Sequence[Token]) -> str:
    """The preposition that governs the name: its own, or that of the list it goes on."""
    for token in path:
        case = case_of(token)
        if case:
            return case.split()[0]
        if token.dep_ not in {"conj", "flat", "compound", "appos"}:
            return ""
    return ""


def find_attached(doc: Doc, names: Sequence[PlaceName], head: int, objects: tuple[int, ...]) -> list[Attached]:
    """The places of the clause of the predicate at `head`, in text order."""
    found = []
    for name in names:
        path = find_path(find_head(doc, name), head)
        if path is not None:
            found.append(Attached(name, find_role(path, objects), len(path)))
    return found
