"""Event mentions of one document: from the events of its sentences to rows, and to what was left uncoded."""

from flows.extract.mentions.rows import find_abstentions, find_events, find_mentions

__all__ = ["find_abstentions", "find_events", "find_mentions"]
