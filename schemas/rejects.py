"""The table of inputs that could not be read."""

from schemas.table import Table, Text, column, optional


class Rejects(Table):
    """One input that could not be read; the others went on."""

    path: Text = column("File name, relative to the folder of texts.", origin="record")
    reason: Text = column("Why.", codes="reject_reason", origin="computed")
    detail: Text = optional("What was found.", origin="computed")

    class Config:
        unique = ["path"]
