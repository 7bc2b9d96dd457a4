"""What the rules of extraction may look at: one document, read sentence by sentence, with its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.actors.cast import Cast, make_cast
from flows.extract.dates import Timeline, make_timeline
from flows.extract.places.placing import Setting, make_setting

if TYPE_CHECKING:
    from flows.records import Document, Sentence


@dataclass(frozen=True, slots=True)
class Context:
    """One document with its narrative dates, places and actors."""

    document: Document
    sentences: tuple[Sentence, ...]
    timeline: Timeline
    setting: Setting
    cast: Cast


def make_context(document: Document, sentences: tuple[Sentence, ...]) -> Context:
    """The context of one document."""
    timeline = make_timeline(document, sentences)
    return Context(
        document=document,
        sentences=sentences,
        timeline=timeline,
        setting=make_setting(
            document, sentences, timeline.told, timeline.left if timeline.looks_back else None
        ),
        cast=make_cast(document, sentences),
    )
