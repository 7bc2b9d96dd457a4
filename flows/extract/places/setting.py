"""Where a document is: its places as the whole of it means them, and where the telling stands."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.places.anaphora import Home, find_anaphors, is_set_aside, is_source
from flows.extract.places.aside import drop_described, is_carried_to, is_of_people, is_speaker
from flows.extract.places.fronted import opens_line
from flows.extract.places.names import make_places
from flows.extract.places.openings import narrow_openings
from flows.extract.places.scene import Focus
from flows.extract.places.subject import find_homes, find_key, find_stories, find_subjects
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.words import read_words
from flows.records import Document, PlaceName, Sentence, When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


Standing = dict[tuple[str, str | None, str | None], tuple[float, Focus]]


class Stands(NamedTuple):
    """How strongly each place stands out: `now`, in the heading `over` it all, and `before_list` began."""

    now: Standing
    over: Standing
    before_list: Standing


@dataclass(frozen=True, slots=True)
class Setting:
    """The usable places of a document by sentence index, words that stand for one ("the city") among them.

    `focus` is where the telling stands before each sentence, and the subject it falls back to; `told` the
    days it stands at, `left` the days it stands at when the sentence ends.
    """

    places: Mapping[int, tuple[PlaceName, ...]]
    focus: Mapping[int, tuple[Focus, ...]]
    told: Mapping[int, When]
    left: Mapping[int, When]


def find_salience(name: PlaceName, sentence: Sentence, home: Home | None = None) -> float:
    """How much a name makes its place the one the telling is at, which seldom leaves the `home` country."""
    weights = read_yaml("gazetteer/places.yml")["salience"]
    at_home = name.country_code in {None, home.country.country_code} if home else True
    is_away = not at_home or name.kind == "border"
    return find_weight(name, sentence) * (float(weights["abroad"]) if is_away else 1.0)


def find_weight(name: PlaceName, sentence: Sentence) -> float:
    """How much the words around a name make its place the one the telling is at."""
    weights = read_yaml("gazetteer/places.yml")["salience"]
    kind = (
        "country" if name.kind == "country" else "wide" if name.kind in read_words().wide_kinds else "place"
    )
    if is_speaker(name, sentence):
        return float(weights["speaker"])
    if is_carried_to(name, sentence.doc) or is_of_people(name, sentence):
        return float(weights["passed"])
    aside = is_source(name, sentence) or is_set_aside(name, sentence) or is_in_passing(name, sentence)
    near = float(weights["near"]) if name.is_near else 1.0
    return float(weights[kind]) * (float(weights["aside"]) if aside else near)


def is_continental(name: PlaceName) -> bool:
    """Whether a name is of a part of the world, which places nothing."""
    return name.kind == "region" and name.country_code is None


def is_in_passing(name: PlaceName, sentence: Sentence) -> bool:
    """Whether only words that describe somebody or some place name it ("a farmer who fled to X")."""
    token = sentence.doc[name.last - 1]
    path = (token, *token.ancestors)
    return any(one.dep_ == "acl:relcl" for one in path) or any(one.dep_ == "appos" for one in path[1:])


def fade(standing: Standing, rate: float) -> Standing:
    """What is left of each place's strength; the weakest are forgotten."""
    least = float(read_yaml("gazetteer/places.yml")["salience"]["least"])
    return {key: (value * rate, one) for key, (value, one) in standing.items() if value * rate >= least}


def enter(document: Document, before: Sentence | None, sentence: Sentence, standing: Stands) -> Stands:
    """What still stands out when a sentence begins: of another passage less, of another entry nothing.

    A heading stands over its whole section, what precedes a list over each of its items.
    """
    weights = read_yaml("gazetteer/places.yml")["salience"]
    if before is None or before.passage == sentence.passage:
        return standing._replace(now=fade(standing.now, float(weights["sentence"])))
    one, other = (document.passages[s.passage] for s in (before, sentence))
    over = standing.now if one.kind == "heading" else standing.over
    if one.kind == "heading" and ";" in document.text[one.start : one.end]:
        over = {}  # a title of two stories: which of them the text goes on with is not said
    if (one.headings, one.post) != (other.headings, other.post):
        over = over if one.kind == "heading" and other.post == one.post else {}
        return Stands(fade(over, float(weights["heading"])), over, {})
    listed = one.kind == other.kind == "list_item"
    kept = standing.before_list if listed else standing.now
    return Stands(
        join(fade(kept, float(weights["passage"])), fade(over, float(weights["heading"]))), over, kept
    )


def join(one: Standing, other: Standing) -> Standing:
    """Both, with the greater strength of each place."""
    return {
        key: max((s[key] for s in (one, other) if key in s), key=itemgetter(0)) for key in {**one, **other}
    }


def stand(standing: Standing, subject: PlaceName | None, here: Focus | None) -> Standing:
    """The places that stand out, the subject of the text among them with a strength of its own."""
    if subject is None or here is None or is_abroad(standing, subject):
        return standing
    key, floor = find_key(subject), float(read_yaml("gazetteer/places.yml")["salience"]["subject"])
    strength = standing[key][0] if key in standing else 0.0
    if strength <= floor:
        return {**standing, key: (floor, here)}
    return {**standing, key: (strength, standing[key][1]._replace(is_subject=True))}


def is_abroad(standing: Standing, subject: PlaceName) -> bool:
    """Whether the telling has turned to another country than the subject's since the passage began."""
    home = max(
        (value for (_, _, code), (value, _) in standing.items() if code == subject.country_code), default=0
    )
    away = max(
        (value for (_, _, code), (value, _) in standing.items() if code not in {None, subject.country_code}),
        default=0,
    )
    return subject.country_code is not None and away > home


def choose_focus(ranked: Sequence[Focus]) -> tuple[Focus, ...]:
    """The strongest place, and the subject of the text where that is another."""
    return (*ranked[:1], *(one for one in ranked[1:] if one.is_subject))


def rank(standing: Standing, subject: PlaceName | None) -> list[Focus]:
    """The places from the strongest to the weakest; of equals the subject first."""
    key = find_key(subject) if subject else None
    return [one for _, (_, one) in sorted(standing.items(), key=lambda item: (-item[1][0], item[0] != key))]


def make_setting(
    document: Document,
    sentences: Sequence[Sentence],
    told: Mapping[int, When] | None = None,
    left: Mapping[int, When] | None = None,
) -> Setting:
    """The places of a document and, for each sentence, where the telling stood before it.

    `told` gives the days told where each sentence begins, `left` where it ends, where they are known.
    """
    named: dict[int, tuple[PlaceName, ...]] = {}
    for story in find_stories(document, sentences):
        named |= narrow_openings(document, story, make_places(story, document.text))
    subjects = find_subjects(document, sentences, named)
    homes = find_homes(document, sentences, named)
    days = {sentence.index: (told or {}).get(sentence.index, When()) for sentence in sentences}
    after = {sentence.index: (left or {}).get(sentence.index, When()) for sentence in sentences}
    places: dict[int, tuple[PlaceName, ...]] = {}
    focus: dict[int, tuple[Focus, ...]] = {}
    stands = Stands({}, {}, {})
    before: Sentence | None = None
    for sentence in sentences:
        stands = enter(document, before, sentence, stands)
        if any(opens_line(sentence.doc, name) for name in named[sentence.index]):
            stands = stands._replace(now={})  # an item that says first where it was
        standing, subject = stands.now, subjects.get(sentence.index)
        days_told = days[sentence.index]
        always = Focus(subject, days_told, sentence.passage, True) if subject else None
        ranked = rank(stand(standing, subject, always), subject)
        usable = [name for name in named[sentence.index] if name.usable]
        standing_names = [one.name for one in ranked]
        anaphors = find_anaphors(sentence, usable, standing_names, homes.get(sentence.index))
        everything = tuple(drop_described(sentence, [*usable, *anaphors]))
        places[sentence.index], focus[sentence.index] = everything, choose_focus(ranked)
        _remember(standing, everything, sentence, days_told, homes.get(sentence.index))
        before = sentence
    return Setting(places, focus, days, after)


def _remember(
    standing: Standing, names: Sequence[PlaceName], sentence: Sentence, days: When, home: Home | None
) -> None:
    """Makes the places that a sentence names stand so much stronger."""
    for name in names:
        if not is_continental(name):
            key = find_key(name)
            strength = standing[key][0] if key in standing else 0.0
            here = Focus(name, days, sentence.passage)
            standing[key] = strength + find_salience(name, sentence, home), here
