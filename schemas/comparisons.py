"""The table of how claims and events that look alike stand to one another."""

from schemas.table import Table, Text, column


class Comparisons(Table):
    """Two claims of one harm, or two events, near in time and place, and how they stand to one another."""

    compared: Text = column("What is compared.", codes="compared", origin="resolution")
    one_id: Text = column(
        "The one: a claim_id or an event_id; of a total and what it contains the total.", origin="resolution"
    )
    other_id: Text = column("The other.", origin="resolution")
    relation: Text = column("How they stand to one another.", codes="relation", origin="resolution")
    reason: Text = column(
        "Why: in words for claims, for events the evidence against one event, joined by |.",
        origin="resolution",
    )

    class Config:
        unique = ["compared", "one_id", "other_id", "relation"]
