"""The table of resolved figures."""

from schemas.table import Count, Table, Text, column, optional


class Resolutions(Table):
    """One resolved figure for one event, one harm and one kind of victims, by one rule."""

    event_id: Text = column("The event.", references="events.event_id")
    harm: Text = column("What happened to the people.", codes="harm")
    victim_type: Text = column("Who they are.", codes="victim_type")
    rule: Text = column("How the claims were made into one figure.", codes="resolution_rule")
    low: Count = optional("Lowest.", unit="people", ge=0)
    best: Count = optional("Best.", unit="people", ge=0)
    high: Count = optional("Highest.", unit="people", ge=0)
    claim_ids: Text = column("The claims it rests on, joined by |.")
    left_out: Text = optional("The claims left out, each with its reason (claim: reason), joined by |.")

    class Config:
        unique = ["event_id", "harm", "victim_type", "rule"]
