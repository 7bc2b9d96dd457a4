"""Records of sentences: what annotation finds in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flows.records.trees import Tree


class SentenceSpan(NamedTuple):
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
    `base` is what a relative expression counts from: speech (the day of writing), writing (that day or none),
    narrative (the day told), told (likewise, in its year) or event (the one named next).
    Years before Christ are negative; `width` is 10 for a decade, 100 for a century; `count` None is vague.
    `is_counted` says that words count the units ("two weeks ago"; not "last week"), `is_running` that the
    unit goes on ("so far this year").
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
    is_counted: bool = False
    is_running: bool = False
    begin: TimeShape | None = None
    end: TimeShape | None = None
    parts: tuple[tuple[int, int], ...] = ()


class TimeExpression(NamedTuple):
    """One time expression, normalised as far as its own words go (an anchor may still be missing).

    `type` is TIMEX3's DATE, TIME, DURATION or SET; `value` its TIMEX3 value, with X for what is open
    (XXXX-06-13), None where nothing is known. `relation` says how the words bound time: at, before (by,
    until), earlier (before), after, from, since, as_of, during. `shape` is what the words say.
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


class Quantity(NamedTuple):
    """One number or vague quantity that counts things (never a date, ordinal, age or distance).

    `base` is the span of the figure it is computed from ("double that figure"), in the document;
    `is_unknown` says that the words call the number unknown ("an unspecified number of").
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
    is_unknown: bool = False


class PlaceName(NamedTuple):
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


class ActorName(NamedTuple):
    """One noun phrase that names or describes an actor.

    `name` is the canonical name the lexicon or the rules give ("Islamic State of Iraq and the Levant",
    "Iraqi Police", "Civilians (Iraq)"), None for a generic group the passage must resolve
    ("militants", "the group", "they"). `sort` is the broad kind rules ask for: state, armed, civilian,
    political, person, media, organisation, prisoner. `side` is the victim_type this actor has as a
    victim. `basis` is lexicon, inferred (built from the words) or generic. A common noun carries the
    `group` of `groups.yml` it belongs to and the `identity` (Sunni, Kurdish …) its modifiers give; the
    document turns these into a name. `is_unidentified` marks "unknown gunmen", `is_one` a noun for one person
    ("a farmer"). `shares` is the head of the phrase in which it has no noun of its own: the Iraqi forces of
    "Iraqi and Kurdish forces".
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
    is_one: bool = False
    is_subject: bool = False
    shares: int | None = None
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, parsed, with what the annotators found in it; `start` is its first character."""

    index: int
    passage: int
    start: int
    doc: Tree
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[PlaceName, ...] = ()
    actors: tuple[ActorName, ...] = ()

    @property
    def end(self) -> int:
        """End of its last word in the text."""
        last = self.doc[-1]
        return self.start + last.idx + len(last)
