"""Event mentions of one document: find_mentions gives the rows, find_abstentions what was left uncoded."""

from flows.extract.mentions.rows import find_abstentions, find_mentions

__all__ = ["find_abstentions", "find_mentions"]
