"""The name a title or an office stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.syntax import children

if TYPE_CHECKING:
    from flows.extract.mentions.kinds import View
    from flows.records import ActorName


def _flat_name(view: View, head: int) -> ActorName | None:
    """The name a title stands before or beside ("President Obama", "the governor, Atheel al-Nujaifi,")."""
    token = view.sentence.doc[head]
    inner = (
        c for place in children(token, "nmod") for c in children(place, "flat")
    )  # "Secretary of State X"
    parts = (c.i for c in (*children(token, "flat", "appos"), *inner))
    return next((view.actors[i] for i in parts if i in view.actors and view.actors[i].name), None)


def named_head(view: View, head: int) -> int:
    """The token an actor is known by: the head itself, or the name after its title."""
    own = view.actors.get(head)
    if own is not None and (own.name or own.sort != "political"):
        return head
    name = _flat_name(view, head) or (None if own else _described_name(view, head))
    return head if name is None else name.head


def _described_name(view: View, head: int) -> ActorName | None:
    """The person whom an office in apposition describes ("X, the chairman, who urged")."""
    token = view.sentence.doc[head]
    name = view.actors.get(token.head.i) if token.dep_ == "appos" else None
    return name if name is not None and name.sort == "person" else None
