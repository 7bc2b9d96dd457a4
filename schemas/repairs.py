"""The table of repaired spans."""

from schemas.table import ID, Count, Table, Text, column, count, optional


class Repairs(Table):
    """One repaired span: replayed in order, they turn the received text into the repaired one, and back."""

    repair_id: Text = column("The repair.", str_matches=ID)
    document_id: Text = column("The text.", references="documents.document_id")
    raw_start: Count = count("First character in the received text.", "characters")
    raw_end: Count = count("End in the received text, exclusive.", "characters")
    start: Count = count("First character in the repaired text.", "characters")
    end: Count = count("End in the repaired text, exclusive.", "characters")
    before: Text = optional("The characters as received; empty where some were added.")
    after: Text = optional("The characters as repaired; empty where some were removed.")
    method: Text = column("How it was repaired.")

    class Config:
        unique = ["repair_id"]
