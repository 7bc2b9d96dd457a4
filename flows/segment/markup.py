"""Markdown inside a sentence, hidden without moving a character."""

from __future__ import annotations

import re

# Emphasis, links but for their words, reference remnants and tags; each pattern is linear.
_HIDDEN = re.compile(
    r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
    r"|!?\[(?=[^\[\]\n]{1,300}\]\()|\]\([^()\s]{0,500}\)"
    r"|\[(?:\d{1,3}|citation needed|note \d{1,2}|edit)\]|<[/a-zA-Z!][^<>]{0,200}>"
)
_BREAK = re.compile(r"[^\S ]")


def blank_markup(text: str) -> str:
    """The text with marks, link targets and all white space turned into blanks, each character in its place.

    >>> blank_markup("The *Times* of\\n[Kyiv](#) said[3] so")
    'The  Times  of  Kyiv     said    so'
    """
    hidden = _HIDDEN.sub(lambda found: " " * len(found[0]), text)
    return _BREAK.sub(" ", hidden)
