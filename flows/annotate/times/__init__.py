"""Time expressions of a text: found by rules that are data, shaped, joined, resolved as far as their words go."""

from flows.annotate.times.finding import find_time_expressions

__all__ = ["find_time_expressions"]
