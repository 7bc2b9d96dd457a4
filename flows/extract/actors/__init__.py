"""Who is meant: the actors of one document under all the words that stand for them."""
