"""The table of resolved figures."""

from schemas.table import Corrected, Count, Text, column, optional


class Resolutions(Corrected):
    """One resolved figure for one event, one harm and one kind of victims, by one rule."""

    event_id: Text = column("The event.", references="events.event_id", origin="resolution")
    harm: Text = column("What happened to the people.", codes="harm", origin="rule")
    victim_type: Text = column("Who they are.", codes="victim_type", origin="rule")
    rule: Text = column(
        "How the claims were made into one figure.", codes="resolution_rule", origin="resolution"
    )
    low: Count = optional("Lowest.", unit="people", ge=0, origin="resolution")
    best: Count = optional("Best.", unit="people", ge=0, origin="resolution")
    high: Count = optional("Highest.", unit="people", ge=0, origin="resolution")
    claim_ids: Text = column("The claims it rests on, joined by |.", origin="resolution")
    left_out: Text = optional(
        "The claims left out, each with its reason (claim: reason), joined by |.", origin="resolution"
    )

    class Config:
        unique = ["event_id", "harm", "victim_type", "rule"]
