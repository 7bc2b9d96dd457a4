"""The sentences that hold the evidence, with a few words around them: enough to judge it, not the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, Any]
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


class Passage(NamedTuple):
    """Excerpts of one text that overlap, as one piece from `start` on."""

    document_id: str
    start: int
    words: str

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.words)


class Evidence:
    """The excerpts of some mentions and claims in the order of the texts, each character of them once."""

    def __init__(self, told: Mapping[str, Told], rows: Iterable[Row]) -> None:
        self._told = told
        excerpts = sorted({self._find(row) for row in rows})
        self._numbers = {excerpt: number for number, excerpt in enumerate(excerpts)}
        self.passages = join_excerpts(excerpts)
        self._starts = [passage[:2] for passage in self.passages]

    def _find(self, row: Row) -> Excerpt:
        return find_excerpt(self._told, row["document_id"], (row["start"], row["end"]), row["quote"])

    def place(self, row: Row) -> Row:
        """The row with the number of its excerpt; `start` counts from its sentence, `length` from there."""
        found = self._find(row)
        start, end = row["start"] - found.start, row["end"] - found.start
        return {**row, "excerpt": self._numbers[found],
                "start": count_units(found.words[found.first : start]),
                "length": count_units(found.words[start:end])}  # fmt: skip

    def list_excerpts(self) -> list[Row]:
        """Where each excerpt lies in its passage; how long it is before, in and after its sentence."""
        return [self._measure(excerpt) for excerpt in self._numbers]

    def _measure(self, excerpt: Excerpt) -> Row:
        number = bisect_right(self._starts, excerpt[:2]) - 1
        passage, words = self.passages[number], excerpt.words
        return {"passage": number,
                "start": count_units(passage.words[: excerpt.start - passage.start]),
                "before": count_units(words[: excerpt.first]),
                "length": count_units(words[excerpt.first : excerpt.last]),
                "after": count_units(words[excerpt.last :])}  # fmt: skip


def join_excerpts(excerpts: Iterable[Excerpt]) -> list[Passage]:
    """Sorted excerpts as passages that share no character.

    >>> one, other = Excerpt("doc", 0, 0, 4, "One. Two."), Excerpt("doc", 5, 0, 4, "Two. Three.")
    >>> join_excerpts([one, other])
    [Passage(document_id='doc', start=0, words='One. Two. Three.')]
    """
    passages: list[Passage] = []
    for document_id, start, _, _, words in excerpts:
        last = passages[-1] if passages else None
        if last and last.document_id == document_id and start < last.end:
            passages[-1] = last._replace(words=last.words + words[last.end - start :])
        else:
            passages.append(Passage(document_id, start, words))
    return passages


def count_units(text: str) -> int:
    """The length of a text in JavaScript, which counts UTF-16 units.

    >>> count_units("a\\U0001d518")
    3
    """
    return len(text.encode("utf-16-le")) // 2


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
    first = bisect_right(sentences, span[0], key=itemgetter(1))
    last = bisect_left(sentences, span[1], key=itemgetter(0))
    shared = sentences[first:last] or (span,)
    return min(span[0], shared[0][0]), max(span[1], shared[-1][1])


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
