"""The sentences that hold the evidence, with a few words around them: enough to judge it, not the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Span = tuple[int, int]

AROUND = 80  # characters of context before and after the sentence
LONGEST = 700  # of a sentence that goes on and on only so much is shown on each side of the evidence


class Told(NamedTuple):
    """One repaired text and its sentences, in order."""

    text: str
    sentences: tuple[Span, ...]


class Excerpt(NamedTuple):
    """A piece of one text from `start` on; the sentence goes from `first` to `last` within its `words`."""

    document_id: str
    start: int
    first: int
    last: int
    words: str


def find_excerpt(told: Mapping[str, Told], document_id: str, span: Span, quote: str) -> Excerpt:
    """The sentences a span lies in, with context; the quote alone where the text is not at hand."""
    if document_id not in told:
        return Excerpt(document_id, span[0], 0, len(quote), quote)
    text, sentences = told[document_id]
    first, last = find_sentence(sentences, span)
    first, last = max(first, span[0] - LONGEST), min(last, span[1] + LONGEST)
    start, end = find_context(text, first, last)
    return Excerpt(document_id, start, first - start, last - start, text[start:end])


def find_sentence(sentences: tuple[Span, ...], span: Span) -> Span:
    """From the first to the last sentence that shares a character with the span, and the span itself.

    >>> find_sentence(((0, 10), (10, 20), (20, 30)), (12, 15))
    (10, 20)
    """
    shared = [each for each in sentences if each[0] < span[1] and span[0] < each[1]]
    return min([span[0], *(first for first, _ in shared)]), max([span[1], *(last for _, last in shared)])


def find_context(text: str, first: int, last: int) -> Span:
    """Some whole words around the sentence, within its paragraph.

    >>> find_context("One.\\nTwo. Three.", 10, 16)
    (5, 16)
    """
    before = text[max(0, first - AROUND) : first]
    after = text[last : last + AROUND]
    paragraph_before, paragraph_after = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(paragraph_before) == AROUND:
        paragraph_before = paragraph_before.partition(" ")[2]
    if len(paragraph_after) == AROUND:
        paragraph_after = paragraph_after.rpartition(" ")[0]
    return first - len(paragraph_before), last + len(paragraph_after)
