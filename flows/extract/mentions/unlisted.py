"""What a noun that no list knows is by where it stands: people who are killed, names of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.kind_words import read_kind_words
from flows.syntax import children
from flows.syntax.labels import NOUNS, OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from flows.records import Sentence, Token


def is_killed(token: Token) -> bool:
    """Whether a noun no list knows is of people by what is done to them: "a sarpanch was shot"."""
    struck = token.dep_ in OBJECTS and token.tag_ in {"NN", "NNS"}
    counted = any(children(token, "det", "nummod"))  # not "shot their way"
    return struck and counted and token.head.lemma_.lower() in read_kind_words("done_to_people")


def is_unknown_name(sentence: Sentence, token: Token) -> bool:
    """Whether the word is a name nobody knows, and no day or month."""
    begins = token.i == 0 and not (token.tag_ == "NNP" and token.dep_ in SUBJECTS)
    counted = any(children(token, "nummod"))
    named = token.text[:1].isupper() and token.pos_ in NOUNS and not begins and not counted
    return named and not any(time.first <= token.i < time.last for time in sentence.times)
