"""Sentences with a number beside people or harm that gave no claim, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.extract.claims.groups import Group, View, is_people
from flows.extract.claims.harmed import Harmed, find_frames_of, is_stated
from flows.extract.claims.words import read_harm_words, read_people, read_set
from flows.records import Abstention, Claim

NOT_STATED, RELEASED, STRENGTH, NO_LINK, NO_NUMBER = (
    "harm_not_stated_as_fact",
    "people_released",
    "people_not_harmed",
    "harm_and_number_not_linked",
    "harm_without_victims",
)


def find_sentence_abstentions(view: View, found: Sequence[Harmed], claims: Sequence[Claim]) -> Iterator[Abstention]:
    """At most one abstention a sentence: why its counted people or its harm gave no claim."""
    if found:
        return
    reason = choose_reason(view)
    if reason:
        start = view.sentence.start
        yield Abstention(start, start + len(view.doc.text.rstrip()), reason)


def choose_reason(view: View) -> str | None:
    """The reason code, or None where the sentence has neither counted people nor a harm word."""
    groups = [group for group in view.counted if _counts_people(view, group)]
    harm = [i for i, word in enumerate(view.words) if word in read_harm_words()]
    if any(not is_stated(view, frame) for frame in find_frames_of(view)):
        return NOT_STATED
    if groups and harm:
        return NO_LINK
    if harm:
        return NO_NUMBER
    if not groups:
        return None
    return RELEASED if any(word in read_set("release_words", "harm") for word in view.words) else STRENGTH


def _counts_people(view: View, group: Group) -> bool:
    """Whether the group has a number and a noun of people."""
    return group.low != 0 and group.names is not None and view.words[group.head] in read_people() and is_people(view, group)
