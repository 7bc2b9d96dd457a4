"""Who the people of a group are: the codebook's victim_type, from their noun, its modifiers and what
struck them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.words import make_plurals, read_nouns, read_people, read_set, read_victims
from flows.lexicon.actors import group_words
from flows.lexicon.countries import country_words
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.extract.claims.groups import Group, View

UNKNOWN, MIXED, CIVILIAN, FOREIGN, STATE = "unknown", "mixed", "civilian", "foreign_forces", "state_forces"
FIGHTERS = frozenset({"armed_group", FOREIGN, "peshmerga", STATE})
OF_REACH = 10
SHORT = 3  # letters of a state's short name: "US", "UAE"


@cache
def read_modifiers() -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
    """(victim_type, phrases) in order of precedence."""
    lists = read_victims()["modifiers"]
    return tuple(
        (kind, frozenset(tuple(phrase.split()) for phrase in phrases)) for kind, phrases in lists.items()
    )


@cache
def read_demonyms() -> Mapping[str, frozenset[str]]:
    """Adjective of nationality or short name of a state, one folded word -> ISO alpha-3 of its countries."""
    found: dict[str, set[str]] = {}
    for pieces, country, is_demonym in (e for entries in country_words().values() for e in entries):
        if len(pieces) == 1 and (is_demonym or len(pieces[0]) <= SHORT):
            found.setdefault(pieces[0], set()).add(country.code)
    return {word: frozenset(codes) for word, codes in found.items()}


def find_type(view: View, group: Group, country: str | None) -> str:
    """The victim_type the words of a group give, `unknown` where they give none; `country` is where it
    happened.
    """
    if group.names is None:
        return UNKNOWN
    kind = _find_present_type(view, group, country)
    return CIVILIAN if kind in FIGHTERS and _is_past(view, group) else kind


def _is_past(view: View, group: Group) -> bool:
    """Whether the words say what people were before: "a former army colonel", "two ex-soldiers"."""
    first, _ = group.names or (group.head, group.head)
    return not group_words("past_modifiers").isdisjoint(view.words[first : group.head])


def _find_present_type(view: View, group: Group, country: str | None) -> str:
    """The victim_type as if the people still were what the words call them."""
    words = _words_of(view, group)
    titled = _by_role(view, group, words) or _by_title(view, group)
    if titled:
        return FOREIGN if titled == STATE and _holds(words, dict(read_modifiers())[FOREIGN]) else titled
    kinds = _kinds_of_list(view, group)
    if len(kinds) > 1:
        return MIXED
    kind = _by_modifiers(words, view.words[group.head]) or next(iter(kinds), UNKNOWN)
    kind = _by_bodies(view, group, words) if kind == UNKNOWN else kind
    military = kind == STATE or view.words[group.head] in read_nouns("military_abroad")
    if military and _is_foreign(words, country):
        return FOREIGN
    return kind


def _by_bodies(view: View, group: Group, words: Sequence[str]) -> str:
    """The type of those whose bodies or deaths are counted: "14 bodies of militants"."""
    if "of" not in words or not _counts_deaths(view, group.head):
        return UNKNOWN
    kinds = (read_people().get(word, UNKNOWN) for word in words[words.index("of") :])
    return next((kind for kind in kinds if kind != UNKNOWN), UNKNOWN)


def _by_role(view: View, group: Group, words: Sequence[str]) -> str | None:
    """The type the noun before a name gives: "Taliban commander Mullah Sangin"."""
    first, _ = group.names or (group.head, group.head)
    if group.quantity or view.tags[group.head] not in PROPER_TAGS:
        return None
    nouns = [view.words[i] for i in range(first, group.head) if view.words[i] in read_people()]
    titles = read_victims()["titles"]
    roles = [noun for noun in nouns if not any(noun in names for names in titles.values())]
    return _by_modifiers(words, roles[-1]) if roles else None


def _by_title(view: View, group: Group) -> str | None:
    """The type a rank or title before a name gives: "Major General Abu Al-Waleed"."""
    first, last = group.names or (group.head, group.head + 1)
    if group.quantity or not any(view.tags[i] in PROPER_TAGS for i in range(first, last)):
        return None
    pairs = (view.words[group.head - 1 : group.head + 1], view.words[group.head : group.head + 2])
    compound = next(
        (read_people()[" ".join(pair)] for pair in pairs if " ".join(pair) in read_people()), None
    )
    if compound:
        return compound
    titles = read_victims()["titles"]
    for word in view.words[first : min(last, first + 4)]:
        for kind, names in titles.items():
            if word in names:
                return str(kind)
    return None


def _words_of(view: View, group: Group) -> list[str]:
    """The words of the noun phrase, its of-phrase and "belonging to" included."""
    first, last = group.names or (group.head, group.head + 1)
    end = last
    if last < len(view.words) and view.words[last] in read_set("name_links", "harm"):
        end = min(last + OF_REACH, len(view.words))
        stops = [i for i in range(last, end) if view.words[i] in read_set("name_breaks", "harm")]
        end = min(stops, default=end)
    return list(view.words[first:end])


def _by_modifiers(words: Sequence[str], head: str) -> str | None:
    """The type a modifier decides, where the noun itself leaves it open; a noun of one kind keeps it."""
    pair = " ".join(words[max(words.index(head) - 1, 0) : words.index(head) + 1]) if head in words else head
    own = read_people().get(pair, read_people().get(head, UNKNOWN))
    is_open = head in read_open_heads()
    for kind, phrases in read_modifiers():
        if (is_open or _outweighs(kind, own)) and _holds(words, phrases):
            return kind
    return None if own == UNKNOWN else own


def _holds(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands in the words."""
    runs = {tuple(words[first:last]) for last in range(1, len(words) + 1) for first in range(last)}
    return not phrases.isdisjoint(runs)


def _outweighs(kind: str, own: str) -> bool:
    """Whether a modifier changes the type of a noun that has one: "Kurdish soldiers", "US marines"."""
    ranks = {("peshmerga", STATE), ("peshmerga", "armed_group"), (FOREIGN, STATE), (FOREIGN, "armed_group")}
    return (kind, own) in ranks or (own == CIVILIAN and kind in {"prisoner"})


@cache
def read_open_heads() -> frozenset[str]:
    """Nouns of people whose type other words decide."""
    data = read_victims()
    return frozenset(
        form
        for noun in data["open_heads"]
        for form in (*make_plurals(noun), *data["irregular"].get(noun, ()))
    )


def _kinds_of_list(view: View, group: Group) -> list[str]:
    """The types of the nouns listed in one group: one for "soldiers and policemen", two for "men and
    soldiers".
    """
    first, last = group.names or (group.head, group.head)
    last = _end_of_list(view, group, last)
    found: list[str] = []
    for i in range(first, last):
        kind = read_people().get(view.words[i])
        ends = i + 1 >= last or view.words[i + 1] in {"and", "or", ",", "of"} or _counts_deaths(view, i + 1)
        if (
            kind
            and kind != UNKNOWN
            and (i == group.head or ends)
            and kind not in found
            and not _below_of(view, first, i, group.head)
        ):
            found.append(kind)
    return found


def _end_of_list(view: View, group: Group, last: int) -> int:
    """The word after a plain plural joined to the counted noun: "200 guards and workers who"."""
    joined = view.words[last : last + 1] in (["and"], ["or"]) and view.tags[last + 1 : last + 2] == ["NNS"]
    plain = joined and view.words[last + 1] in read_people() and last + 1 not in view.by_token
    follows = view.words[last + 2] if last + 2 < len(view.words) else "."
    own = view.tags[last + 2 : last + 3] in (["VBD"], ["VBN"], ["VBP"], ["MD"])
    return last + 2 if plain and group.quantity and not own and follows not in {",", "and"} else last


def _counts_deaths(view: View, i: int) -> bool:
    """Whether a noun counts the harmed, so that the noun before it says who they are: "civilian deaths"."""
    return view.doc[i].lemma_ in read_set("counting_nouns", "harm")


def _below_of(view: View, first: int, i: int, head: int) -> bool:
    """Whether the noun stands in an of-phrase after the head."""
    return i > head and "of" in view.words[head:i]


def _is_foreign(words: Sequence[str], country: str | None) -> bool:
    """Whether a nationality in the phrase is not that of the country where it happened."""
    plain = (word.replace(".", "") for word in words)
    codes = next((read_demonyms()[word] for word in plain if word in read_demonyms()), None)
    return codes is not None and country is not None and country not in codes
