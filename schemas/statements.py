"""The table of what mentions say of events."""

from schemas.table import RULE, Flag, Table, Text, column, optional


class Statements(Table):
    """One value that some mention gives for one field of one event, and whether the event took it."""

    event_id: Text = column("The event.", references="events.event_id", origin="resolution")
    field: Text = column("The column of events.", str_matches=r"^[a-z_0-9]+$", origin="computed")
    value: Text = column("The value.", origin="rule")
    mention_id: Text = column(
        "The mention that gives it.", references="mentions.mention_id", origin="computed"
    )
    chosen: Flag = column("True where it is the event's value.", origin="resolution")
    conflict_set: Text = optional(
        "Values of one field with one value of it contradict one another.", origin="resolution"
    )
    rule: Text = column("The rule that chose.", str_matches=RULE, origin="resolution")

    class Config:
        unique = ["event_id", "field", "mention_id", "value"]
