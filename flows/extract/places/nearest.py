"""Places of a sentence near a predicate, and the lists they stand in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.places.anaphora import TOWNS, is_source
from flows.extract.places.aside import is_apart, is_carried_to
from flows.extract.places.attachment import (
    AT,
    Attached,
    find_head,
    is_way_to,
)
from flows.lexicon.gazetteer.words import join_words, read_words
from flows.syntax import clause_of
from flows.syntax.labels import DESCRIBING
from flows.syntax.trees import case_of, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import PlaceName, Sentence, Token, Tree

FARTHEST = 8
NEAREST = 5
SPEECH = frozenset({"ccomp", "parataxis"})


def is_container(outer: PlaceName, inner: PlaceName) -> bool:
    """Whether one place is only named to say where the other lies."""
    wide = read_words().wide_kinds
    if outer is inner or inner.kind == "country":
        return False
    if outer.kind in TOWNS:
        return is_quarter(inner, outer)
    if outer.kind not in wide:
        return False
    if outer.kind == "country":
        return inner.country_code in {outer.country_code, None}
    own = outer.admin1 if outer.kind == "governorate" else outer.location  # a province may lie in a region
    return inner.kind not in wide and inner.admin1 in {outer.location, own, None}


def is_district_of(doc: Tree, outer: PlaceName, inner: PlaceName) -> bool:
    """Whether a place and behind it the district it lies in are named ("Sunke village in Anka district").

    So does what brackets add to a place that is no country ("Beita (Nablus)").
    """
    words = read_words()
    if inner.last + 1 == outer.first and doc[inner.last].text == "(":
        return inner.kind not in words.wide_kinds
    smaller = inner.kind in {*words.settlements, *words.facility_kinds, "unknown"}
    if (
        not smaller
        or inner.last > outer.first
        or "district" not in {outer.kind, outer.kind_asked}
        or inner.kind_asked == "district"
    ):
        return False
    passed = join_words("kinds", "determiners", "bearings", "parts")
    between = [t.lower_ for t in doc[inner.last : outer.first] if t.lower_ not in passed and t.tag_ != "JJ"]
    return " ".join(between) in words.beside_joints - {"", "("}


def is_quarter(inner: PlaceName, outer: PlaceName) -> bool:
    """Whether a quarter or a site is named, and behind it the town it lies in ("Adhamiya, north Baghdad")."""
    within = inner.kind == "neighbourhood" or inner.kind in read_words().facility_kinds
    unfiled = inner.kind == "district" and inner.place_id is None
    named = within or unfiled or (outer.is_part and inner.kind in {"district", "unknown"})
    return named and inner.first < outer.first and inner.admin1 in {outer.admin1, None}


def is_listed(doc: Tree, before: PlaceName, after: PlaceName) -> bool:
    """Whether two names are neighbours on one list."""
    between = [token.lower_ for token in doc[before.last : after.first]]
    words = read_words()
    if " ".join(between) in words.inside_joints or is_pair(doc, before, after):
        return False
    allowed = join_words("list_words", "list_asides", "kinds", "part_nouns")
    return bool({",", "and", "or", "&", "well"} & set(between)) and set(between) <= allowed


def is_pair(doc: Tree, before: PlaceName, after: PlaceName) -> bool:
    """Whether a comma alone joins two names, no list going on: the second says where the first lies."""
    if [token.lower_ for token in doc[before.last : after.first]] != [","]:
        return False
    joints = join_words("list_joints", "articles", "kinds")
    end = next((t for t in doc[after.last :] if t.pos_ != "PROPN" and t.lower_ not in joints), None)
    behind = doc[after.last : end.i if end is not None else len(doc)]
    ahead = doc[max(0, before.first - 2) : before.first]
    return not any(t.lower_ in {"and", "or", "&"} for t in behind) and not any(t.lower_ == "," for t in ahead)


def find_list(
    doc: Tree, chosen: Attached, attached: Sequence[Attached], names: Sequence[PlaceName]
) -> list[PlaceName]:
    """The chosen place and those on its list, by the tree or by the commas between them, in text order."""
    words = {token.i for token in chosen.path}
    found = {chosen.name.first: chosen.name}
    for other in attached:
        first, second = sorted((chosen.name, other.name), key=lambda name: name.first)
        if (
            other.path
            and other.path[0].dep_ in {"conj", "appos"}
            and words & {token.i for token in other.path}
            and not is_pair(doc, first, second)
        ):
            found[other.name.first] = other.name
    ordered = sorted(names, key=lambda name: name.first)
    for one, beside in [*pairwise(ordered), *pairwise(ordered[::-1])]:
        first, second = (one, beside) if one.first < beside.first else (beside, one)
        if is_vague(one) != is_vague(beside) or is_container(second, first):
            continue
        if one.first in found and is_listed(doc, first, second):
            found[beside.first] = beside
    return [found[first] for first in sorted(found)]


def is_vague(name: PlaceName) -> bool:
    """Whether the name only gives a bearing: something is near it, or it is a river."""
    return name.is_near or name.kind == "river"


def is_leaving(token: Token) -> bool:
    """Whether the predicate takes somebody away from a place."""
    words, lemma = read_words(), token.lemma_.lower()
    behind = lemma in words.leaving_behind and bool(children(token, "xcomp"))  # "left ten people dead"
    return (lemma in words.leaving and not behind) or token.lower_ in words.leaving_nouns


def find_above(token: Token) -> Iterator[Token]:
    """The predicates and nouns the clause hangs on, nearest first; verbs of saying are passed over."""
    while token.head.i != token.i:
        if token.dep_ not in SPEECH:
            yield token.head
        token = token.head


def find_nearest(sentence: Sentence, names: Sequence[PlaceName], head: int) -> list[PlaceName]:
    """The places named closest to the predicate, with those on one list, for trees that went astray.

    What leaves is where it comes from, all else is not.
    """
    words, doc, leaves = read_words(), sentence.doc, is_leaving(sentence.doc[head])
    fitting = []
    for name in names:
        before = {token.lower_ for token in doc[max(0, name.first - NEAREST) : name.first]}
        goes = bool(before & words.goal) and not is_source(name, sentence) and not is_way_to(name)
        fits = not goes if leaves else not is_source(name, sentence)
        fits = fits and not is_apart(doc[head], doc[name.first]) and not is_carried_to(name, doc)
        if fits and (name.kind != "country" or name.is_part) and not is_of_another(sentence, name, head):
            fitting.append(name)

    def rank(name: PlaceName) -> tuple[bool, bool, int, int]:
        return name.kind in words.wide_kinds, is_vague(name), abs(name.first - head), name.first

    if not fitting:
        return []
    return find_list(doc, Attached(min(fitting, key=rank), AT, ()), [], fitting)


def is_of_another(sentence: Sentence, name: PlaceName, head: int) -> bool:
    """Whether a clause that describes another thing than the participants at `head` names the place.

    One with a date of its own describes another time, one of people is of the clause they are in; the phrase
    that names a source is of another place.
    """
    doc = sentence.doc
    above = {head, *(token.i for token in doc[head].ancestors)}
    told = {head, *(token.i for token in find_above(doc[head]))}
    token = find_head(doc, name)
    path = [one for one in (token, *token.ancestors) if one.i not in above]
    if any(case_of(one).partition(" ")[0] in read_words().attributing for one in path):
        return True
    for one in path:
        if is_of_person(one) and children(one, "cop") and not children(one, "case"):
            return True  # "the leader, who was commander of a brigade in Foo"
        if one.dep_ in DESCRIBING:
            verb = clause_of(one.head) if is_of_person(one) else None
            is_inside = verb.i in told if verb else any(other.i in told for other in one.ancestors)
            return not is_inside or has_date(sentence, one)
    return False


def is_of_person(clause: Token) -> bool:
    """Whether a relative clause describes people ("the president, who fled to Foo")."""
    return any(child.lower_ == "who" for child in children(clause, "nsubj", "nsubj:pass"))


def has_date(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause names a calendar date."""
    return any(
        clause.left_edge.i <= time.first <= clause.right_edge.i
        and time.shape is not None
        and time.shape.kind == "date"
        and (time.shape.month or time.shape.year) is not None
        for time in sentence.times
    )
