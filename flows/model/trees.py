"""One tree per document: what is left without a head after parsing hangs on the first root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("join_roots", assigns=["token.dep", "token.head"])
def join_roots(doc: Doc) -> Doc:
    """The same document with a single root, later roots its parataxis (or its punctuation)."""
    roots = [t for t in doc if t.head is t or t.head.i == t.i]
    if len(roots) < 2:
        return doc
    main = next((t for t in roots if t.pos_ in {"VERB", "AUX"}), roots[0])
    for token in roots:
        if token.i != main.i:
            token.head = main
            token.dep_ = "punct" if token.is_punct else "parataxis"
    return doc
