"""Where an expression stands among the words of its sentence, which holds where a parser hangs it wrongly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.dates.words import is_noun, is_verb, read_list, read_lists

if TYPE_CHECKING:
    from flows.records import Token, Tree

REACH = 5  # words after a time within which "the day" takes it up
PASTS = frozenset({"VBD", "VBN"})
FURTHEST = 12  # words from a preposition to the time inside its phrase


def closes_phrase(noun: Token, position: int) -> bool:
    """Whether a time stands at the end of a noun's phrase: "the deaths of ten civilians since May"."""
    between = noun.doc[noun.i + 1 : position]
    return noun.i < position and not any(is_verb(word) or word.is_punct for word in between)


def find_aside(doc: Tree, position: int) -> int | None:
    """The preposition of a phrase that holds a time and mentions something else of that time in passing.

    "Following the coup of May 2021, they …": the time is the coup's, and not that of what they did.
    """
    for word in reversed(doc[max(position - FURTHEST, 0) : position]):
        if word.lower_ in read_list("aside_prepositions"):
            return word.i if any(is_noun(one) for one in doc[word.i + 1 : position]) else None
        if is_verb(word) or word.is_punct:
            return None
    return None


def find_comparing(doc: Tree, position: int) -> int | None:
    """The word that sets a figure beside that of another time: "down from 849 in May", "compared to 2015"."""
    pairs = read_lists("comparing_words")
    before = doc[max(position - FURTHEST, 0) : position]
    for first, last in reversed([*pairwise(before)]):
        if last.is_punct or is_verb(last):
            return None
        if last.lower_ in pairs.get(first.lemma_.lower(), ()):
            return last.i
    return None


def ranks(doc: Tree, position: int) -> bool:
    """Whether a time closes a phrase that picks one out of it: "the deadliest raid in the city this year"."""
    for word in reversed(doc[max(position - FURTHEST, 0) : position]):
        if word.is_punct or is_verb(word):
            return False
        if is_superlative(word):
            return True
    return False


def follows_closed(clause: Token, time: Token) -> bool:
    """Whether commas close a relative clause before a time: "the plant, which they held, by mid-May"."""
    doc, opening, closing = clause.doc, _find_opener(clause), _find_opener(time)
    commas = all(word.i and doc[word.i - 1].text == "," for word in (opening, closing))
    return commas and any(is_verb(word) for word in doc[opening.i : closing.i])


def _find_opener(head: Token) -> Token:
    """The first word of a phrase or clause, past the mark that a parser may hang on it."""
    return next((word for word in head.doc[head.left_edge.i : head.i] if not word.is_punct), head)


def leads_clause(doc: Tree, first: int, last: int) -> bool:
    """Whether a time closes a clause that comes first: "that after they left on 31 March, rebels came"."""
    if doc[last : last + 1] and doc[last].text != ",":
        return False
    marks = read_list("leading_marks")
    mark = next((word for word in reversed(doc[:first]) if word.is_punct or word.lower_ in marks), None)
    if mark is None or mark.is_punct:
        return False
    return mark.i == 0 or doc[mark.i - 1].lower_ == "that"


def find_named_day(doc: Tree, position: int) -> int | None:
    """The verb of a clause that says which day is meant: "on 3 December, the day gunmen burned a bus"."""
    after = [word for word in doc[position + 1 : position + REACH] if not word.is_punct]
    named = [word.lower_ for word in after]
    at = next((n for n, word in enumerate(named[:-1]) if word == "the"), None)
    if at is None or named[at + 1] not in read_list("named_times") or any(map(is_verb, after[:at])):
        return None
    ahead = doc[after[at + 1].i + 1 : after[at + 1].i + FURTHEST]
    verb = next((word for word in ahead if word.is_punct or word.tag_ in PASTS), None)
    return None if verb is None or verb.is_punct else verb.i


def find_verb_since(doc: Tree, position: int) -> Token | None:
    """The verb before "since" and the clause whose time stands at a position: "have held it since they won".

    None where a comma parts them, where "since" has no clause, and where it only compares.
    """
    since = _find_since(doc, position)
    if since is None or any(is_superlative(word) for word in doc[: since.i]):
        return None
    return next((word for word in reversed(doc[: since.i]) if is_verb(word)), None)


def find_compared(doc: Tree, position: int) -> Token | None:
    """The verb after the "since" of a comparison: "the first such raid since troops came in March"."""
    since = _find_since(doc, position)
    if since is None or not any(is_superlative(word) for word in doc[: since.i]):
        return None
    return next(word for word in doc[since.i : position] if _begins(word))


def _find_since(doc: Tree, position: int) -> Token | None:
    """The "since" of the clause whose time stands at a position, no comma between."""
    before = doc[max(position - FURTHEST, 0) : position]
    since = next((word for word in reversed(before) if word.is_punct or word.lower_ == "since"), None)
    if since is None or since.is_punct or not any(_begins(word) for word in doc[since.i : position]):
        return None
    return since


def _begins(word: Token) -> bool:
    """Whether a word is a verb, or says that something began: "since the start of the operation on 1 May"."""
    return is_verb(word) or word.lower_ in read_list("beginning_nouns")


def is_superlative(word: Token) -> bool:
    """Whether a word picks one out of many: worst, deadliest, first; not "at least"."""
    if word.lower_ in read_list("ranking_words"):
        return True
    return word.tag_ == "JJS" and word.lower_ not in read_list("bounding_words")
