"""Casualty claims: every number or counted group a document gives for people harmed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from flows.extract.claims.abstentions import find_abstention
from flows.extract.claims.figures import find_earlier, find_figures, join_earlier
from flows.extract.claims.groups import View
from flows.extract.claims.harmed import Harmed, find_harmed, has_trigger
from flows.extract.claims.headings import retell_headings
from flows.extract.claims.links import link_rows
from flows.extract.claims.rows import Row, make_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.context import Context
    from flows.records import Abstention, Claim, Mention, Sentence

__all__ = ["find_abstentions", "find_claims"]


def find_claims(context: Context, mentions: tuple[Mention, ...]) -> tuple[Claim, ...]:
    """The claims of one document, in text order; claims are kept as made, never merged."""
    rows: list[Row] = []
    for sentence in context.sentences:
        view = View(sentence)
        found = find_harmed(view) if has_trigger(view.words) else ()
        rows += make_rows(context, view, found, mentions, rows)
        rows += make_figures(context, view, found, mentions, rows)
    return retell_headings(context.document.passages, link_rows(rows))


def make_figures(
    context: Context,
    view: View,
    found: Sequence[Harmed],
    mentions: tuple[Mention, ...],
    before: Sequence[Row],
) -> list[Row]:
    """The rows of the figures that count again what one of the rows before counted."""
    figures = find_figures(view, found, before)
    earlier = find_earlier(view, before, figures[0].group.first) if figures else None
    made = make_rows(context, view, figures, mentions, before) if figures else []
    return [join_earlier(row, earlier) for row in made] if earlier else []


def find_abstentions(
    context: Context, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]
) -> tuple[Abstention, ...]:
    """The sentences with counted people or words of harm that gave no claim, each with its reason."""
    starts = sorted(claim.count_start for claim in claims)
    views = (View(sentence) for sentence in context.sentences if not _holds(starts, sentence))
    found = (find_abstention(view) for view in views if view.sentence.quantities or has_trigger(view.words))
    return tuple(abstention for abstention in found if abstention is not None)


def _holds(starts: list[int], sentence: Sentence) -> bool:
    """Whether the words of a claim's count stand in the sentence."""
    at = bisect_left(starts, sentence.start)
    return at < len(starts) and starts[at] < sentence.end
