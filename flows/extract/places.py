"""Where an event happened: the places of its clause, of the clauses around it, of the passage."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.places_anaphora import is_source
from flows.extract.places_attachment import (
    ASIDE,
    AT,
    GOAL,
    INSIDE,
    OBJECT,
    SOURCE,
    SUBJECT,
    Attached,
    find_attached,
    find_head,
)
from flows.extract.places_scene import is_same_scene
from flows.extract.places_setting import Setting, make_setting
from flows.lexicon.gazetteer.words import read_words
from flows.records import PlaceName, Sentence, When, Where
from flows.syntax.trees import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import Token, Tree

__all__ = ["Setting", "find_wheres", "make_setting"]

ORDER = (OBJECT, AT, GOAL, INSIDE, SUBJECT, ASIDE)
LEAVING_ORDER = (SOURCE, OBJECT, AT, INSIDE, ASIDE)
LIST_WORDS = frozenset({",", "and", "or", "&", "as", "well", "both", "the", "in", "of", "also"})
FARTHEST = 8
NEAREST = 5
SPEECH = frozenset({"ccomp", "parataxis"})
NO_TIME = When()
DESCRIBING = frozenset({"acl", "acl:relcl"})


def make_where(name: PlaceName, rule: str) -> Where:
    """The place columns of a row."""
    known = name.place_id is not None or name.kind != "country"
    return Where(
        text=name.text,
        place_id=name.place_id,
        location=name.location if known else None,
        kind=name.kind,
        admin1=name.admin1,
        country=name.country,
        latitude=name.latitude,
        longitude=name.longitude,
        precision=name.geo_precision,
        rule=rule,
    )


def is_container(outer: PlaceName, inner: PlaceName) -> bool:
    """Whether one place is only named to say where the other lies."""
    wide = read_words().wide_kinds
    if outer is inner or outer.kind not in wide or inner.kind == "country":
        return False
    if outer.kind == "country":
        return inner.country_code in {outer.country_code, None}
    return inner.kind not in wide and (inner.admin1 in {outer.location, None})


def drop_containers(attached: Sequence[Attached]) -> list[Attached]:
    """The places that no other one of them lies in."""
    kept = [a for a in attached if not any(is_container(a.name, other.name) for other in attached)]
    return kept or list(attached)


def is_listed(doc: Tree, before: PlaceName, after: PlaceName) -> bool:
    """Whether two names are neighbours on one list."""
    between = [token.lower_ for token in doc[before.last : after.first]]
    allowed = LIST_WORDS | read_words().kinds.keys() | read_words().part_nouns
    return bool({",", "and", "or", "&", "well"} & set(between)) and set(between) <= allowed


def find_list(
    doc: Tree, chosen: Attached, attached: Sequence[Attached], names: Sequence[PlaceName]
) -> list[PlaceName]:
    """The chosen place and those on its list, by the tree or by the commas between them, in text order."""
    words = {token.i for token in chosen.path}
    found = {chosen.name.first: chosen.name}
    for other in attached:
        if (
            other.path
            and other.path[0].dep_ in {"conj", "appos"}
            and words & {token.i for token in other.path}
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


def is_actor(a: Attached, is_outside: bool) -> bool:
    """Whether a country or province acts rather than being where something happens ("U.S. drones")."""
    acts = a.role in {SUBJECT, ASIDE} or (a.role == OBJECT and is_outside)
    return a.name.kind in read_words().wide_kinds and acts and not a.name.is_part


def choose_attached(
    doc: Tree, attached: Sequence[Attached], names: Sequence[PlaceName], is_leaving: bool, is_outside: bool
) -> list[PlaceName]:
    """The places of the strongest role; countries, and places it only was near to, stand back."""
    order = LEAVING_ORDER if is_leaving else ORDER
    fitting = [a for a in drop_containers(attached) if a.role in order and not is_actor(a, is_outside)]
    if not fitting:
        return []

    def rank(a: Attached) -> tuple[bool, bool, int, int, int]:
        return a.name.kind == "country", is_vague(a.name), order.index(a.role), len(a.path), a.name.first

    chosen = min(fitting, key=rank)
    return find_list(doc, chosen, [a for a in fitting if a.role == chosen.role], names)


def is_vague(name: PlaceName) -> bool:
    """Whether the name only gives a bearing: something is near it, or it is a river."""
    return name.is_near or name.kind == "river"


def find_finer(doc: Tree, name: PlaceName, names: Sequence[PlaceName]) -> PlaceName:
    """The place a division is narrowed down to ("parts of Saladin, namely Dhuluiyah"), else the division."""
    words = read_words()
    for other in names:
        between = (
            {token.lower_ for token in doc[name.last : other.first]} if other.first >= name.last else set()
        )
        if between & words.finer and other.first - name.last <= FARTHEST and is_container(name, other):
            return other
    return name


def is_leaving(token: Token) -> bool:
    """Whether the predicate takes somebody away from a place."""
    words = read_words()
    return token.lemma_.lower() in words.leaving or token.lower_ in words.leaving_nouns


def find_above(token: Token) -> Iterator[Token]:
    """The predicates and nouns the clause hangs on, nearest first; verbs of saying are passed over."""
    while token.head.i != token.i:
        if token.dep_ not in SPEECH:
            yield token.head
        token = token.head


def find_beside(token: Token) -> Iterator[Token]:
    """Predicates joined to this one or subordinate to it."""
    yield from children(token, "conj", "advcl", "xcomp", "acl", "acl:relcl", "advcl:relcl", "ccomp")


def find_in_sentence(
    sentence: Sentence, names: Sequence[PlaceName], head: int, objects: tuple[int, ...]
) -> list[Where]:
    """The places the sentence gives, the clause's own first; a country only where nothing finer is."""
    doc, token = sentence.doc, sentence.doc[head]
    steps = [("clause", token, objects)]
    steps += [("above", above, ()) for above in find_above(token)]
    steps += [("beside", beside, ()) for beside in find_beside(token)]
    vague: list[Where] = []
    for rule, at, given in steps:
        attached = find_attached(doc, names, at.i, given)
        chosen = choose_attached(doc, attached, names, is_leaving(at), rule != "clause")
        found = [make_where(find_finer(doc, name, names), rule) for name in chosen]
        if found and (rule == "clause" or found[0].kind != "country"):
            return found
        vague = vague or (found if rule == "above" else [])
    nearest = find_nearest(sentence, names, head)
    return (
        vague
        if vague and (not nearest or nearest[0].kind == "country")
        else [make_where(n, "sentence") for n in nearest]
    )


def find_nearest(sentence: Sentence, names: Sequence[PlaceName], head: int) -> list[PlaceName]:
    """The places named closest to the predicate, with those on one list, for trees that went astray.

    What leaves is where it comes from, all else is not.
    """
    words, doc, leaves = read_words(), sentence.doc, is_leaving(sentence.doc[head])
    fitting = []
    for name in names:
        before = {token.lower_ for token in doc[max(0, name.first - NEAREST) : name.first]}
        goes = bool(before & words.goal) and not is_source(name, sentence)
        fits = not goes if leaves else not is_source(name, sentence)
        if fits and (name.kind != "country" or name.is_part) and not is_of_another(sentence, name, head):
            fitting.append(name)

    def rank(name: PlaceName) -> tuple[bool, bool, int, int]:
        return name.kind in words.wide_kinds, is_vague(name), abs(name.first - head), name.first

    if not fitting:
        return []
    return find_list(doc, Attached(min(fitting, key=rank), AT, ()), [], fitting)


def is_of_another(sentence: Sentence, name: PlaceName, head: int) -> bool:
    """Whether a clause that describes another thing than the participants at `head` names the place.

    One with a date of its own describes another time.
    """
    doc = sentence.doc
    above = {head, *(token.i for token in doc[head].ancestors)}
    told = {head, *(token.i for token in find_above(doc[head]))}
    token = find_head(doc, name)
    path = [one for one in (token, *token.ancestors) if one.i not in above]
    for one in path:
        if one.dep_ in DESCRIBING:
            is_inside = any(other.i in told for other in one.ancestors)
            return not is_inside or has_date(sentence, one)
    return False


def has_date(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause names a calendar date."""
    return any(
        clause.left_edge.i <= time.first <= clause.right_edge.i
        and time.shape is not None
        and time.shape.kind == "date"
        and (time.shape.month or time.shape.year) is not None
        for time in sentence.times
    )


def find_in_passage(setting: Setting, sentence: Sentence, when: When) -> Where:
    """Where the telling stands before the sentence, an empty place where nowhere."""
    focus = setting.focus[sentence.index]
    if focus is None or not is_same_scene(focus, setting.told[sentence.index], sentence, when):
        return Where()
    return replace(make_where(focus.name, "passage"), text=None)


def find_wheres(
    setting: Setting, sentence: Sentence, head: int, when: When = NO_TIME, objects: tuple[int, ...] = ()
) -> tuple[Where, ...]:
    """One for each place on the list of the clause at `head`, else the passage's; never none, maybe empty.

    `when` is the clause's date: what is of another time than the passage takes no place from it.
    """
    names = setting.places[sentence.index]
    found = find_in_sentence(sentence, names, head, objects)
    return tuple(found) or (find_in_passage(setting, sentence, when),)
