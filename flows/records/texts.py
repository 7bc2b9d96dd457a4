"""Records of texts: what was received, mended and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Source:
    """What `sources.csv` (or a caller) says of one text; None where it is silent."""

    path: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    genre: str | None = None
    licence: str | None = None
    rights: str | None = None
    source_lineage: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """One file as received and decoded: nothing changed but bytes into characters."""

    path: str
    sha256: str
    bytes: int
    encoding: str
    text: str


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that could not be read; `reason` is a code of `reject_reason`."""

    path: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One mended span: `raw[raw_start:raw_end] == before`, `text[start:end] == after`."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    before: str
    after: str
    method: str


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live blog: its author and time stamp; `dated` says whether the stamp is its own.

    `number` tells the entries of a text apart; `days_back` is how many days before the text's own date an
    entry without a stamp was written.
    """

    author: str | None
    stamp: datetime | None
    dated: bool
    number: int = 0
    days_back: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text. Passages tile the text: each starts where the one before ends.

    `kind` is a code of `passage_kind` (paragraph, heading, list_item, caption, front_matter, byline,
    date_line, post_stamp, boilerplate, markup, blank); only `is_read` passages are read for events.
    `headings` is the heading path above it, outermost first; `post` its live-blog post; `rule` the
    rule of `layout.yml` that told its kind, so that boilerplate is marked by kind.
    """

    start: int
    end: int
    kind: str
    is_read: bool
    headings: tuple[str, ...] = ()
    post: Post | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One repaired text, what is known of it and how it is laid out."""

    document_id: str
    path: str
    sha256: str
    bytes: int
    encoding: str
    text: str
    repairs: tuple[Repair, ...]
    title: str | None
    publisher: str | None
    author: str | None
    published: date | None
    published_precision: int | None
    published_basis: str | None
    language: str
    genre: str | None
    licence: str | None
    rights: str | None
    source_lineage: str
    passages: tuple[Passage, ...]
