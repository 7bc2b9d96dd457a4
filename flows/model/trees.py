"""One tree per document: what is left without a head after parsing hangs on the first root."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERBAL = frozenset({"VERB", "AUX"})


@Language.component("join_roots", assigns=["token.dep", "token.head"])
def join_roots(doc: Doc) -> Doc:
    """The same document with a single root, other roots its parataxis (or its punctuation)."""
    places = np.flatnonzero(doc.to_array("HEAD") == 0)
    if len(places) < 2:
        return doc
    roots = [doc[int(i)] for i in places]
    main = next((t for t in roots if t.pos_ in VERBAL), roots[0])
    for token in roots:
        if token.i != main.i:
            token.head = main
            token.dep_ = "punct" if token.is_punct else "parataxis"
    return doc
