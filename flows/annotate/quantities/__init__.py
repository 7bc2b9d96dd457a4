"""Numbers and vague quantities of one sentence, with the bounds the codebook gives them."""
