"""Stage extract: one document, its context, its event mentions and casualty claims."""
