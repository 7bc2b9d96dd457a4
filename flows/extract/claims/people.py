"""Whether the words of a group name people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.nouns import are_those_who, is_aged, is_suffixed, is_thing
from flows.extract.claims.words import read_people, read_title_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import Group, View


def is_people(view: View, group: Group) -> bool:
    """Whether the words of a group name people: a noun of people, a name after a title, a pronoun, a
    bare number.
    """
    if group.names is None:
        return True
    first, last = group.names
    head = view.words[group.head]
    is_known = head in read_people() or view.tags[group.head].startswith("PRP")
    if is_known or is_aged(view, group.head) or are_those_who(view.doc[group.head]):
        return True
    if is_thing(view, group.head):
        return False
    before = view.words[first : min(last, group.head + 1)]
    named = any(word in read_title_words() for word in before) or _is_apposed(view, group, before)
    return named or _is_person_name(view, group) or is_suffixed(head)


def _is_apposed(view: View, group: Group, before: Sequence[str]) -> bool:
    """Whether a noun of people stands before a name: "my neighbour Hemo"."""
    return view.tags[group.head] == "NNP" and any(word in read_people() for word in before)


def _is_person_name(view: View, group: Group) -> bool:
    """Whether an actor annotation says the head names a person or a body of people."""
    return any(
        a.first <= group.head < a.last and a.sort in {"person", "armed", "state", "civilian", "prisoner"}
        for a in view.sentence.actors
    )
