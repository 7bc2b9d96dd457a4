"""Sentences with a number beside people or harm that gave no claim, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.harmed import find_frames_of
from flows.extract.claims.moods import is_stated
from flows.extract.claims.people import is_people
from flows.extract.claims.words import read_harm_words, read_people, read_set
from flows.records import Abstention

if TYPE_CHECKING:
    from flows.extract.claims.groups import Group, View

# Codes of `abstention_reason`.
NOT_STATED = "harm_not_stated_as_fact"
RELEASED = "people_released"
NOT_HARMED = "people_not_harmed"
NO_LINK = "harm_and_number_not_linked"
NO_VICTIMS = "harm_without_victims"


def find_abstention(view: View) -> Abstention | None:
    """Why a sentence that gave no claim has counted people or words of harm; None where it has neither."""
    reason = choose_reason(view)
    start = view.sentence.start
    return Abstention(start, start + len(view.doc.text.rstrip()), reason) if reason else None


def choose_reason(view: View) -> str | None:
    """The reason code of a sentence without a claim."""
    has_people = any(_counts_people(view, group) for group in view.counted)
    has_harm = any(word in read_harm_words() for word in view.words)
    if has_harm and any(not is_stated(view, frame) for frame in find_frames_of(view)):
        return NOT_STATED
    if has_harm:
        return NO_LINK if has_people else NO_VICTIMS
    if not has_people:
        return None
    return RELEASED if any(word in read_set("release_words", "harm") for word in view.words) else NOT_HARMED


def _counts_people(view: View, group: Group) -> bool:
    """Whether the group has a number and a noun of people."""
    named = group.names is not None and view.words[group.head] in read_people()
    return group.low != 0 and named and is_people(view, group)
