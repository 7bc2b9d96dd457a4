"""The table of actors in mentions."""

from schemas.table import RULE, Count, Table, Text, column, optional


class Participants(Table):
    """One actor in one mention."""

    mention_id: Text = column("The mention.", references="mentions.mention_id")
    event_id: Text = column("The event it names.", references="events.event_id")
    actor_id: Text = column("The actor.", references="actors.actor_id")
    role: Text = column("What the actor does in it.", codes="role")
    actor_text: Text = column("The actor as written.")
    start: Count = optional(
        "First character of those words; empty where the passage, not the clause, names the actor.",
        unit="characters",
        ge=0,
    )
    end: Count = optional("Their end, exclusive.", unit="characters", ge=0)
    rule: Text = column("The rule that gave the role.", str_matches=RULE)

    class Config:
        unique = ["mention_id", "role", "actor_id"]
