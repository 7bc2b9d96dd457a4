"""Proper names no list knows: persons, organisations by their head noun, numbered units."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.actors.offices import Office, find_office
from flows.annotate.actors.records import make_named
from flows.annotate.actors.sides import is_party
from flows.lexicon import read_yaml
from flows.lexicon.actors import NamedActor, group_words, organisation_heads
from flows.syntax import case_of, children
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from flows.annotate.actors.hits import Hit
    from flows.records import ActorName, Token


def is_unit_name(token: Token) -> bool:
    """Whether a noun like "Battalion" is the name of one unit: capitalised, after a number or a name."""
    before = token.doc[token.i - 1].text[:1] if token.i else ""
    return token.tag_ in PROPER_TAGS and (before.isdigit() or before.isupper())


def find_proper(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    """A proper name no list knows: a person, or an organisation by its head noun."""
    if token.dep_ in {"obl", "nmod"} and case_of(token) in group_words("locatives"):
        return None  # where, not who
    first, last = _name_run(token)
    titles = group_words("titles")
    first = _pass_titles(token, first, last)
    words = [t.lower_ for t in token.doc[first:last]]
    if words[-1].rstrip(".") in titles or not words[-1][:1].isalpha() or not _may_act(words):
        return None
    sort, kind = next(
        (organisation_heads()[w] for w in reversed(words) if w in organisation_heads()),
        ("armed", "Rebel group") if is_party(token) else ("person", "Individual"),
    )
    if sort == "person" and _is_thing(token):
        return None
    name = token.doc.quote(first, last)
    office = find_office(token, first, hits) if sort == "person" else Office(None, None)
    actor = NamedActor(name, sort, side_of(sort), kind, office.country, office.member_of, None, "inferred")
    return make_named(token.doc, start, (first, last), token.i, actor)


def _is_thing(token: Token) -> bool:
    """Whether a relative clause with "which" is told of the name, as of nobody."""
    return any(word.lower_ == "which" for told in children(token, "acl:relcl") for word in told.children)


def _pass_titles(token: Token, first: int, last: int) -> int:
    """The first token of a name after its titles: "U.S. President", "Catholic Church Archbishop"."""
    words = [t.lower_ for t in token.doc[first:last]]
    plain = [word.rstrip(".") for word in words]
    roles, titles = read_roles(), group_words("titles")
    known = [
        not titles.isdisjoint({word, bare, bare.removesuffix("s")})
        for word, bare in zip(words, plain, strict=True)
    ]
    lead = next((at for at, is_title in enumerate(known) if not is_title), len(known) - 1)
    ranks = [at for at, word in enumerate(plain[:-1]) if word in roles]
    rest = plain[ranks[-1] + 1 :] if ranks else []
    is_person = len(rest) > 1 and organisation_heads().keys().isdisjoint(rest)
    return first + min(ranks[-1] + 1 if is_person else lead, last - first - 1)


@cache
def read_roles() -> frozenset[str]:
    """The public roles that stand before a name."""
    return frozenset(read_yaml("public_roles.yml")["roles"])


def _may_act(words: list[str]) -> bool:
    """Whether a name is neither a bare "Battalion", a landmark's ("the Mosul Hotel") nor a continent's."""
    bare = len(words) == 1 and words[0] in organisation_heads()
    if set(words) <= group_words("continents"):
        return False
    return not bare and words[0] not in group_words("landmarks") and words[-1] not in group_words("landmarks")


def side_of(sort: str) -> str:
    """On which side people are harmed whose name is of a sort."""
    return {"armed": "armed_group", "state": "state_forces"}.get(sort, "civilian")


def _name_run(token: Token) -> tuple[int, int]:
    """The unbroken run of name tokens around `token`."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 0 and _is_name(doc[first - 1]):
        first -= 1
    while last < len(doc) and (_is_name(doc[last]) or _is_last_name(doc[last])):
        last += 1
    return first, last


def _is_last_name(token: Token) -> bool:
    """Whether a word that the tagger took for a common noun ends a name: "Martin Griffiths"."""
    before = token.doc[token.i - 1]
    linked = token.dep_ == "flat" or len(before.text.rstrip(".")) == 1
    return linked and token.text[:1].isupper() and token.tag_ in {"NN", "NNS"}


def _is_name(token: Token) -> bool:
    if token.tag_ in PROPER_TAGS and token.lower_ not in {"'s", "’s"}:
        return True
    joins = token.text in {"-", "’", "'"} or token.lower_ in group_words("name_particles")
    around = 0 < token.i < len(token.doc) - 1
    return (
        joins
        and around
        and token.doc[token.i + 1].tag_ in PROPER_TAGS
        and not token.doc[token.i + 1].is_space
    )
