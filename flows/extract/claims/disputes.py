"""Whether a text says of a claim that accounts conflict or that somebody denies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed
    from flows.extract.context import Context

REACH = 24


def is_disputed(context: Context, view: View, item: Harmed) -> bool:
    """Whether words of denial or doubt follow the claim in its sentence or open the next of its passage."""
    if _doubts(view.words[item.anchor + 1 : item.anchor + 1 + REACH]):
        return True
    following = view.sentence.index + 1
    if following >= len(context.sentences) or context.sentences[following].passage != view.sentence.passage:
        return False
    return _doubts([token.lower_ for token in context.sentences[following].doc[:REACH]])


def _doubts(words: Sequence[str]) -> bool:
    doubts = read_set("doubts", "harm")
    return any(word in doubts for word in words)
