"""The table of texts."""

from schemas.table import ID, Count, Day, Table, Text, column, count, optional


class Documents(Table):
    """One text: where it comes from, what is known of it, and what it holds."""

    document_id: Text = column("The text: a hash of its content.", str_matches=ID, origin="computed")
    path: Text = column("File name, relative to the folder of texts.", unique=True, origin="record")
    title: Text = optional("Title.", origin="record")
    publisher: Text = optional("Publisher.", origin="record")
    author: Text = optional("Author or byline.", origin="record")
    published: Day = optional(
        "Day of publication; never used as the date of an event by itself.", origin="record"
    )
    published_precision: Count = optional(
        "How well the day of publication is known.",
        codes="published_precision",
        origin="record",
    )
    published_basis: Text = optional(
        "What gave the day of publication.", codes="published_basis", origin="record"
    )
    language: Text = column("Language, ISO 639-1.", str_matches=r"^[a-z]{2}$", origin="record")
    genre: Text = optional("The kind of text.", codes="genre", origin="record")
    licence: Text = optional("Licence of the text, as its source states it.", origin="record")
    rights: Text = optional("What else the source says of its rights.", origin="record")
    source_lineage: Text = column(
        "The voice: texts that repeat one original share it and count once.", origin="record"
    )
    sha256: Text = column(
        "SHA-256 of the file as received.", str_matches=r"^[0-9a-f]{64}$", origin="computed"
    )
    text_sha256: Text = column(
        "SHA-256 of the repaired text in UTF-8, into which all offsets point.",
        str_matches=r"^[0-9a-f]{64}$",
        origin="computed",
    )
    encoding: Text = column("Character encoding of the file.", origin="computed")
    bytes: Count = count("Size of the file.", "bytes", origin="computed")
    characters: Count = count("Length of the repaired text.", "characters", origin="computed")
    repairs: Count = count("Repaired spans.", "spans", origin="computed")

    class Config:
        unique = ["document_id"]
