"""What "it" or "they" is in a sentence, by its grammar, where no actor is known by the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax import children
from flows.syntax.labels import NOUNS, PLURAL_TAGS, SUBJECTS
from flows.syntax.words import syntax_words

if TYPE_CHECKING:
    from flows.records import Token

SINGULAR = frozenset({"it"})
PLURAL = frozenset({"them", "they"})


def find_antecedent(pronoun: Token) -> Token | None:
    """The noun of the same sentence that the pronoun stands for, or None where the grammar leaves it open."""
    if pronoun.lower_ not in SINGULAR | PLURAL:
        return None
    verb = pronoun.head
    if pronoun.dep_ == "obj":
        found = _find_shared_object(verb)
    else:
        found = _find_subject_above(verb) if pronoun.dep_ in SUBJECTS else None
    if found is None or found.pos_ not in NOUNS:
        return None
    return found if (found.tag_ in PLURAL_TAGS) is (pronoun.lower_ in PLURAL) else None


def _find_shared_object(verb: Token) -> Token | None:
    """The object of the verb before, whose subject does both: "surrounded the hamlet and shelled it"."""
    if verb.dep_ not in {"advcl", "conj"} or verb.head.i > verb.i or any(children(verb, *SUBJECTS)):
        return None
    return next(iter(children(verb.head, "obj")), None)


def _is_temporal(clause: Token) -> bool:
    """Whether a clause says when something happened: "when it was hit"."""
    return any(word.lower_ in syntax_words("temporal_marks") for word in children(clause, "mark", "advmod"))


def _find_subject_above(verb: Token) -> Token | None:
    """The subject of the clause above: "the bus stood when it was hit", "took the town that it had lost"."""
    if verb.dep_ == "advcl" and _is_temporal(verb):
        return next(iter(children(verb.head, *SUBJECTS)), None)
    if verb.dep_ == "acl:relcl" and verb.head.dep_ == "obj":
        return next(iter(children(verb.head.head, *SUBJECTS)), None)
    return None
