"""Running totals: "the death toll rose to 52", "bringing the number of dead to 14"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame
from flows.extract.claims.people import is_people
from flows.extract.claims.words import read_harm, read_verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from flows.extract.claims.groups import Group, View

REACH = 14
BACK = 4
STOPS = frozenset({";", ":"})


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
        if tuple(view.words[i : i + len(words)]) == words:
            group = _find_figure(view, i + len(words), 1 if words[-1] == "at" else REACH)
            if group:
                moved = any(
                    word in read_verbs("running_verbs") for word in view.words[max(i - BACK, 0) : group.first]
                )
                yield Frame(harm, i, group, (), "toll-running" if moved else "toll-stated", True)
            return


def _find_figure(view: View, at: int, reach: int) -> Group | None:
    """The figure a toll has: the first number after it that is not where it came from."""
    for i in range(at, min(at + reach, len(view.words))):
        if view.words[i] in STOPS:
            return None
        group = view.by_token.get(i)
        if group and group.first == i and view.words[i - 1] not in {"from", "in"} and is_people(view, group):
            return group
    return None
