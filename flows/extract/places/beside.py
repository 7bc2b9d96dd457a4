"""Where a text says that a place lies: "Hama, Syria", "Udhaim in Diyala"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.lexicon.gazetteer.named import find_full_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import join_words, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.lexicon.gazetteer.choose import Beside
    from flows.records import PlaceName, Sentence


def find_beside(name: PlaceName, following: PlaceName | None, text: str) -> Beside | None:
    """The country or division named right behind a place, as in "Hama, Syria" or "Udhaim in Diyala"."""
    if following is None or following.kind not in read_words().wide_kinds:
        return None
    words, apart = read_words(), following.outer_start >= name.outer_end
    # "Chora district of Uruzgan": the noun between belongs to both.
    first, last = (name.outer_end, following.outer_start) if apart else (name.end, following.start)
    between = [word for word in text[first:last].split() if word not in join_words("definite", "kinds")]
    joined = last >= first and " ".join(between) in words.beside_joints
    return (following.kind, find_full_name(following), following.country_code) if joined else None


def find_lying(sentences: Sequence[Sentence], text: str) -> dict[str, Beside]:
    """The division a text says each of its towns lies in, by the folded name, the first one said."""
    lying: dict[str, Beside] = {}
    for name, following in (pair for sentence in sentences for pair in pairwise(sentence.places)):
        beside = find_beside(name, following, text) if following.kind == "governorate" else None
        if beside is not None and name.kind not in read_words().wide_kinds:
            lying.setdefault(fold(text[name.start : name.end]), beside)
    return lying
