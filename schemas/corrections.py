"""The table of corrections."""

from schemas.table import Day, Table, Text, column, optional


class Corrections(Table):
    """One cell that a person corrected; the row says so in its column `corrected`."""

    table_name: Text = column("The table.", origin="record")
    row_key: Text = column("The key of the row, its parts joined by |.", origin="record")
    column_name: Text = column("The column.", origin="record")
    was: Text = optional("The value without the correction.", origin="record")
    now: Text = optional("The value with it.", origin="record")
    reason: Text = column("Why.", origin="record")
    source: Text = column("What shows it: a text, an address, a person.", origin="record")
    made: Day = column("The day it was made.", origin="record")

    class Config:
        unique = ["table_name", "row_key", "column_name"]
