"""Sentences parsed with a stand-in for a name that looks like another word ("IS fighters pulled out")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model.parser import Parser
    from flows.records import Tree


def parse_sentences(texts: Iterable[str], parser: Parser) -> list[Tree]:
    """The tree of each sentence, its words as they are written."""
    written = list(texts)
    trees = parser.pipe(map(respell, written))
    return [_restore(tree, text) for tree, text in zip(trees, written, strict=True)]


def respell(text: str) -> str:
    """The sentence with each such name as another of the same length.

    >>> respell("IS fighters left"), respell("THE WAR IS OVER")
    ('UN fighters left', 'THE WAR IS OVER')
    """
    return text if text.isupper() else _pattern().sub(lambda found: _stand_ins()[found[0]], text)


def _restore(tree: Tree, text: str) -> Tree:
    """The tree with the words as they are written."""
    if tree.text == text:
        return tree
    tree.text = text
    for token in tree:
        word = text[token.idx : token.idx + len(token.text)]
        if word in _stand_ins():
            token.text, token.lower_, token.lemma_ = word, word.lower(), word
    return tree


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_stand_ins())))})\b")


@cache
def _stand_ins() -> dict[str, str]:
    """Name as it is written -> what the parser reads in its place."""
    found: dict[str, str] = read_yaml("respelled.yml")
    return found
