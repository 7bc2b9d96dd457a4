"""Some of the dead or hurt: "a commander was among those killed", "among the dead were two policemen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame
from flows.extract.claims.neighbours_left import find_left
from flows.extract.claims.neighbours_right import find_right
from flows.extract.claims.words import STATE, TOLL, read_harm_words, read_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.claims.groups import Group, View

AMONG = "among"
POINTERS = frozenset({"the", "those"})
VICTIMS = frozenset({"fatalities", "victims"})


def find_among(view: View) -> tuple[Frame, ...]:
    """The people said to be some of the harmed, with rule "some-of"."""
    if AMONG not in view.words:
        return ()
    return tuple(
        frame for i, word in enumerate(view.words) if word == AMONG for frame in _read_among(view, i)
    )


def _read_among(view: View, at: int) -> Iterator[Frame]:
    """The frames of one "among those killed", the people before it or after its verb."""
    harm = _harm_at(view, at + 2) if view.words[at + 1 : at + 2] and view.words[at + 1] in POINTERS else None
    if harm is None:
        return
    groups = _before(view, at) or _after(view, at + 3)
    yield from (Frame(harm, at + 2, group, (), "some-of", is_close=True) for group in groups)


def _harm_at(view: View, at: int) -> str | None:
    """The harm the word at `at` names: "dead", "wounded", "victims"."""
    word = view.words[at] if at < len(view.words) else ""
    if word in VICTIMS:
        return "killed"
    senses = [s for s in read_harm_words().get(word, ()) if s.kind in {STATE, TOLL} and not s.none]
    return senses[0].harm if senses else None


def _before(view: View, at: int) -> list[Group]:
    """The people before "was among"."""
    is_verb = at > 0 and view.words[at - 1] in read_set("passive_marks", "harm")
    return find_left(view, at - 1) if is_verb else []


def _after(view: View, at: int) -> list[Group]:
    """The people after "among the dead were"."""
    is_verb = at < len(view.words) and view.words[at] in read_set("passive_marks", "harm")
    return find_right(view, at) if is_verb else []
