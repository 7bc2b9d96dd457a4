"""The table of actors in mentions."""

from schemas.table import RULE, Corrected, Count, Text, column, optional


class Participants(Corrected):
    """One actor in one mention."""

    mention_id: Text = column("The mention.", references="mentions.mention_id", origin="computed")
    event_id: Text = column("The event it names.", references="events.event_id", origin="resolution")
    actor_id: Text = column("The actor.", references="actors.actor_id", origin="lexicon")
    role: Text = column("What the actor does in it.", codes="role", origin="rule")
    actor_text: Text = column("The actor as written.", origin="text")
    start: Count = optional(
        "First character of those words; empty where the passage, not the clause, names the actor.",
        unit="characters",
        ge=0,
        origin="text",
    )
    end: Count = optional("Their end, exclusive.", unit="characters", ge=0, origin="text")
    rule: Text = column("The rule that gave the role.", str_matches=RULE, origin="rule")

    class Config:
        unique = ["mention_id", "role", "actor_id"]
