"""The table of what was not coded."""

from schemas.table import Count, Table, Text, column, count


class Abstentions(Table):
    """One sentence with a number or a trigger that was not coded, with the reason."""

    document_id: Text = column("The text.", references="documents.document_id", origin="computed")
    start: Count = count("First character of the words.", "characters", origin="text")
    end: Count = count("Their end, exclusive.", "characters", origin="text")
    quote: Text = column("The words.", origin="text")
    reason: Text = column("Why they were not coded.", codes="abstention_reason", origin="rule")

    class Config:
        unique = ["document_id", "start", "end", "reason"]
