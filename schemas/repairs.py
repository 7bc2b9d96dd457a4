"""The table of repaired spans."""

from schemas.table import ID, Count, Table, Text, column, count, optional


class Repairs(Table):
    """One repaired span: replayed in order, they turn the received text into the repaired one, and back."""

    repair_id: Text = column("The repair.", str_matches=ID, origin="computed")
    document_id: Text = column("The text.", references="documents.document_id", origin="computed")
    raw_start: Count = count("First character in the received text.", "characters", origin="text")
    raw_end: Count = count("End in the received text, exclusive.", "characters", origin="text")
    start: Count = count("First character in the repaired text.", "characters", origin="text")
    end: Count = count("End in the repaired text, exclusive.", "characters", origin="text")
    before: Text = optional("The characters as received; empty where some were added.", origin="text")
    after: Text = optional("The characters as repaired; empty where some were removed.", origin="text")
    method: Text = column("How it was repaired.", origin="rule")

    class Config:
        unique = ["repair_id"]
