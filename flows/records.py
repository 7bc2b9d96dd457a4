"""The typed values that cross from one stage to the next.

A stage turns some of these into others and knows nothing else of its neighbours. All text positions
are half-open character offsets into the repaired text of the document; `first`/`last` are half-open
token positions in the parsed sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


# --- ingest and repair -------------------------------------------------------------------------


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
    """One entry of a live blog: its author and time stamp; `dated` says whether the stamp is its own."""

    author: str | None
    stamp: datetime | None
    dated: bool


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


# --- segment and annotate ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence; the sentences of a passage tile it."""

    start: int
    end: int
    passage: int


@dataclass(frozen=True, slots=True)
class TimeShape:
    """What the words of a time expression say, before any anchor; only what is said is set.

    `kind` is date (calendar fields, maybe partial), shift (`count` units of `unit` from the base, `sign`
    -1, 0 or 1), window (the `count` units that end or begin at the base), range (`begin` to `end`),
    duration, set, or reference (`reference` is TIMEX3's PAST_REF, PRESENT_REF or FUTURE_REF).
    `base` is what a relative expression counts from: speech (the day of writing) or narrative (the day told).
    Years before Christ are negative; `width` is 10 for a decade, 100 for a century; `count` None is vague.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    width: int = 1
    part: str | None = None
    daypart: str | None = None
    clock: str | None = None
    sign: int = 0
    count: float | None = None
    unit: str | None = None
    base: str = "narrative"
    reference: str | None = None
    begin: TimeShape | None = None
    end: TimeShape | None = None
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression, normalised as far as its own words go (an anchor may still be missing).

    `type` is TIMEX3's DATE, TIME, DURATION or SET; `value` its TIMEX3 value, with X for what is open
    (XXXX-06-13), None where nothing is known. `relation` says how the words bound time: at, before (by,
    until), earlier (before), after (since, from), as_of, during. `shape` is what the words say.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    type: str
    value: str | None
    date_start: date | None
    date_end: date | None
    precision: int | None
    relation: str
    shape: TimeShape | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number or vague quantity that counts things (never a date, ordinal, age or distance).

    `base` is the span of the figure it is computed from ("double that figure"), in the document.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    low: int | None
    high: int | None
    qualifier: str
    base: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One place named in a sentence, resolved against the gazetteer where it is known there.

    `start:end` is the name alone, `text` the words with their relation ("south of Samarra") from
    `outer_start` to `outer_end`. `kind` is the gazetteer's kind (city, governorate, country, region,
    refinery …); `geo_precision` 1 the place itself, 2 near it or part of it, 3 a governorate or country.
    `usable` is False where the name only qualifies another thing ("Iraqi army", "Washington Post"); `doubt`
    then says why (demonym, owner, part, title, unsure, border, between). `kind_asked` is the kind the words
    beside the name give it ("the town of"); `bearing` and `kilometres` those of "22 km south-east of".
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    outer_start: int
    outer_end: int
    place_id: str | None
    location: str
    kind: str
    admin1: str | None
    country: str | None
    country_code: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: int
    usable: bool
    doubt: str | None = None
    kind_asked: str | None = None
    is_near: bool = False
    is_part: bool = False
    bearing: float | None = None
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class ActorName:
    """One noun phrase that names or describes an actor.

    `name` is the canonical name the lexicon or the rules give ("Islamic State of Iraq and the Levant",
    "Iraqi Police", "Civilians (Iraq)"), None for a generic group the passage must resolve
    ("militants", "the group", "they"). `sort` is the broad kind rules ask for: state, armed, civilian,
    political, person, media, organisation, prisoner. `side` is the victim_type this actor has as a
    victim. `basis` is lexicon, inferred (built from the words) or generic. A common noun carries the
    `group` of `groups.yml` it belongs to and the `identity` (Sunni, Kurdish …) its modifiers give; the
    document turns these into a name. `is_unidentified` marks "unknown gunmen".
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    text: str
    name: str | None
    sort: str
    side: str | None
    actor_type: str | None
    country: str | None
    member_of: str | None
    basis: str
    group: str | None = None
    identity: str | None = None
    is_plural: bool = False
    is_unidentified: bool = False
    is_subject: bool = False
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, parsed, with what the annotators found in it; `start` is its first character."""

    index: int
    passage: int
    start: int
    doc: Doc
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceName, ...] = ()
    actors: tuple[ActorName, ...] = ()


# --- extract -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as a document has it; `basis` is lexicon, inferred or passage."""

    name: str
    actor_type: str | None
    country: str | None
    member_of: str | None
    basis: str
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The date of a row: inclusive days, the codebook's precision, the words and the rule that gave it."""

    start: date | None = None
    end: date | None = None
    precision: int | None = None
    text: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a row, its words, its gazetteer columns and the rule that gave it."""

    text: str | None = None
    place_id: str | None = None
    location: str | None = None
    kind: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor in one mention: `role` is initiator, target or third_party; the span is its words.

    `start`/`end` are None where the passage, not the clause, names it.
    """

    role: str
    actor: Actor
    text: str
    start: int | None
    end: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause that names an event."""

    start: int
    end: int
    trigger: str
    trigger_start: int
    event_type: str | None
    sub_event_type: str | None
    plover: str
    when: When
    where: Where
    status: str
    attributed_to: str | None
    participants: tuple[Participant, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of people harmed, with the words that make it.

    `whole` is the (start, end) of the claim this one is a part of ("12 people, among them three
    children"), `supersedes` marks a running total ("rose to"); `mention` is the trigger_start of the
    mention it belongs to, in the same document. `count_base` is the span of the figure a count is computed
    from ("double that figure").
    """

    start: int
    end: int
    harm: str
    count_text: str | None
    count_start: int
    count_end: int
    count_low: int | None
    count_high: int | None
    qualifier: str
    victims: str | None
    victim_type: str
    victim_actor: Actor | None
    perpetrator: Actor | None
    attributed_to: str | None
    attributed_actor: Actor | None
    status: str
    when: When
    where: Where
    scope: str
    whole: tuple[int, int] | None
    supersedes: bool
    mention: int | None
    rule: str
    count_base: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """One sentence with a number or a trigger that was not coded; `reason` is a closed code."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: the product of ingest to extract, the input of resolve."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    actors: tuple[tuple[Actor, str], ...]  # (actor, surface form) for every actor named in a row
    abstentions: tuple[Abstention, ...]
