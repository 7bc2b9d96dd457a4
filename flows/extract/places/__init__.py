"""Where it happened: the places of one document, and those of each clause."""
