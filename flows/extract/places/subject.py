"""The one place a text is about: the town its title names, or the one it names far more than any other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.extract.places.anaphora import Home
from flows.extract.places.names import find_home
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer import find_places_named, read_country
from flows.lexicon.gazetteer.choose import read_capitals
from flows.lexicon.gazetteer.named import find_full_name, make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.lexicon.layout import read_datelines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.records import Document, Passage, PlaceName, Sentence

Key = tuple[str, str | None, str | None]
ABOVE = frozenset({"blank", "heading", "markup"})  # what stands above the dateline of the story it belongs to
STORIES = 2  # datelines of a text that holds several stories


def find_key(name: PlaceName) -> Key:
    """What makes two names name one place."""
    return find_full_name(name), name.admin1, name.country_code


def find_subjects(
    document: Document, sentences: Sequence[Sentence], named: Mapping[int, tuple[PlaceName, ...]]
) -> dict[int, PlaceName]:
    """The subject of the story each sentence is of, by sentence index, where the story has one."""
    subjects: dict[int, PlaceName] = {}
    for story in find_stories(document, sentences):
        subject = find_subject(document, story, named)
        if subject is not None:
            subjects |= dict.fromkeys((sentence.index for sentence in story), subject)
    return subjects


def find_homes(
    document: Document, sentences: Sequence[Sentence], named: Mapping[int, tuple[PlaceName, ...]]
) -> dict[int, Home]:
    """The country the story of each sentence is of, by sentence index, where it has one."""
    homes: dict[int, Home] = {}
    for story in find_stories(document, sentences):
        home = make_home([name for sentence in story for name in named[sentence.index]])
        if home is not None:
            homes |= dict.fromkeys((sentence.index for sentence in story), home)
    return homes


def make_home(names: Sequence[PlaceName]) -> Home | None:
    """The country most of the names are of, and its capital."""
    code = find_home(names)
    country = read_country(code) if code else None
    seats = find_places_named(fold(read_capitals().get(code or "", "")))
    seat = next((place for place in seats if place.kind == "city" and place.country_code == code), None)
    example = next((name for name in names if name.country_code == code), None)
    if country is None or seat is None or example is None:
        return None
    plain = example._replace(is_near=False, is_part=False, bearing=None, kilometres=None)
    return Home(make_place_name(plain, country), make_place_name(plain, seat))


def find_stories(document: Document, sentences: Sequence[Sentence]) -> Sequence[Sequence[Sentence]]:
    """The sentences of each story of a text, the whole text where it is one."""
    numbers = number_stories(document)
    stories: dict[int | None, list[Sentence]] = {}
    for sentence in sentences:
        stories.setdefault(numbers[sentence.passage], []).append(sentence)
    return list(stories.values())


def number_stories(document: Document) -> Sequence[int | None]:
    """The number of the story each passage is of; the entries of a live blog are one story."""
    if document.genre == "live_blog":
        return [None] * len(document.passages)
    opened = _count_datelines(document.passages)
    return [
        passage.post.number if passage.post is not None else number
        for passage, number in zip(document.passages, opened, strict=True)
    ]


def _count_datelines(passages: Sequence[Passage]) -> Sequence[int | None]:
    """How many datelines a text has opened stories with where each passage begins, its own title with them.

    A text of one dateline is one story.
    """
    datelines = {rule.id for rule in read_datelines()}
    opens = [passage.kind == "date_line" and passage.rule in datelines for passage in passages]
    if sum(opens) < STORIES:
        return [None] * len(passages)
    counted: list[int | None] = []
    ahead = sum(opens)
    for passage, is_open in zip(reversed(passages), reversed(opens), strict=True):
        above = passage.kind in ABOVE and counted
        counted.append(counted[-1] if above else ahead)
        ahead -= is_open
    return counted[::-1]


def find_subject(
    document: Document, story: Sequence[Sentence], named: Mapping[int, tuple[PlaceName, ...]]
) -> PlaceName | None:
    """The place the title of a story names alone, the body names first and no place is named more often.

    What lists the incidents of a day is about no one place.
    """
    if document.genre == "round_up":
        return None
    title = find_title(document, story)
    names = {s.index: [name for name in named[s.index] if is_candidate(name)] for s in story}
    counts = Counter(find_key(name) for s in story for name in names[s.index])
    titled = next(({find_key(n) for n in names[s.index]} for s in title if names[s.index]), set[Key]())
    body = next((names[s.index][0] for s in story[len(title) :] if names[s.index]), None)
    if body is None or titled != {find_key(body)}:
        return None
    least = int(read_yaml("gazetteer/places.yml")["named_as_subject"])
    return body if counts[find_key(body)] >= max(least, *counts.values()) else None


def find_title(document: Document, story: Sequence[Sentence]) -> Sequence[Sentence]:
    """The headings a story opens with, its first sentence at least."""
    kinds = [document.passages[sentence.passage].kind for sentence in story]
    ends = (number for number, kind in enumerate(kinds) if number and kind != "heading")
    return story[: next(ends, len(story))]


def is_candidate(name: PlaceName) -> bool:
    """Whether a text may be about the place: a settlement or a site, not only near it."""
    return name.usable and name.kind in read_words().subject_kinds and not name.is_near
