"""One repaired text and all that is known of it."""

from __future__ import annotations

from flows.ids import make_id
from flows.ingest.front_matter import FrontMatterError, find_field, read_front_matter
from flows.ingest.language import find_language
from flows.ingest.metadata import (
    Published,
    find_agency,
    find_author,
    find_first,
    find_published,
    find_site,
    find_title,
)
from flows.lexicon.layout import find_genre, read_agencies
from flows.lexicon.stamps import parse_date
from flows.records import Document, Passage, RawText, Reject, Repair, Source

Matter = dict[str, object]


def _read_matter(text: str, passages: tuple[Passage, ...]) -> Matter:
    """The front matter of the text, empty where it has none; FrontMatterError where it cannot be read."""
    front = next((p for p in passages if p.kind == "front_matter"), None)
    return read_front_matter(text[front.start : front.end]) if front else {}


def _choose_published(
    source: Source, matter: Matter, text: str, passages: tuple[Passage, ...]
) -> Published | None:
    """The publication day: what a person says before the front matter before the text's own lines."""
    if source.published:
        return Published(source.published, 1, "sources")
    stated = find_field(matter, "published")
    day = parse_date(stated) if stated else None
    return Published(day, 1, "front_matter") if day else find_published(text, passages)


def _choose_genre(
    source: Source, matter: Matter, passages: tuple[Passage, ...], agency: str | None
) -> str | None:
    """The genre that is stated, else what the layout shows: posts make a live blog, a dateline news."""
    stated = source.genre or find_genre(find_field(matter, "genre") or "")
    if stated:
        return stated
    if any(passage.post and passage.kind == "post_stamp" for passage in passages):
        return "live_blog"
    told_as_stories = any(passage.post for passage in passages)
    return "news" if agency or told_as_stories else None


def _find_words(text: str, passages: tuple[Passage, ...]) -> str:
    """The words that are read, for telling the language."""
    return "\n".join(text[p.start : p.end] for p in passages if p.is_read)


def _find_wire(chosen: dict[str, str | None]) -> str | None:
    """The news agency that signs or publishes a text, under its one name."""
    known = read_agencies()
    names = (chosen["publisher"], chosen["author"])
    return next((known[name] for name in names if name in known), None)


def _choose_texts(
    source: Source, matter: Matter, text: str, passages: tuple[Passage, ...]
) -> dict[str, str | None]:
    """Title, publisher, author, genre, licence and rights, each from the most certain place."""
    agency = find_agency(text, passages)
    publisher = find_first(text, passages, "publisher") or find_site(text, passages)
    read = {
        "title": find_title(text, passages),
        "publisher": publisher,
        "author": find_author(text, passages),
        "licence": None,
        "rights": None,
    }
    chosen = {key: getattr(source, key) or find_field(matter, key) or words for key, words in read.items()}
    lineage = source.source_lineage or agency or _find_wire(chosen) or chosen["publisher"] or source.path
    genre = _choose_genre(source, matter, passages, agency)
    return {**chosen, "genre": genre, "source_lineage": lineage}


def make_document(
    raw: RawText, text: str, repairs: tuple[Repair, ...], source: Source | None, passages: tuple[Passage, ...]
) -> Document | Reject:
    """The document of a repaired text and its passages, or the reason why it is not read."""
    try:
        matter = _read_matter(text, passages)
    except FrontMatterError as error:
        return Reject(raw.path, "bad_front_matter", str(error))
    words = _find_words(text, passages)
    if not words:
        return Reject(raw.path, "empty", "only boilerplate, captions or front matter")
    given = source or Source(path=raw.path)
    language = given.language or find_language(words)
    if language != "en":
        return Reject(raw.path, "no_language", f"language {language}; only English is read")
    published = _choose_published(given, matter, text, passages)
    return Document(
        document_id=make_id("doc", raw.sha256),
        path=raw.path,
        sha256=raw.sha256,
        bytes=raw.bytes,
        encoding=raw.encoding,
        text=text,
        repairs=repairs,
        published=published.day if published else None,
        published_precision=published.precision if published else None,
        published_basis=published.basis if published else None,
        language=language,
        passages=passages,
        **_choose_texts(given, matter, text, passages),  # type: ignore[arg-type]
    )
