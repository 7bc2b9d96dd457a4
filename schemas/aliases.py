"""The table of names of actors."""

from schemas.table import Count, Day, Table, Text, column, count, optional


class Aliases(Table):
    """One surface form of an actor."""

    actor_id: Text = column("The actor.", references="actors.actor_id", origin="computed")
    alias: Text = column("The name as written.", origin="text")
    valid_from: Day = optional("First day on which the actor had this name.", origin="lexicon")
    valid_to: Day = optional("Last day on which the actor had this name.", origin="lexicon")
    mentions: Count = count(
        "How often it is written so in the rows of the dataset.", "mentions", origin="computed"
    )

    class Config:
        unique = ["actor_id", "alias"]
