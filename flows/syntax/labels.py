"""Sets of UD relations, parts of speech and Penn tags that reading a tree asks for again and again."""

from __future__ import annotations

# Parts of speech.
NOUNS = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"AUX", "VERB"})

# Penn tags.
FINITE_TAGS = frozenset({"MD", "VBD", "VBP", "VBZ"})
PLURAL_TAGS = frozenset({"NNPS", "NNS"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})

# Relations.
DESCRIBING = frozenset({"acl", "acl:relcl"})  # clauses that tell of a noun
OBJECTS = frozenset({"nsubj:pass", "obj"})  # what is done something to
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
