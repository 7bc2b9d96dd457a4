"""The table of actors."""

from schemas.table import ID, Count, Day, Table, Text, column, count, optional


class Actors(Table):
    """One actor that does or suffers something in an event, or makes a claim."""

    actor_id: Text = column("The actor.", str_matches=ID)
    name: Text = column("Its usual English name.", unique=True)
    actor_type: Text = optional("The kind of actor.", codes="actor_type")
    country: Text = optional("Its country, ISO 3166-1 alpha-3.", str_matches=r"^[A-Z]{3}$")
    member_of: Text = optional("The larger actor it is a part of, by name.")
    wikidata_id: Text = optional("The same actor in Wikidata.", str_matches=r"^Q[0-9]+$")
    basis: Text = optional("How it became known: lexicon, inferred or passage.")
    first_seen: Day = optional("First day of an event it takes part in.")
    last_seen: Day = optional("Last day of an event it takes part in.")
    mentions: Count = count("Mentions it takes part in.", "mentions")

    class Config:
        unique = ["actor_id"]
