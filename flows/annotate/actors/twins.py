"""Two actors that share one noun: "Iraqi and Kurdish forces", "the leaders of Chad and Niger"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.actors.bearers import make_army
from flows.annotate.actors.nouns import find_group_noun
from flows.annotate.actors.records import make_generic
from flows.lexicon.actors import FIGHTERS, group_words, groups
from flows.syntax import case_of, children

if TYPE_CHECKING:
    from flows.annotate.actors.hits import Hit
    from flows.annotate.actors.nouns import GroupNoun
    from flows.records import ActorName, Tree


def find_twin(doc: Tree, start: int, hit: Hit, found: list[ActorName]) -> ActorName | None:
    """The other actor that shares a noun: "Iraqi and Kurdish forces", "the leaders of Chad and Niger"."""
    if hit.country is None:
        return None
    other = next((n for n in found if _shares_noun(doc, hit, n) or _shares_office(doc, hit, n)), None)
    if other is None:
        return None
    noun = _own_forces(find_group_noun(doc[other.head]) or make_army())
    twin = make_generic(doc[hit.last - 1], start, (hit.first, hit.last), noun, hit.country.code)
    return twin._replace(shares=other.head, is_subject=other.is_subject)


def _own_forces(noun: GroupNoun) -> GroupNoun:
    """The class of those beside the foreigners: "foreign and Somali troops"."""
    return noun._replace(group=groups()["troops"]) if noun.group.id == "foreign_forces" else noun


def _shares_noun(doc: Tree, hit: Hit, name: ActorName) -> bool:
    """Whether a nation, joined to another by "and", stands before the noun of a force of that other."""
    own = name.country == (hit.country.code if hit.country else None) and name.side != "peshmerga"
    if (own and name.group != "foreign_forces") or name.sort not in FIGHTERS:
        return False
    near = name.first - 2 <= hit.first and hit.last <= name.head <= hit.last + 4
    before = hit.first > name.first and doc[hit.first - 1].lower_ == "and"
    after = hit.last + 1 <= name.head and doc[hit.last].lower_ == "and"
    adjective = hit.is_demonym or doc.quote(hit.first, hit.last) in group_words("adjuncts")
    return adjective and near and (before or after)


def _shares_office(doc: Tree, hit: Hit, name: ActorName) -> bool:
    """Whether a country stands beside the one that the officials or troops of several serve."""
    served = name.sort in {"political", "state"} and name.group and name.is_plural
    if hit.country is None or hit.is_demonym or not served or hit.country.code == name.country:
        return False
    listed = doc[find_head_of(doc, hit.first, hit.last)]
    tops = (t for t in children(doc[name.head], "nmod") if case_of(t) in group_words("origins"))
    first = next((top for top in tops if top.i < hit.first), None)
    return first is not None and listed.dep_ == "conj" and listed.head in {first, doc[name.head]}


def find_head_of(doc: Tree, first: int, last: int) -> int:
    """The token of a span that hangs outside it; no adjective where a noun does."""
    outside = [i for i in range(first, last) if not first <= doc[i].head.i < last or doc[i].head.i == i]
    return next((i for i in outside if doc[i].pos_ != "ADJ"), next(iter(outside), first))
