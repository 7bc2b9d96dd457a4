"""The table of actors."""

from schemas.table import ID, Corrected, Count, Day, Text, column, count, optional


class Actors(Corrected):
    """One actor that does or suffers something in an event, or makes a claim."""

    actor_id: Text = column("The actor.", str_matches=ID, origin="computed")
    name: Text = column("Its usual English name.", unique=True, origin="lexicon")
    actor_type: Text = optional("The kind of actor.", codes="actor_type", origin="lexicon")
    country: Text = optional("Its country, ISO 3166-1 alpha-3.", str_matches=r"^[A-Z]{3}$", origin="lexicon")
    member_of: Text = optional("The larger actor it is a part of, by name.", origin="lexicon")
    wikidata_id: Text = optional("The same actor in Wikidata.", str_matches=r"^Q[0-9]+$", origin="lexicon")
    basis: Text = optional("How it became known: lexicon, inferred or passage.", origin="rule")
    first_seen: Day = optional("First day of an event it takes part in.", origin="computed")
    last_seen: Day = optional("Last day of an event it takes part in.", origin="computed")
    mentions: Count = count("Mentions it takes part in.", "mentions", origin="computed")

    class Config:
        unique = ["actor_id"]
