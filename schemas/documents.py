"""The table of texts."""

from schemas.table import ID, Count, Day, Table, Text, column, count, optional


class Documents(Table):
    """One text: where it comes from, what is known of it, and what it holds."""

    document_id: Text = column("The text: a hash of its content.", str_matches=ID)
    path: Text = column("File name, relative to the folder of texts.", unique=True)
    title: Text = optional("Title.")
    publisher: Text = optional("Publisher.")
    author: Text = optional("Author or byline.")
    published: Day = optional("Day of publication; never used as the date of an event by itself.")
    published_precision: Count = optional(
        "How well the day of publication is known.", codes="published_precision"
    )
    published_basis: Text = optional("What gave the day of publication.", codes="published_basis")
    language: Text = column("Language, ISO 639-1.", str_matches=r"^[a-z]{2}$")
    genre: Text = optional("The kind of text.", codes="genre")
    licence: Text = optional("Licence of the text, as its source states it.")
    rights: Text = optional("What else the source says of its rights.")
    source_lineage: Text = column("The voice: texts that repeat one original share it and count once.")
    sha256: Text = column("SHA-256 of the file as received.", str_matches=r"^[0-9a-f]{64}$")
    text_sha256: Text = column(
        "SHA-256 of the repaired text in UTF-8, into which all offsets point.", str_matches=r"^[0-9a-f]{64}$"
    )
    encoding: Text = column("Character encoding of the file.")
    bytes: Count = count("Size of the file.", "bytes")
    characters: Count = count("Length of the repaired text.", "characters")
    repairs: Count = count("Repaired spans.", "spans")

    class Config:
        unique = ["document_id"]
