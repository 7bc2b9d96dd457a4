"""The tokenizer: spaCy's English rules, ranges of figures split, odd blanks read as spaces, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.util import compile_infix_regex

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\n\r"), " ")
FIGURE_RANGE = r"(?<=[0-9])[–—−](?=[0-9])"


def set_infixes(nlp: Language) -> None:
    """Split ranges of figures such as 28–31, beside spaCy's own infix rules."""
    infixes = [*(nlp.Defaults.infixes or ()), FIGURE_RANGE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]


class SentenceTokenizer:
    """A tokenizer whose document is one sentence, character offsets equal to those of the text given.

    No-break and other odd blanks become plain spaces, one for one, so that "1,075\u00a0people" is two tokens.
    """

    def __init__(self, inner: Callable[[str], Doc]) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """The tokens of one sentence, each but the first barred from starting another."""
        doc = self.inner(text.translate(BLANKS))
        starts = np.full((len(doc),), -1, dtype="int64")
        starts[:1] = 1
        return doc.from_array(["SENT_START"], starts.astype("uint64"))  # type: ignore[arg-type]

    def to_disk(self, path: str | Path, **kwargs: object) -> None:
        """Write the wrapped tokenizer's rules."""
        self.inner.to_disk(path, **kwargs)  # type: ignore[attr-defined]

    def to_bytes(self, **kwargs: object) -> bytes:
        """The wrapped tokenizer's rules."""
        return bytes(self.inner.to_bytes(**kwargs))  # type: ignore[attr-defined]
