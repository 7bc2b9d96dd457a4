"""Places in one sentence, each with the words that relate it to what happened there."""
