"""The table of event mentions."""

from schemas.table import ID, RULE, Count, Dated, Placed, Text, column, count, optional


class Mentions(Dated, Placed):
    """One clause that names an event."""

    mention_id: Text = column("The mention.", str_matches=ID)
    event_id: Text = column("The event it names.", references="events.event_id")
    document_id: Text = column("The text.", references="documents.document_id")
    start: Count = count("First character of the clause.", "characters")
    end: Count = count("End of the clause, exclusive.", "characters")
    quote: Text = column("The clause, word for word.")
    trigger: Text = column("The word that names the event.")
    trigger_start: Count = optional("First character of that word.", unit="characters", ge=0)
    event_type: Text = optional(
        "The kind of event; empty for a purely political interaction.", codes="event_type"
    )
    sub_event_type: Text = optional("The kind of event, second level.", codes="sub_event_type")
    plover: Text = column("The interaction.", codes="plover")
    status: Text = column("How the text presents it.", codes="status")
    attributed_to: Text = optional("Whose words it is, as written.")
    rule: Text = column("The rule that found it.", str_matches=RULE)

    class Config:
        unique = ["mention_id"]
