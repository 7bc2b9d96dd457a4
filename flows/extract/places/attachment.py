"""How the places of a sentence hang on a predicate: as its object, inside it, or behind a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.gazetteer.words import read_words
from flows.syntax.labels import OBJECTS, VERBAL
from flows.syntax.trees import case_of, heads_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import PlaceName, Token, Tree

OBJECT, INSIDE, AT, GOAL, SUBJECT, SOURCE, ASIDE = (
    "object",
    "inside",
    "at",
    "goal",
    "subject",
    "source",
    "aside",
)
SAME = frozenset({"appos", "compound", "conj", "flat"})


class Attached(NamedTuple):
    """A place, the role it has for a predicate and the words between, the name's own first."""

    name: PlaceName
    role: str
    path: tuple[Token, ...]


def find_head(doc: Tree, name: PlaceName) -> Token:
    """The word of the name that the rest of the name hangs on."""
    for token in doc[name.first : name.last]:
        if not name.first <= token.head.i < name.last or token.head.i == token.i:
            return token
    return doc[name.last - 1]


def find_path(token: Token, head: int) -> tuple[Token, ...] | None:
    """The words from a name up to the predicate, itself left out; None where another clause lies between."""
    path = []
    while token.i != head:
        path.append(token)
        joins_verbs = token.dep_ == "conj" and token.head.i == head and token.head.pos_ in VERBAL
        if token.head.i == token.i or heads_clause(token) or joins_verbs:
            return None
        token = token.head
    return tuple(path)


def is_same(token: Token) -> bool:
    """Whether what is said of its head is said of the word: lists, "the Abbasi areas", "the town of X"."""
    words = read_words()
    if token.dep_ in SAME:
        return True
    kind_noun = token.head.lower_ in words.kinds or token.head.lower_ in words.part_nouns
    return kind_noun and token.dep_ in {"amod", "nmod"} and case_of(token) in {"", "of"}


def find_case(path: Sequence[Token]) -> str:
    """The preposition that governs the name: its own, or that of the list or the "town of" it stands in."""
    for token in path:
        case = case_of(token).partition(" ")[0]
        if case and not (case == "of" and is_same(token)):
            return case
        if not is_same(token):
            return ""
    return ""


def find_cases(path: Sequence[Token]) -> set[str]:
    """The prepositions of all phrases between a name and its predicate."""
    return {case_of(token).partition(" ")[0] for token in path}


def find_role(path: Sequence[Token], objects: tuple[int, ...]) -> str:
    """The role of the name at the lower end of a path for the predicate above its upper end."""
    words, case = read_words(), find_case(path)
    cases = find_cases(path) | {case}
    top = path[-1].dep_ if path else "root"
    if cases & words.source:
        return SOURCE
    if not path or (top == "nmod:poss" and len(path) == 1):
        return OBJECT
    if cases & words.unplaced:  # time or company: "after the fall of Mosul"
        return ASIDE
    if case in words.goal:
        return GOAL
    of_object = top in OBJECTS or any(token.i in objects for token in path)
    if of_object or (top == "nmod" and case == "of"):
        return OBJECT if not of_object or all(is_same(token) for token in path[:-1]) else INSIDE
    return SUBJECT if top in {"nsubj", "csubj"} else AT


def is_way_to(name: PlaceName) -> bool:
    """Whether the words are of a way that leads to the place ("the road to Foo")."""
    words = name.text.lower().split()
    return name.is_near and "to" in words and bool(read_words().roads & set(words[: words.index("to")]))


def find_attached(
    doc: Tree, names: Sequence[PlaceName], head: int, objects: tuple[int, ...]
) -> list[Attached]:
    """The places of the clause of the predicate at `head`, in text order, those of its source left out."""
    paths = ((name, find_path(find_head(doc, name), head)) for name in names)
    return [
        Attached(name, AT if is_way_to(name) else find_role(path, objects), path)
        for name, path in paths
        if path is not None and not find_cases(path) & read_words().attributing
    ]
