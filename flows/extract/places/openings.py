"""Where a title and the sentence behind it roughly say something was, and the next ones exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.places.namesakes import find_point_of, read_reach
from flows.lexicon.gazetteer.geodesy import is_towards, is_within
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.records import Document, PlaceName, Sentence

AHEAD = 4  # sentences in which a story says what its opening left out
BESIDE = 60  # degrees: "south of Foo" is anything from south-east to south-west


def narrow_openings(
    document: Document, sentences: Sequence[Sentence], named: Mapping[int, tuple[PlaceName, ...]]
) -> dict[int, tuple[PlaceName, ...]]:
    """The names, "south of Foo" of an opening being the settlement there that the story then names."""
    narrowed = dict(named)
    for number, sentence in enumerate(sentences):
        if is_opening(document, sentences, number):
            ahead = [n for later in sentences[number + 1 : number + 1 + AHEAD] for n in named[later.index]]
            narrowed[sentence.index] = tuple(narrow(name, ahead) for name in named[sentence.index])
    return narrowed


def is_opening(document: Document, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is a heading, or the first one behind a heading."""
    kinds = [document.passages[s.passage].kind for s in sentences[max(0, number - 1) : number + 1]]
    return "heading" in kinds


def narrow(name: PlaceName, ahead: Sequence[PlaceName]) -> PlaceName:
    """The name, with what the first settlement ahead is that lies where its words say."""
    if not name.usable or not name.is_near or name.bearing is None or name.kilometres is not None:
        return name
    meant = next((other for other in ahead if is_there(name, other)), None)
    if meant is None:
        return name
    return meant._replace(
        start=name.start,
        end=name.end,
        first=name.first,
        last=name.last,
        text=name.text,
        outer_start=name.outer_start,
        outer_end=name.outer_end,
    )


def is_there(name: PlaceName, other: PlaceName) -> bool:
    """Whether a settlement lies near a place and in the direction the words say."""
    here, there = find_point_of(name), find_point_of(other)
    if here is None or there is None or name.bearing is None or not other.usable or other.is_near:
        return False
    settled = other.kind in read_words().settlements and other.place_id != name.place_id
    return (
        settled
        and is_within(here, there, read_reach("opening_km"))
        and is_towards(here, there, name.bearing, BESIDE)
    )
