"""Reading one Universal Dependencies tree: clauses, realis, attribution (a leaf every stage may use)."""

from flows.syntax.attribution import Attribution, find_attribution
from flows.syntax.clauses import (
    Clause,
    clause_range,
    find_clause,
    find_subjects,
    is_passive,
    light_verb,
)
from flows.syntax.gerunds import is_gerund
from flows.syntax.lost import is_lost_past
from flows.syntax.mending import mend_tree
from flows.syntax.prospects import find_means
from flows.syntax.realis import Realis, find_realis
from flows.syntax.trees import (
    case_of,
    children,
    clause_of,
    does_any,
    expand,
    governing_verb,
    hyphenated,
    noun_phrase,
    subtree_span,
)

__all__ = [
    "Attribution",
    "Clause",
    "Realis",
    "case_of",
    "children",
    "clause_of",
    "clause_range",
    "does_any",
    "expand",
    "find_attribution",
    "find_clause",
    "find_means",
    "find_realis",
    "find_subjects",
    "governing_verb",
    "hyphenated",
    "is_gerund",
    "is_lost_past",
    "is_passive",
    "light_verb",
    "mend_tree",
    "noun_phrase",
    "subtree_span",
]
