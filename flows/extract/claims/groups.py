"""Groups of people in one parsed sentence: how many, which words count them, which words name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.claims.nouns import (
    MODIFIER_TAGS,
    are_those_who,
    find_age,
    has_name,
    is_one_man,
    is_plural,
    is_thing,
    names_place,
    scan_noun,
)
from flows.extract.claims.sizes import find_size
from flows.extract.claims.words import read_people, read_set
from flows.syntax import noun_phrase
from flows.syntax.labels import PLURAL_TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flows.records import Quantity, Sentence, Token, Tree

DETERMINERS = frozenset(
    {"the", "his", "her", "its", "their", "these", "those", "this", "that", "our", "a", "an", "all"}
)
NUMBER_OF = ["the", "number", "of"]  # "taking to 525 the number of servicemen killed"
QUOTES = frozenset({"``", "''"})
LISTERS = frozenset({",", "and", "or"})
PLAIN_TAGS = MODIFIER_TAGS | {"DT", "PRP$", "PDT"}


class Group(NamedTuple):
    """People counted or named at `head`; token ranges are half-open, `count_*` the words that count them."""

    head: int
    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: str
    count_first: int
    count_last: int
    names: tuple[int, int] | None
    quantity: Quantity | None

    @property
    def is_bare(self) -> bool:
        """Whether no noun names the people."""
        return self.names is None


@dataclass(frozen=True)
class View:
    """One sentence as lists, with its counted groups."""

    sentence: Sentence
    words: Sequence[str] = field(init=False)
    tags: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", [token.lower_ for token in self.sentence.doc])
        object.__setattr__(self, "tags", [token.tag_ for token in self.sentence.doc])

    @property
    def doc(self) -> Tree:
        """The parsed sentence."""
        return self.sentence.doc

    @cached_property
    def counted(self) -> tuple[Group, ...]:
        """The groups that a quantity counts, in order; ages count nobody."""
        counts = (q for q in self.sentence.quantities if find_age(self.words, q.first) is None)
        return tuple(make_counted(self, quantity) for quantity in counts)

    @cached_property
    def by_token(self) -> Mapping[int, Group]:
        """Every token of a counted group's quantity and noun, with the group."""
        found: dict[int, Group] = {}
        for group in self.counted:
            for token in {*range(group.count_first, group.count_last), group.head}:
                found.setdefault(token, group)
        return found


def make_counted(view: View, quantity: Quantity) -> Group:
    """The group a quantity counts: its noun by the tree, else the nearest noun after it, else none."""
    head = _find_noun(view, quantity)
    first = quantity.first
    if head is None:
        return Group(
            quantity.last - 1,
            first,
            quantity.last,
            quantity.low,
            quantity.high,
            quantity.qualifier,
            first,
            quantity.last,
            None,
            quantity,
        )
    names = _name(view, quantity.last, head)
    return Group(
        head,
        first,
        max(names[1], head + 1),
        quantity.low,
        quantity.high,
        quantity.qualifier,
        first,
        quantity.last,
        names,
        quantity,
    )


def _find_noun(view: View, quantity: Quantity) -> int | None:
    """The token of the noun a quantity counts ("18 of the 23 drones"), or None for a bare number."""
    at = _pass_quote(view, quantity.last)
    is_part = view.words[at : at + 1] == ["of"]
    at += is_part
    at += len(NUMBER_OF) * (view.words[at : at + 3] == NUMBER_OF)
    while at < len(view.words) and view.words[at] in DETERMINERS:
        at += 1
    at += is_part and view.tags[at : at + 1] == ["CD"]
    return scan_noun(view, _pass_quote(view, at))


def _pass_quote(view: View, at: int) -> int:
    """The token at or after a quotation mark at `at`: 203 "terrorists", "scores" of rebels."""
    return at + (at < len(view.words) and view.tags[at] in QUOTES)


def _name(view: View, after: int, head: int) -> tuple[int, int]:
    """The words that name a counted group, its number and article left out."""
    first, last = noun_phrase(view.doc, head)
    first = max(first, after) if first < after else min(first, head)
    if first > after and head >= after:
        first = after
    while first < head and (view.words[first] in {*DETERMINERS, "of"} or view.tags[first] in QUOTES):
        first += 1
        first += 2 * (view.words[first : first + 2] == NUMBER_OF[1:])
    return first, max(_trim_name(view, head, last), head + 1)


def _trim_name(view: View, head: int, last: int) -> int:
    """The end of a name: only an of-phrase of people follows its noun."""
    if head + 1 >= last or view.words[head + 1] != "of":
        return head + 1
    counts = {q.first for q in view.sentence.quantities}
    ends = (i for i in range(head + 3, last) if i in counts or view.words[i] == "including")
    end = next(ends, last)
    return end if end == last else next(i for i in range(end, head, -1) if view.words[i - 1] not in LISTERS)


def find_group(view: View, token: int) -> Group | None:
    """The group headed at `token`: counted, or one person, or an uncounted plural; None for things."""
    counted = view.by_token.get(token)
    if counted:
        return counted
    noun = view.doc[token]
    inner = _counted_below(view, noun)
    return inner or make_uncounted(view, noun)


def _counted_below(view: View, noun: Token) -> Group | None:
    """The counted group whose number hangs on the noun."""
    for child in noun.children:
        if (
            child.dep_ in {"nummod", "det", "amod", "compound"}
            and child.i in view.by_token
            and child.i < noun.i
        ):
            group = view.by_token[child.i]
            return group if group.is_bare or group.head == noun.i else None
    return None


def make_uncounted(view: View, noun: Token) -> Group | None:
    """One person (1) or a plural or collective without a number (2 or more, vague)."""
    word = noun.lower_
    if are_those_who(noun):
        return Group(
            noun.i, noun.i, noun.i + 1, 2, None, "vague", noun.i, noun.i + 1, (noun.i, noun.i + 1), None
        )
    if noun.tag_ in {"WP", "WDT", "EX", "DT"} or (word not in read_people() and is_thing(view, noun.i)):
        return None
    if names_place(view, noun.i):
        return None
    first, last = _trim_plain(view, noun)
    count = _count_plain(view, noun, first)
    if count is None:
        return None
    size = find_size(view.words, noun.i)
    low, high, qualifier = (size, size, "exact") if size else count
    return Group(noun.i, first, last, low, high, qualifier, first, last, (first, last), None)


def _trim_plain(view: View, noun: Token) -> tuple[int, int]:
    """The words right before the noun that belong to it, and an of-phrase or name right after it."""
    start, end = noun_phrase(view.doc, noun.i)
    first = last = noun.i
    while first > start and view.tags[first - 1] in PLAIN_TAGS and view.words[first - 1] != "including":
        first -= 1
    while last + 1 < end and (view.words[last + 1] == "of" or view.tags[last + 1] in {"NNP", "NNPS", "HYPH"}):
        if view.words[last + 1] == "of":
            stops = (i for i in range(last + 1, end) if view.words[i] in {",", "as"} or i in view.by_token)
            end = next(stops, end)
            return first, end - (view.words[end - 1] in LISTERS | {"of"})
        last += 1
    return first, last + 1


def _names_a_body(view: View, noun: Token) -> bool:
    """Whether the name is that of a group or a force, not of a person: "the Taliban"."""
    return noun.tag_ == "NNP" and any(
        actor.sort in {"armed", "force", "group", "state"} and actor.head == noun.i
        for actor in view.sentence.actors
    )


def _count_plain(view: View, noun: Token, first: int) -> tuple[int, int | None, str] | None:
    """The count a noun or pronoun gives without a number."""
    word, tag = noun.lower_, noun.tag_
    if tag in PLURAL_TAGS and (has_name(view, noun) or is_one_man(view, first, word)):
        return 1, 1, "exact"  # "lawmakers Ali Mohamud and Yusuf Jama": each is named by himself
    if tag in {"NN", "NNP"} and view.words[first] in {"a", "an"} and word not in read_set("collectives"):
        return 1, 1, "exact"  # "a former Naxalite", whatever else the name may stand for
    if tag in {"PRP", "PRP$"}:
        one = word in read_set("singular_pronouns")
        many = word in read_set("plural_pronouns")
        return (1, 1, "exact") if one else (2, None, "vague") if many else None
    if (
        _names_a_body(view, noun)
        or word in read_set("collectives")
        or tag in PLURAL_TAGS
        or word in {"people", "police"}
        or is_plural(word)
    ):
        return 2, None, "vague"
    return (1, 1, "exact") if tag in {"NN", "NNP", "JJ", "VBN"} or word in read_people() else None
