"""The places an event names beyond those the gazetteer knows: each on the list is an event (codebook 5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.kinds import find_framed, find_kinds
from flows.extract.places.aside import drop_countries
from flows.extract.places.fronted import is_behind, is_fronted
from flows.extract.places.placing import make_where
from flows.lexicon.gazetteer.words import read_words
from flows.records import Where
from flows.syntax import case_of, children, expand, noun_phrase
from flows.syntax.labels import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.extract.mentions.drafts import Draft
    from flows.extract.mentions.kinds import View
    from flows.records import PlaceName

PLACES = frozenset({"border_site", "ground", "place", "settlement", "unsure_place"})
SITES = frozenset({"civil_site", "military_site", "public_site"})
NAMES = frozenset({"name", "person"})  # of what is taken or lost, a name is a place's
TAKING = frozenset({"cession", "overtakes", "regains", "transfer"})
HOLDING = frozenset({"at", "in", "of", "with"})


def add_listed(
    view: View, draft: Draft, names: Mapping[int, PlaceName], wheres: tuple[Where, ...]
) -> tuple[Where, ...]:
    """The places of the event with those its object lists beside them; `names` by token."""
    lists = ([i for i in found if _may_be_place(view, i, names)] for found in _find_lists(view, draft))
    listed = next((found for found in lists if len(found) > 1), [])
    if not listed or draft.match.code.event_type is None:
        return wheres
    listed = [i for i in listed if not _is_container(view, i, listed, names)]
    known = {where.text: where for where in wheres if where.text}
    found = [(i, names.get(i) or _find_inside(view, i, names)) for i in listed]
    told = [(known.get(name.text) if name else None) or _make_where(view, i, name) for i, name in found]
    distinct = tuple({where.text: where for where in drop_countries(told)}.values())
    return distinct if len(distinct) > len(wheres) else wheres


def _is_container(view: View, i: int, listed: list[int], names: Mapping[int, PlaceName]) -> bool:
    """Whether the name only says where another one lies: "Djibo, in Soum", "In Sulu, … in Patikul"."""
    doc, within, name = view.sentence.doc, read_words().within, names.get(i)
    if i != listed[0] and case_of(doc[i]) in within and case_of(doc[listed[0]]) not in within:
        return True
    others = [names[other] for other in listed if other in names and other != i]
    return name is not None and is_fronted(doc, name) and any(is_behind(name, other) for other in others)


def _may_be_place(view: View, head: int, names: Mapping[int, PlaceName]) -> bool:
    """Whether a listed name may be a place's: one used as such, or an unknown one of no known actor."""
    place, actor = names.get(head), view.actors.get(head)
    if place is not None:
        return place.usable
    words, doc = read_words(), view.sentence.doc
    phrase = [word.lower_ for word in doc[slice(*noun_phrase(doc, head))]]
    if words.titles & set(phrase) or phrase[0] in words.determiners - words.definite:
        return False
    return actor is None or (actor.basis == "inferred" and actor.sort == "person")


def _find_lists(view: View, draft: Draft) -> Iterator[list[int]]:
    """For each slot that may hold the event's place, the names it lists."""
    taking = draft.match.code.name in TAKING
    for slot in dict.fromkeys((*draft.match.rule.place, "at")):
        heads = draft.match.frame.slots.get(slot, ())
        able = PLACES | NAMES if taking or slot == "at" else PLACES
        yield [i for head in heads for i in _find_named(view, head, able)]


def _find_named(view: View, head: int, able: frozenset[str]) -> list[int]:
    """The head where it is a name, else the names in its phrase ("the oilfields of Sharara and El Feel")."""
    token = view.sentence.doc[head]
    kinds = find_kinds(view, head)
    if token.pos_ in NOUNS and kinds & able and token.text[:1].isupper():
        return [head]
    if not kinds & (PLACES | SITES):
        return []
    if any(
        word.text[:1].isupper() for c in children(token, "compound", "flat", "amod") for word in c.subtree
    ):
        return [head]
    if framed := find_framed(token):
        return [i for inner in framed for i in _find_named(view, inner, able)]
    held = (c for c in children(token, "nmod") if case_of(c) in HOLDING)
    inside = (i for child in held for i in expand(token.doc, child.i))
    return [i for i in inside if token.doc[i].pos_ == "PROPN" and find_kinds(view, i) & (able | NAMES)]


def _find_inside(view: View, head: int, names: Mapping[int, PlaceName]) -> PlaceName | None:
    """The place that the words before a noun for its kind name: "the Kurdish-held Khashman neighbourhood"."""
    compounds = children(view.sentence.doc[head], "compound")
    return next((names[word.i] for word in compounds if word.i in names), None)


def _make_where(view: View, head: int, name: PlaceName | None) -> Where:
    """The place by its name in the gazetteer, else by its words alone."""
    if name is not None and name.usable:
        return make_where(name, "listed")
    text = view.sentence.doc.quote(*noun_phrase(view.sentence.doc, head))
    return Where(text=text, location=text, precision=1, rule="listed")
