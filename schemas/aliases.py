"""The table of names of actors."""

from schemas.table import Count, Day, Table, Text, column, count, optional


class Aliases(Table):
    """One surface form of an actor."""

    actor_id: Text = column("The actor.", references="actors.actor_id")
    alias: Text = column("The name as written.")
    valid_from: Day = optional("First day on which the actor had this name.")
    valid_to: Day = optional("Last day on which the actor had this name.")
    mentions: Count = count("How often it is written so in the rows of the dataset.", "mentions")

    class Config:
        unique = ["actor_id", "alias"]
