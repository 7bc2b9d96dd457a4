"""Half-open character spans, the currency of every stage."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `[start, end)` of a repaired text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands for.

        >>> Span(4, 9).of("the mosul road")
        'mosul'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The same span `by` characters further on."""
        return Span(self.start + by, self.end + by)
