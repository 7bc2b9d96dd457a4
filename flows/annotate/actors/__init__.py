"""Actors in one sentence: known names, common nouns that stand for actors, other proper names."""
