"""Forces of which only one has the noun: "army and militia units", "government and rebel forces"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.actors import FIGHTERS, group_words, groups
from flows.syntax import children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import ActorName, Token, Tree

QUALIFYING = frozenset({"amod", "compound"})


def share_nouns(doc: Tree, found: Sequence[ActorName]) -> list[ActorName]:
    """The names; one that is joined to another before the noun of both shares that noun."""
    heads = {name.head: name for name in found if name.sort in FIGHTERS and name.shares is None}
    return [_share(doc, name, heads) for name in found]


def _share(doc: Tree, name: ActorName, heads: dict[int, ActorName]) -> ActorName:
    token = doc[name.head]
    if name.group == "government" and _lacks_noun(token, heads):
        return _as_troops(name)
    first = token.head if token.dep_ == "conj" else token
    joined = first is not token or any(child.i < first.head.i for child in children(first, "conj"))
    whole = heads.get(first.head.i) if joined and first.dep_ in QUALIFYING else None
    if whole is None or name.shares is not None or not whole.first <= name.head < whole.head:
        return name
    if name.sort not in FIGHTERS or (name.name, name.group) == (whole.name, whole.group):
        return name
    return name._replace(shares=whole.head, is_subject=whole.is_subject)


def _lacks_noun(token: Token, heads: dict[int, ActorName]) -> bool:
    """Whether a bare "government" is joined to forces whose noun it has in mind."""
    others = (child for child in children(token, "conj") if child.i in heads)
    forces = any(child.lemma_.lower() in group_words("forces") for child in others)
    return token.lower_ in group_words("governments") and forces and not children(token, "det", "nmod:poss")


def _as_troops(name: ActorName) -> ActorName:
    troops = groups()["troops"]
    kept = name._replace(group=troops.id, sort=troops.sort, side=troops.side)
    return kept._replace(actor_type=troops.actor_type)
