"""Folding of names: case, accents, apostrophes and hyphens do not make a difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold_pieces(text: str) -> tuple[str, ...]:
    """The folded words of a text.

    >>> fold_pieces("Jabhat al-Nusra"), fold_pieces("U.S."), fold_pieces("Şırnak")
    (('jabhat', 'al', 'nusra'), ('us',), ('sirnak',))
    """
    plain = text.replace("’", "'").replace(".", "")
    decomposed = unicodedata.normalize("NFKD", plain).casefold().replace("ı", "i")
    bare = "".join(c for c in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(c))
    return tuple(WORD.findall(bare))


def fold_name(text: str) -> str:
    """The folded words joined by spaces, for keys."""
    return " ".join(fold_pieces(text))
