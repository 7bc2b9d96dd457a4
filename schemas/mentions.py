"""The table of event mentions."""

from schemas.table import ID, RULE, Corrected, Count, Dated, Placed, Text, column, count, optional


class Mentions(Dated, Placed, Corrected):
    """One clause that names an event."""

    mention_id: Text = column("The mention.", str_matches=ID, origin="computed")
    event_id: Text = column("The event it names.", references="events.event_id", origin="resolution")
    document_id: Text = column("The text.", references="documents.document_id", origin="computed")
    start: Count = count("First character of the clause.", "characters", origin="text")
    end: Count = count("End of the clause, exclusive.", "characters", origin="text")
    quote: Text = column("The clause, word for word.", origin="text")
    trigger: Text = column("The word that names the event.", origin="text")
    trigger_start: Count = optional("First character of that word.", unit="characters", ge=0, origin="text")
    event_type: Text = optional(
        "The kind of event; empty for a purely political interaction.",
        codes="event_type",
        origin="rule",
    )
    sub_event_type: Text = optional("The kind of event, second level.", codes="sub_event_type", origin="rule")
    plover: Text = column("The interaction.", codes="plover", origin="rule")
    status: Text = column("How the text presents it.", codes="status", origin="rule")
    attributed_to: Text = optional("Whose words it is, as written.", origin="text")
    people_text: Text = optional(
        "The number of people it happened to, or who did it, as written, where they are no casualties.",
        origin="text",
    )
    people_low: Count = optional("The least these words allow.", unit="people", ge=0, origin="rule")
    people_high: Count = optional(
        "The most these words allow; empty where open.", unit="people", ge=0, origin="rule"
    )
    people_qualifier: Text = optional("How exact that number is.", codes="qualifier", origin="rule")
    rule: Text = column("The rule that found it.", str_matches=RULE, origin="rule")

    class Config:
        unique = ["mention_id"]
