"""Running totals: "the death toll rose to 52", "bringing the number of dead to 14"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame
from flows.extract.claims.neighbours_right import find_right
from flows.extract.claims.nouns import scan_noun
from flows.extract.claims.people import is_people
from flows.extract.claims.words import (
    STATE,
    VERB,
    read_harm,
    read_harm_words,
    read_people,
    read_set,
    read_verbs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.extract.claims.groups import Group, View

REACH = 14
FAR = 40  # words to the verb that moves a toll: "the toll from the bombing of … has climbed to 100"
NEAR = 6  # words from that verb to the figure
BACK = 4
STOPS = frozenset({";", ":"})
NUMBER_OF = ["number", "of"]


@cache
def read_toll_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """(words, harm) of every phrase for a toll, by first word, longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for harm, phrases in read_harm()["toll_words"].items():
        for phrase in phrases:
            index.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), harm))
    return {word: tuple(sorted(found, key=lambda p: -len(p[0]))) for word, found in index.items()}


def find_tolls(view: View) -> tuple[Frame, ...]:
    """The figures of tolls; rule "toll-running" where the figure replaces those before it."""
    index = read_toll_phrases()
    return tuple(frame for i, word in enumerate(view.words) if word in index for frame in _read_toll(view, i))


def _read_toll(view: View, i: int) -> Iterator[Frame]:
    """The one frame of a toll phrase that starts at word `i`."""
    for words, harm in read_toll_phrases()[view.words[i]]:
        after = _pass_words(view, i, words)
        if after is not None:
            groups = _find_put(view, after) if words[-1] == "at" else _find_moved(view, after)
            for group in groups:
                yield from _find_former(view, i, group, harm)
                yield Frame(harm, i, group, (), _name_rule(view, i, group), True)
            return


def _find_put(view: View, at: int) -> list[Group]:
    """The figure a toll is put at, with those listed after it: "losses at 188 soldiers and 41 militants"."""
    group = _find_figure(view, at + (view.tags[at : at + 1] in (["``"], ["''"])), 1)
    listed = find_right(view, at - 1) if group and not group.is_bare else []
    return listed or [group for group in [group] if group]


def _pass_words(view: View, i: int, words: tuple[str, ...]) -> int | None:
    """The word after a toll phrase at `i`, "were put" allowed before its "at"; None for no phrase."""
    at = i + len(words) - 1
    if tuple(view.words[i:at]) != words[:-1]:
        return None
    if words[-1] == "at":
        placed = read_set("passive_marks", "harm") | read_verbs("placing_verbs")
        at = _pass_owner(view, at)
        while at < len(view.words) and view.words[at] in placed:
            at += 1
    return at + 1 if view.words[at : at + 1] == [words[-1]] else None


def _pass_owner(view: View, at: int) -> int:
    """The word after the owner or place of a toll: "losses of the offensive at", "dead in Kidal at"."""
    is_placed = any(place.first == at + 1 for place in view.sentence.places)
    if view.words[at : at + 1] != ["of"] and not is_placed:
        return at
    if is_placed:
        at += 1
    owner = range(at, min(at + NEAR, len(view.words)))
    return next((i for i in owner if view.words[i] == "at" or view.tags[i].startswith("VB")), at)


def _find_former(view: View, i: int, group: Group, harm: str) -> Iterator[Frame]:
    """The figure a toll had before it moved: the 60 of "revised from 60 to 137"."""
    former = view.by_token.get(group.first - 2) if view.words[group.first - 1] == "to" else None
    if former and former.is_bare and view.words[former.first - 1] == "from":
        yield Frame(harm, i, former, (), "toll-stated", True)


def _name_rule(view: View, i: int, group: Group) -> str:
    """The rule of a figure: whether a verb before it makes it the sum so far."""
    before = view.words[max(i - BACK, 0) : group.first]
    return "toll-stated" if read_verbs("running_verbs").isdisjoint(before) else "toll-running"


def find_numbers_of(view: View) -> tuple[Frame, ...]:
    """The figures of "the number of policemen killed", which the words after the harm give."""
    starts = (i for i in range(len(view.words) - 1) if view.words[i : i + 2] == NUMBER_OF)
    return tuple(frame for i in starts for frame in _read_number_of(view, i))


def _read_number_of(view: View, i: int) -> Iterator[Frame]:
    """The one frame of a number of people and their harm that starts at word `i`."""
    head = scan_noun(view, i + len(NUMBER_OF))
    told = head is not None and view.words[head] in read_people() and i - 1 not in view.by_token
    if head is None or not told or head + 1 >= len(view.words):
        return
    senses = [s for s in read_harm_words().get(view.words[head + 1], ()) if s.kind in {VERB, STATE}]
    figures = _find_moved(view, head + 2) if senses else []
    for figure in (figure for figure in figures if figure.is_bare or _is_moved(view, figure)):
        named = figure._replace(head=head, names=(i + len(NUMBER_OF), head + 1))
        group = named if figure.is_bare else figure
        yield Frame(senses[0].harm, head + 1, group, (), _name_rule(view, i, figure), True)


def _is_moved(view: View, figure: Group) -> bool:
    """Whether a verb that moves a toll, or its "to", stands right before a figure: "reached 148 people"."""
    return view.words[figure.first - 1] in read_verbs("running_verbs") | {"to"}


def _find_moved(view: View, at: int) -> list[Group]:
    """The figure right after the verb that moves the toll, be it far, else the nearest after the toll."""
    ahead = range(at, min(at + FAR, len(view.words)))
    verb = next((i for i in ahead if view.words[i] in read_verbs("running_verbs") | STOPS), at)
    moved = _find_figure(view, verb + 1, NEAR) if view.tags[verb].startswith("VB") else None
    figure = moved or _find_figure(view, at, REACH)
    return [figure] if figure else []


def _find_figure(view: View, at: int, reach: int) -> Group | None:
    """The figure a toll has: the first number after it that is not where it came from."""
    for i in range(at, min(at + reach, len(view.words))):
        if view.words[i] in STOPS:
            return None
        group = view.by_token.get(i)
        if group and group.first == i and view.words[i - 1] not in {"from", "in"} and is_people(view, group):
            return group
    return None
