"""Whom a person serves, by the words beside the name: "Turkish Prime Minister X", "Y, Iraq's envoy"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.actors import fill, group_words, groups
from flows.syntax import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.annotate.actors.hits import Hit
    from flows.records import Token

LONGEST_TITLE = 8  # tokens before a name


class Office(NamedTuple):
    """The country of a person, and the body the person serves in it."""

    country: str | None
    member_of: str | None


def find_office(token: Token, first: int, hits: dict[int, Hit]) -> Office:
    """The office of the person headed at `token`, whose name begins at `first`; empty where none is told."""
    beside = [*_title_before(token, first), *_asides(token, first)]
    near = [hits[t.i] for t in beside if t.i in hits]
    body = next((hit.actor for hit in near if hit.actor and hit.actor.sort != "media"), None)
    if body is not None:
        return Office(body.country, body.name)
    country = next((hit.country.code for hit in near if hit.country), None)
    words = {t.lemma_.lower().rstrip(".") for t in beside}
    group = next((group for group, own in _offices() if own & words), None) if country else None
    parent = groups()[group].name if group else None
    return Office(country, fill(parent, country, None) if parent else None)


def _title_before(token: Token, first: int) -> Iterator[Token]:
    """The words of the title right before a name, the last first."""
    doc = token.doc
    for at in range(first - 1, max(-1, first - 1 - LONGEST_TITLE), -1):
        word = doc[at]
        if word.pos_ in {"VERB", "AUX", "PRON", "NUM"} or word.is_punct or word.dep_ in {"cc", "mark"}:
            return
        if word.dep_ == "case" and word.lower_ not in group_words("title_links"):
            return
        yield word


def _asides(token: Token, first: int) -> Iterator[Token]:
    """The words of a phrase set beside a name, before or after it."""
    heads = list(children(token, "appos"))
    heads += [token.head] if token.dep_ == "appos" else []
    for head in heads:
        yield from (t for t in head.subtree if t.i < first) if head.i < first else head.subtree


@cache
def _offices() -> tuple[tuple[str, frozenset[str]], ...]:
    """Each class of `groups.yml` with the words for those who serve in it, by precedence."""
    return tuple((row["group"], frozenset(row["words"])) for row in read_yaml("public_roles.yml")["offices"])
