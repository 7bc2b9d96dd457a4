"""Whether what a sentence says of people is a casualty at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.victims import FIGHTERS
from flows.extract.claims.words import read_generic, read_set
from flows.extract.mentions.takings import TAKINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.rows import Row
    from flows.extract.context import Context
    from flows.records import Mention


def is_casualty(context: Context, row: Row, mentions: Sequence[Mention]) -> bool:
    """Whether the row is a casualty: fighters who flee are not displaced, headings, places taken and people
    let go claim nothing.
    """
    numbered = row.harmed.group.quantity is not None
    if not numbered and row.claim.attributed_to and row.claim.victims == row.claim.attributed_to:
        return False  # who closes the sentence as its source is not harmed in it
    if row.claim.harm == "displaced":
        if not numbered and row.claim.count_high == 1:
            return False  # one who fled is told of for what he saw
        generic = row.harmed.group.is_bare or row.view.words[row.harmed.group.head] in read_generic()
        return row.claim.victim_type not in FIGHTERS and (numbered or not generic)
    if not numbered and context.document.passages[row.view.sentence.passage].kind == "heading":
        return False
    if row.claim.harm != "captured":
        return True
    return not (_is_released(row) or (not numbered and _is_taken_place(row, mentions)))


def _is_released(row: Row) -> bool:
    """Whether the captured people are the object of a release: "freed 180 militants who had been
    arrested".
    """
    return row.view.doc[row.harmed.group.head].head.lower_ in read_set("release_words", "harm")


def _is_taken_place(row: Row, mentions: Sequence[Mention]) -> bool:
    """Whether the name of what was captured is that of a place, as the event of the same verb says."""
    view, group = row.view, row.harmed.group
    at = view.sentence.start + view.doc[row.harmed.anchor].idx
    taken = any(m.trigger_start == at and m.sub_event_type in TAKINGS for m in mentions)
    return taken and view.tags[group.head].startswith("NNP")
