"""Actors in one sentence: names the lexicon knows, common nouns that stand for actors, other proper names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.actor_nouns import GroupNoun, find_group_noun
from flows.lexicon.actors import (
    Alias,
    NamedActor,
    aliases,
    government_of,
    group_words,
    organisation_heads,
    pronouns,
)
from flows.lexicon.countries import Country, country_words
from flows.lexicon.fold import fold_pieces
from flows.records import ActorName
from flows.syntax import case_of, children, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from flows.records import PlaceName, TimeExpression

ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "ROOT", "conj", "appos", "obl"}
)
COUNTRY_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "conj", "compound"}
)
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
COMPLEMENTS = frozenset({"of", "from"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
ARTICLES = frozenset({"al", "el", "ul", "ar", "as", "ash", "at", "an", "az"})


class Hit(NamedTuple):
    """Tokens `[first, last)` that name an actor or a country."""

    first: int
    last: int
    actor: NamedActor | None
    country: Country | None
    is_demonym: bool


def find_actor_names(
    doc: Doc, start: int, taken: Iterable[PlaceName | TimeExpression] = ()
) -> tuple[ActorName, ...]:
    """Every actor the sentence names or describes, in text order; `start` is its first character.

    Words already `taken` as places or times are no unknown proper names.
    """
    hits = _find_hits(doc)
    by_token = {i: hit for hit in hits for i in range(hit.first, hit.last)}
    placed = {i for other in taken for i in range(other.first, other.last)}
    found = [name for hit in hits if (name := _from_hit(doc, start, hit))]
    for token in doc:
        name = _from_token(token, start, by_token, placed)
        if name is not None:
            found.append(name)
    return tuple(sorted(found, key=lambda name: (name.first, name.last)))


def _find_hits(doc: Doc) -> list[Hit]:
    """Names of actors and countries, the longest at each place, left to right, not overlapping."""
    stream = [(piece, token.i) for token in doc for piece in fold_pieces(token.text)]
    hits, at = [], 0
    while at < len(stream):
        hit = _alias_at(doc, stream, at) or _country_at(doc, stream, at)
        if hit is None:
            at += 1
            continue
        hits.append(hit)
        while at < len(stream) and stream[at][1] < hit.last:
            at += 1
    return hits


def _matches(stream: list[tuple[str, int]], at: int, pieces: tuple[str, ...]) -> tuple[int, int] | None:
    if len(pieces) > len(stream) - at or any(stream[at + k][0] != p for k, p in enumerate(pieces)):
        return None
    first, last = stream[at][1], stream[at + len(pieces) - 1][1] + 1
    after = stream[at + len(pieces)] if at + len(pieces) < len(stream) else ("", -1)
    before = stream[at - 1] if at else ("", -1)
    inside = before[1] == first and before[0] not in ARTICLES
    tied = after[1] > last and after[0] in group_words("loose_ties")
    return None if inside or after[1] == last - 1 or tied else (first, last)


def _alias_at(doc: Doc, stream: list[tuple[str, int]], at: int) -> Hit | None:
    skip = 1 if stream[at][0] in ARTICLES and at + 1 < len(stream) else 0
    for offset in (0, skip) if skip else (0,):
        for alias in aliases().get(stream[at + offset][0], ()):
            span = _matches(stream, at + offset, alias.pieces)
            if span and _is_written_as(doc, span, alias):
                return Hit(stream[at][1], span[1], alias.actor, None, False)
    return None


def _is_written_as(doc: Doc, span: tuple[int, int], alias: Alias) -> bool:
    """Whether capitals are as a name wants them; a date range of the alias is the document's to judge."""
    words = doc[span[0] : span[1]]
    if alias.exact:
        return words.text.replace(".", "") == alias.exact.replace(".", "") and words[0].tag_ != "VBZ"
    return any(token.text[:1].isupper() for token in words)


def _country_at(doc: Doc, stream: list[tuple[str, int]], at: int) -> Hit | None:
    for pieces, country, is_demonym in country_words().get(stream[at][0], ()):
        span = _matches(stream, at, pieces)
        if span and doc[span[0]].text[:1].isupper() and (len(pieces[0]) > 3 or _is_upper(doc, span, pieces)):
            return Hit(*span, None, country, is_demonym)
    return None


def _is_upper(doc: Doc, span: tuple[int, int], pieces: tuple[str, ...]) -> bool:
    return len(pieces) > 1 or doc[span[0]].text.replace(".", "").isupper()


def _from_hit(doc: Doc, start: int, hit: Hit) -> ActorName | None:
    """The named actor of a hit; a country is one only as an argument, a demonym only as a people."""
    head = _head_of(doc, hit.first, hit.last)
    if hit.actor is not None:
        return _named(doc, start, (hit.first, hit.last), head, hit.actor)
    if hit.country is None or doc[head].dep_ not in COUNTRY_ARGUMENTS:
        return None
    if not hit.is_demonym:
        government = government_of(hit.country.code)
        return (
            None
            if doc[head].dep_ == "compound"
            else _named(doc, start, (hit.first, hit.last), head, government)
        )
    if doc[head].tag_ in {"NNS", "NNPS", "NNP", "NN"} and doc[head].dep_ != "compound":
        return _people(doc, start, (hit.first, hit.last), head, hit.country)
    return None


def _head_of(doc: Doc, first: int, last: int) -> int:
    """The token of a span that hangs outside it."""
    return next(
        (i for i in range(first, last) if not first <= doc[i].head.i < last or doc[i].head.i == i), first
    )


def _named(doc: Doc, start: int, span: tuple[int, int], head: int, actor: NamedActor) -> ActorName:
    return ActorName(
        start=start + doc[span[0]].idx,
        end=start + doc[span[1] - 1].idx + len(doc[span[1] - 1]),
        first=span[0],
        last=span[1],
        head=head,
        text=doc[span[0] : span[1]].text,
        name=actor.name,
        sort=actor.sort,
        side=actor.side,
        actor_type=actor.actor_type,
        country=actor.country,
        member_of=actor.member_of,
        basis="lexicon",
        is_subject=doc[head].dep_ in SUBJECTS,
        wikidata_id=actor.wikidata_id,
    )


def _people(doc: Doc, start: int, span: tuple[int, int], head: int, country: Country) -> ActorName:
    people = NamedActor(
        f"Civilians ({country.name})", "civilian", "civilian", "Civilians", country.code, None, None
    )
    return _named(doc, start, span, head, people)


def _from_token(token: Token, start: int, hits: dict[int, Hit], placed: set[int]) -> ActorName | None:
    if token.lower_ in pronouns():
        return _pronoun(token, start)
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    hit = hits.get(token.i)
    if hit and (hit.actor is not None or token.pos_ != "NOUN"):
        return None
    noun = None if _is_title(token) else find_group_noun(token)
    if noun is not None and noun.sort == "force" and _is_unit_name(token):
        return _proper(token, start)
    if noun is not None:
        return _from_noun(token, start, noun, hits)
    if token.lemma_.lower() in group_words("name_bearers"):
        return _from_bearer(token, start, hits)
    if token.pos_ == "PROPN" and token.i not in placed and token.dep_ in ARGUMENTS:
        return _proper(token, start)
    return None


def _from_bearer(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    """The actor whose name or class leads a noun that is none itself: "ISIL members", "security force members"."""
    for child in reversed(list(children(token, "compound", "nmod:poss", "amod"))):
        hit = hits.get(child.i)
        if hit and hit.actor:
            return _named(token.doc, start, noun_phrase(token.doc, token.i, COMPLEMENTS), token.i, hit.actor)
        noun = find_group_noun(child)
        if noun is not None and noun.sort in {"state", "armed"}:
            return _from_noun(token, start, noun, hits)
    return None


def _is_title(token: Token) -> bool:
    """Whether the noun only leads a name or qualifies another noun ("Prime Minister X", "government forces")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    leads = after is not None and token.tag_ in NAME_TAGS and after.tag_ in NAME_TAGS
    qualifies = token.dep_ in {"compound", "amod"} and token.head.i > token.i
    return leads or (qualifies and not _follows_nation(token))


def _follows_nation(token: Token) -> bool:
    """Whether a nationality stands right before the noun: "the U.S. military withdrawal"."""
    before = token.doc[token.i - 1] if token.i else None
    return (
        before is not None
        and before.text[:1].isupper()
        and fold_pieces(before.text)[:1] != ()
        and any(
            len(pieces) == 1 and pieces == fold_pieces(before.text)
            for pieces, _, _ in country_words().get(fold_pieces(before.text)[0], ())
        )
    )


def _is_unit_name(token: Token) -> bool:
    """Whether a noun like "Battalion" is the name of one unit: capitalised, after a number or a name."""
    before = token.doc[token.i - 1] if token.i else None
    numbered = before is not None and (before.text[:1].isdigit() or before.tag_ in {"JJ", "NNP"})
    return (
        token.tag_ in NAME_TAGS
        and before is not None
        and numbered
        and before.text[:1].isupper() | before.text[:1].isdigit()
    )


def _pronoun(token: Token, start: int) -> ActorName:
    kind = pronouns()[token.lower_]
    at = start + token.idx
    return ActorName(
        at, at + len(token), token.i, token.i + 1, token.i, token.text, None, "pronoun", None, None, None, None,
        "generic", kind, is_plural=kind == "plural", is_subject=token.dep_ in SUBJECTS,
    )  # fmt: skip


def _from_noun(token: Token, start: int, noun: GroupNoun, hits: dict[int, Hit]) -> ActorName:
    """The actor a common noun describes, named by an actor's name that modifies it."""
    first, last = noun_phrase(token.doc, token.i, COMPLEMENTS)
    near = [hits[i] for i in range(min(first, max(0, token.i - 1)), min(last, token.i)) if i in hits]
    named = next((h.actor for h in near if h.actor), None) if noun.bears_names else None
    named = named or (_named_by_complement(token, hits) if noun.bears_names else None)
    if named is not None and named.sort in {"armed", "state", "organisation", "political"}:
        return _named(token.doc, start, (first, last), token.i, named)
    country = next((h.country.code for h in near if h.country), None) or _country_after(token, hits)
    return ActorName(
        start=start + token.doc[first].idx,
        end=start + token.doc[last - 1].idx + len(token.doc[last - 1]),
        first=first,
        last=last,
        head=token.i,
        text=token.doc[first:last].text,
        name=None,
        sort="state" if noun.sort == "force" and country else noun.sort,
        side=noun.group.side,
        actor_type=noun.group.actor_type,
        country=country,
        member_of=None,
        basis="generic",
        group=noun.group.id,
        identity=noun.identity,
        is_plural=token.tag_ in {"NNS", "NNPS"},
        is_unidentified=noun.is_unidentified,
        is_subject=token.dep_ in SUBJECTS,
    )


def _named_by_complement(token: Token, hits: dict[int, Hit]) -> NamedActor | None:
    """The actor after "of", "from" or in apposition: "fighters from the Islamic State", "the group, ISIL"."""
    for child in token.children:
        complement = child.dep_ == "nmod" and case_of(child) in {"of", "from", "with", "for", "loyal to"}
        hit = hits.get(child.i)
        if (complement or child.dep_ in {"appos", "flat"}) and hit and hit.actor:
            return hit.actor
    return None


def _country_after(token: Token, hits: dict[int, Hit]) -> str | None:
    for child in children(token, "nmod"):
        hit = hits.get(child.i)
        if hit and hit.country and case_of(child) in {"of", "from"}:
            return hit.country.code
    return None


def _proper(token: Token, start: int) -> ActorName | None:
    """A proper name no list knows: a person, or an organisation by its head noun."""
    first, last = _name_run(token)
    titles = group_words("titles")
    while first < last - 1 and token.doc[first].lower_.rstrip(".") in titles:
        first += 1
    words = [t.lower_ for t in token.doc[first:last]]
    if words[-1].rstrip(".") in titles or not words[-1][:1].isalpha():
        return None
    sort, kind = next(
        (organisation_heads()[w] for w in reversed(words) if w in organisation_heads()),
        ("person", "Individual"),
    )
    name = token.doc[first:last].text
    actor = NamedActor(name, sort, _side(sort), kind, None, None, None)
    return replace(_named(token.doc, start, (first, last), token.i, actor), basis="inferred")


def _side(sort: str) -> str:
    return {"armed": "armed_group", "state": "state_forces"}.get(sort, "civilian")


def _name_run(token: Token) -> tuple[int, int]:
    """The unbroken run of name tokens around `token`."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > 0 and _is_name(doc[first - 1]):
        first -= 1
    while last < len(doc) and _is_name(doc[last]):
        last += 1
    return first, last


def _is_name(token: Token) -> bool:
    if token.tag_ in NAME_TAGS and token.lower_ not in {"'s", "’s"}:
        return True
    joins = token.text in {"-", "’", "'"} or token.lower_ in {
        "al",
        "bin",
        "ibn",
        "abu",
        "de",
        "el",
        "von",
        "van",
        "ul",
    }
    around = 0 < token.i < len(token.doc) - 1
    return (
        joins and around and token.doc[token.i + 1].tag_ in NAME_TAGS and not token.doc[token.i + 1].is_space
    )
