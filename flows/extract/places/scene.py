"""Whether a clause without a place still belongs to the scene the passage has set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from flows.records import PlaceName, Sentence, When

LONGEST_BREAK = 30  # characters at the start of a sentence in which it may turn to another scene


class Focus(NamedTuple):
    """Where the telling stands, the days told before the place was last named, and the passage that did.

    `is_subject` says that the whole text is about the place, which needs not be named again.
    """

    name: PlaceName
    told: When
    passage: int
    is_subject: bool = False


def is_same_scene(focus: Focus, told: When, left: When, sentence: Sentence, when: When) -> bool:
    """Whether what a sentence tells of at `when` happened where the telling stands.

    The telling is at the days `told` when the sentence begins and at those `left` when it ends.
    """
    if _turns_away(sentence) or _is_untimed(told, when):
        return False
    if focus.is_subject:
        is_left = left.start is not None or left.end is not None
        return not _is_far(told, when) or (is_left and not _is_far(left, when))
    return not (_is_far(told, when) or _opens_another_day(focus, sentence, when))


def _turns_away(sentence: Sentence) -> bool:
    """Whether the words send the reader elsewhere ("nationwide", "Meanwhile, …")."""
    words = read_words()
    if any(token.lower_ in words.elsewhere for token in sentence.doc):
        return True
    opening = sentence.doc.text[:LONGEST_BREAK].lower()
    return any(opening.startswith(phrase) for phrase in words.scene_breaks)


def _is_untimed(told: When, when: When) -> bool:
    """Whether the clause stays undated in a passage that tells of days: background, and of any place."""
    return told.start is not None and when.start is None and when.end is None


def _is_far(told: When, when: When) -> bool:
    """Whether the clause lies in another time than the days told before it."""
    here, there = when.start or when.end, told.start or told.end
    if here is None or there is None:
        return False
    return abs((here - there).days) > int(read_yaml("gazetteer/places.yml")["scene_days"])


def _opens_another_day(focus: Focus, sentence: Sentence, when: When) -> bool:
    """Whether a sentence of a later passage tells of days that its own words give, and that are others."""
    if focus.passage == sentence.passage or when.text is None or focus.told.start is None:
        return False
    own = any(time.text == when.text for time in sentence.times)
    return own and (when.start, when.end) != (focus.told.start, focus.told.end)
