"""Words that point back to a place: "the city", "the province", "the refinery", "there"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.places.attachment import find_case, find_cases, find_head, is_way_to
from flows.lexicon.gazetteer import find_places_named
from flows.lexicon.gazetteer.choose import read_capitals
from flows.lexicon.gazetteer.named import NEAR, find_full_name, make_place_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName, Sentence
from flows.syntax.trees import case_of, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import Token

TOWNS = frozenset({"city", "town"})


@dataclass(frozen=True, slots=True)
class Home:
    """The country a text is of, and its capital."""

    country: PlaceName
    capital: PlaceName


def is_definite(token: Token) -> bool:
    """Whether a noun is one the text has spoken of, and not what it says of another ("X is the capital")."""
    says = any(child.dep_ == "cop" for child in token.children)
    owners = (owner for owner in children(token, "nmod:poss") if owner.lower_ == "country")
    above = next(owners, token)  # "the country's capital"
    return not says and any(child.lower_ in read_words().definite for child in above.lefts)


def is_on_list(token: Token) -> bool:
    """Whether the noun is one building among others, which together are only the town."""
    return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.children)


def find_facility(name: PlaceName, noun: str, kinds: Sequence[str]) -> PlaceName | None:
    """The gazetteer's facility of a settlement: "the refinery" after Baiji is Baiji's."""
    for place in find_places_named(fold(f"{name.location} {noun}")):
        if place.kind in kinds and place.country_code == name.country_code:
            return make_place_name(name, place)
    return None


def find_town(name: PlaceName, kinds: Sequence[str]) -> PlaceName | None:
    """The settlement a facility is named after: "the town" after Tal Afar airport is Tal Afar."""
    words = name.location.split()
    for count in range(len(words) - 1, 0, -1):
        for place in find_places_named(fold(" ".join(words[:count]))):
            if place.kind in kinds and place.admin1 == name.admin1:
                return make_place_name(name, place)
    return None


def find_same(name: PlaceName, kinds: Sequence[str]) -> PlaceName | None:
    """The place itself where it is of these kinds, the town of a site where towns are."""
    if name.kind in kinds:
        return name
    is_site = name.kind in read_words().facility_kinds and "town" in kinds
    return find_town(name, kinds) if is_site else None


def find_antecedent(token: Token, before: Sequence[PlaceName]) -> PlaceName | None:
    """The place a definite noun points back to among those before it, the likeliest first."""
    words, noun = read_words(), token.lower_
    kinds = words.anaphor_kinds[words.anaphors[noun]]
    found = next(filter(None, (find_same(name, kinds) for name in before)), None)
    if found is None:
        weaker = words.weaker_kinds.get(words.anaphors[noun], [])
        found = next((name for name in before if name.kind in weaker), None)
    if found:
        return found
    if words.anaphors[noun] not in words.settled_anaphors and not is_on_list(token):
        towns = (n for n in before if n.kind in words.settlements)
        return next(filter(None, (find_facility(n, noun, kinds) for n in towns)), None)
    return None


def order_standing(token: Token, standing: Sequence[PlaceName]) -> list[PlaceName]:
    """The places told of; for "the city" those called or filed so come first, for "the town" towns."""
    kind = read_words().kinds.get(token.lower_)
    called = {n: n.kind_asked if n.kind_asked in TOWNS else n.kind for n in standing}
    return sorted(standing, key=lambda name: kind in TOWNS and called[name] != kind)


def find_capital(token: Token, before: Sequence[PlaceName], home: Home | None) -> PlaceName | None:
    """The capital of the text's country, else the one spoken of last; that of a province where so said."""
    if any(child.lower_ in read_words().divisional for child in token.lefts):
        return next(filter(None, map(find_seat, before)), None)
    seats = read_capitals()
    named = (n for n in before if n.kind == "city" and seats.get(n.country_code or "", "") == n.location)
    return home.capital if home else next(named, None)


def find_seat(division: PlaceName) -> PlaceName | None:
    """The town that bears the name of its division, which is most often its seat."""
    if division.kind != "governorate":
        return None
    words = [word for word in division.location.split() if word.lower() not in read_words().kinds]
    towns = (p for p in find_places_named(fold(" ".join(words))) if p.kind in read_words().settlements)
    seat = next((p for p in towns if p.admin1 == find_full_name(division)), None)
    return make_place_name(division, seat) if seat else None


def is_written_as_noun(token: Token) -> bool:
    """Whether the word is a common noun here, no part of a name ("Islamic State").

    Reports write one of a place named before with a capital ("the Governorate").
    """
    doc, words = token.doc, read_words()
    after = doc[token.i + 1].text[:1] if token.i + 1 < len(doc) else ""
    alone = token.i > 0 and doc[token.i - 1].lower_ in words.definite and not after.isupper()
    named = alone and token.lower_ in words.titled_anaphors
    return token.i == 0 or token.text[0].islower() or named


def is_of_town(token: Token, names: Sequence[PlaceName]) -> bool:
    """Whether the parts of a town stand without its name: "the suburbs", not "the suburbs of Damascus"."""
    first, last = token.left_edge.i, token.right_edge.i
    return not any(first <= name.first <= last for name in names)


def find_anaphors(
    sentence: Sentence,
    names: Sequence[PlaceName],
    standing: Sequence[PlaceName],
    home: Home | None = None,
) -> Iterator[PlaceName]:
    """The places of a sentence that a word stands for, at that word.

    Candidates are the places the sentence itself has named so far, those it leaves apart and those it only is
    near to last, and then the `standing` ones of the telling; `home` is the country the text is of.
    """
    words, found = read_words(), list[PlaceName]()
    taken = {t for name in names for t in range(name.first - 2, name.last + 1)}
    for token in sentence.doc:
        if token.lower_ not in words.anaphors and token.lower_ not in words.adverbs:
            continue
        if token.i in taken:
            continue
        here = sorted((n for n in [*names, *found] if n.last <= token.i), key=lambda n: -n.first)
        good = [name for name in here if is_antecedent(name, sentence)]
        sources = (name for name in here if is_of_source(name, sentence))
        before = [*good, *sources, *filter(is_landmark, here), *order_standing(token, standing)]
        place = None
        if token.lower_ in words.adverbs and token.dep_ == "advmod":
            place = before[0] if before else None
        elif is_open(token, names) and is_definite(token) and is_written_as_noun(token):
            place = find_meant(token, names, before, home)
        if place:
            found.append(make_anaphor(place, token, sentence.start + token.idx))
    yield from found


def is_open(token: Token, names: Sequence[PlaceName]) -> bool:
    """Whether a noun for a kind of place has no name of its own, as in "Irbil, the capital of the region"."""
    named = token.dep_ == "appos" and any(name.first <= token.head.i < name.last for name in names)
    return token.lower_ in read_words().anaphors and not named


def find_meant(
    token: Token, names: Sequence[PlaceName], before: Sequence[PlaceName], home: Home | None
) -> PlaceName | None:
    """The place a definite noun stands for, None where it stands for none or names its own."""
    sort = read_words().anaphors[token.lower_]
    if sort == "capital":
        return find_capital(token, before, home)
    if sort in {"spot", "urban"} and not is_of_town(token, names):
        return None
    if (sort == "country" and token.dep_ == "nmod:poss") or is_condition(token):
        return None  # "the country's second city", "the state of emergency"
    found = find_antecedent(token, before)
    return home.country if home and found is None and sort == "country" else found


def is_condition(token: Token) -> bool:
    """Whether a bare noun behind "of" says what state it is ("the state of emergency")."""
    joined = (child for child in children(token, "nmod") if find_case((child,)) == "of")
    return any(child.tag_ == "NN" and len(list(child.children)) == 1 for child in joined)


def is_antecedent(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a later noun of the sentence may point back to the name: what it is at, not what it passes."""
    return not (name.is_near or is_source(name, sentence) or is_set_aside(name, sentence))


def is_landmark(name: PlaceName) -> bool:
    """Whether something is said to be near the place, and not only on the road that leads to it."""
    return name.is_near and not is_way_to(name)


def is_of_source(name: PlaceName, sentence: Sentence) -> bool:
    """Whether the name says whose word it is, who mostly speak of their own place ("according to the mayor
    of Foo, the town …").
    """
    token = find_head(sentence.doc, name)
    return bool(read_words().attributing & find_cases((token, *token.ancestors)))


def is_set_aside(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a phrase of time, company or source, or one that leads towards it, holds the name."""
    words, token = read_words(), find_head(sentence.doc, name)
    path = (token, *token.ancestors)
    cases = find_cases(path)
    if words.attributing & cases or find_case(path) in words.towards:
        return True
    if any(one.lower_ in words.aimed | words.aimed_alone and case_of(one) in words.company for one in path):
        return False  # "opened the offensive with an attack on Foo"
    absolute = any(child.lower_ in words.company for one in path for child in children(one, "mark"))
    return absolute or (find_case(path) not in words.placed and bool(words.unplaced & cases))


def is_source(name: PlaceName, sentence: Sentence) -> bool:
    """Whether the sentence only says that something comes from the place."""
    if name.first > 0 and sentence.doc[name.first - 1].lower_ in read_words().source:
        return True
    token = find_head(sentence.doc, name)
    return token.dep_ == "conj" and find_case((token, *token.ancestors)) in read_words().source


def is_beside(token: Token) -> bool:
    """Whether words before a definite noun put something near it ("south of the capital")."""
    words, doc = read_words(), token.doc
    before = [one.lower_ for one in doc[max(0, token.i - 3) : token.i]]
    bearing = before[:2] and before[-2:-1] == ["of"] and before[0] in words.bearings.keys() | words.near_nouns
    return bool(bearing) or bool(set(before[-2:-1]) & words.near)


def make_anaphor(place: PlaceName, token: Token, start: int) -> PlaceName:
    """The place at the word that stands for it."""
    end, near = start + len(token), is_beside(token)
    return place._replace(
        first=token.i,
        last=token.i + 1,
        start=start,
        end=end,
        text=token.text,
        outer_start=start,
        outer_end=end,
        is_near=near,
        geo_precision=NEAR if near and place.geo_precision < NEAR else place.geo_precision,
    )
