"""Time expressions of a text: found by rules that are data, shaped, joined, resolved by their own words."""

from flows.annotate.times.finding import find_time_expressions

__all__ = ["find_time_expressions"]
