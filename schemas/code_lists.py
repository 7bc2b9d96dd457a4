"""The table of codes, so that the closed lists travel with the data."""

from schemas.table import Table, Text, column, optional


class Codes(Table):
    """One code of one closed list."""

    list: Text = column("The list: mostly the name of the column that uses it.", origin="record")
    code: Text = column("The code.", origin="record")
    definition: Text = column("What it means.", origin="record")
    parent: Text = optional("The code of the list above that it belongs to.", origin="record")
    cameo: Text = optional("The nearest CAMEO code.", origin="crosswalk")
    gtd: Text = optional("The nearest attack type of the GTD.", origin="crosswalk")

    class Config:
        unique = ["list", "code"]
