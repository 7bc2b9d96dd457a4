"""The table of codes, so that the closed lists travel with the data."""

from schemas.table import Table, Text, column, optional


class Codes(Table):
    """One code of one closed list."""

    list: Text = column("The list: mostly the name of the column that uses it.")
    code: Text = column("The code.")
    definition: Text = column("What it means.")
    parent: Text = optional("The code of the list above that it belongs to.")
    cameo: Text = optional("The nearest CAMEO code.")
    gtd: Text = optional("The nearest attack type of the GTD.")

    class Config:
        unique = ["list", "code"]
