"""Segment: a repaired text -> passages and sentences, offsets that tile it."""

from flows.segment.markup import blank_markup
from flows.segment.passages import find_passages
from flows.segment.sentences import find_sentences

__all__ = ["blank_markup", "find_passages", "find_sentences"]
