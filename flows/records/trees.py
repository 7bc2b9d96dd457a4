"""One parsed sentence as plain values: its tokens and what hangs on what.

The rules read these some hundred thousand times a document, so they are Python's own attributes and
tuples; spaCy's, which carry the same names, make a new object at each look.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Token:
    """One token of a tree (Universal Dependencies), its attributes named as spaCy names them.

    `i` is its position, `idx` its first character in the sentence, `whitespace_` the blank behind it. The
    root is its own head; `children` are in text order; the edges are the ends of all that hangs on it.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "left_edge",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "tag_",
        "text",
        "whitespace_",
    )
    i: int
    idx: int
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    is_punct: bool
    is_space: bool
    doc: Tree
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token

    def __len__(self) -> int:
        """Its characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Its words, for people."""
        return self.text

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The dependents before it."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head of that, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """All that hangs on it, itself included, in text order."""
        itself = False
        for child in self.children:
            if child.i > self.i and not itself:
                itself = True
                yield self
            yield from child.subtree
        if not itself:
            yield self

    def is_ancestor(self, other: Token) -> bool:
        """Whether `other` hangs on it, however far below."""
        return any(above is self for above in other.ancestors)


class Tree(tuple[Token, ...]):
    """The tokens of one sentence, in text order, and its `text`."""

    text: str

    def link(self, heads: Sequence[int]) -> None:
        """Give each token its head, its dependents and the ends of its subtree; a root heads itself."""
        children: list[list[Token]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                children[head].append(self[i])
        firsts, lasts = find_edges(heads)
        for token, head, dependents, first, last in zip(self, heads, children, firsts, lasts, strict=True):
            token.head, token.children = self[head], tuple(dependents)
            token.left_edge, token.right_edge = self[first], self[last]

    def hang(self, *pairs: tuple[Token, Token]) -> None:
        """Gives the first token of each pair the second as its head; a token hung on itself is the root."""
        heads = [token.head.i for token in self]
        for token, head in pairs:
            heads[token.i] = head.i
        self.link(heads)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters `[start, end)` of tokens `[first, last)`; nothing, where there are none."""
        if first >= last:
            at = self[first].idx if first < len(self) else len(self.text)
            return at, at
        return self[first].idx, self[last - 1].idx + len(self[last - 1].text)

    def quote(self, first: int, last: int) -> str:
        """The words of tokens `[first, last)`."""
        return self.text[slice(*self.span(first, last))]

    def find_words(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens `[first, last)` that characters `[start, end)` touch, None where they touch none."""
        first = bisect_right(self, start, key=_find_end)
        last = bisect_left(self, end, key=_find_start)
        return (first, last) if first < last else None


def find_edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each token the first, and the last, of all that hangs on it, itself included.

    >>> find_edges([1, 1, 1, 2])
    ([0, 0, 2, 3], [0, 3, 3, 3])
    """
    firsts, lasts = list(range(len(heads))), list(range(len(heads)))
    for i, head in enumerate(heads):
        above = head
        while not firsts[above] <= i <= lasts[above]:  # what reaches as far has told those above
            if i < above:
                firsts[above] = i
            else:
                lasts[above] = i
            above = heads[above]
    return firsts, lasts


def _find_start(token: Token) -> int:
    return token.idx


def _find_end(token: Token) -> int:
    return token.idx + len(token.text)
