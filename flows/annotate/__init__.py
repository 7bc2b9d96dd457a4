"""Stage annotate: one sentence, parsed, with its numbers, times, places and actors."""
