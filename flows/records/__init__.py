"""The typed values that cross from one stage to the next.

A stage turns some of these into others and knows nothing else of its neighbours. All text positions
are half-open character offsets into the repaired text of the document; `first`/`last` are half-open
token positions in the tree of a sentence.
"""

from flows.records.rows import Abstention, Actor, Claim, Mention, Participant, Reading, When, Where
from flows.records.sentences import (
    ActorName,
    PlaceName,
    Quantity,
    Sentence,
    SentenceSpan,
    TimeExpression,
    TimeShape,
)
from flows.records.texts import Document, Passage, Post, RawText, Reject, Repair, Source
from flows.records.trees import Token, Tree

__all__ = [
    "Abstention",
    "Actor",
    "ActorName",
    "Claim",
    "Document",
    "Mention",
    "Participant",
    "Passage",
    "PlaceName",
    "Post",
    "Quantity",
    "RawText",
    "Reading",
    "Reject",
    "Repair",
    "Sentence",
    "SentenceSpan",
    "Source",
    "TimeExpression",
    "TimeShape",
    "Token",
    "Tree",
    "When",
    "Where",
]
