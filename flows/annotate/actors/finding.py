"""Actors in one sentence: names the lexicon knows, common nouns that stand for actors, other proper names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from flows.annotate.actors.bearers import find_borne, find_doer, find_seat_owner
from flows.annotate.actors.hits import NOTHING, Hit, find_hits, is_nation
from flows.annotate.actors.joint import share_nouns
from flows.annotate.actors.loyalty import find_allegiance, find_loyalty
from flows.annotate.actors.nouns import GroupNoun, find_group_noun, is_led
from flows.annotate.actors.proper import find_proper, is_unit_name
from flows.annotate.actors.records import make_generic, make_named, make_pronoun
from flows.annotate.actors.seats import find_capital, find_seat, is_addressed
from flows.annotate.actors.sides import is_side, make_forces
from flows.annotate.actors.twins import find_head_of, find_twin
from flows.annotate.actors.units import find_unit
from flows.lexicon.actors import NamedActor, government_of, group_words, groups, leaders, pronouns
from flows.syntax import case_of, children, noun_phrase
from flows.syntax.labels import PROPER_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.annotate.actors.hits import Defined
    from flows.lexicon.countries import Country
    from flows.records import ActorName, PlaceName, TimeExpression, Token, Tree

ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "ROOT", "conj", "appos", "obl"}
)
CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
COUNTRY_ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss", "conj", "compound"}
)
NAMING = frozenset({"ADJ", "NOUN", "PROPN"})


def find_actor_names(
    doc: Tree,
    start: int,
    taken: Iterable[PlaceName | TimeExpression] = (),
    defined: Defined = NOTHING,
) -> tuple[ActorName, ...]:
    """Every actor the sentence names or describes, in text order; `start` is its first character.

    Words already `taken` as places or times are no unknown proper names, those the text `defined` are known.
    """
    hits = find_hits(doc, defined)
    by_token = {i: hit for hit in hits for i in range(hit.first, hit.last)}
    placed = {i for other in taken for i in range(other.first, other.last)}
    found = [name for hit in hits if (name := _from_hit(doc, start, hit))]
    for token in doc:
        name = _from_token(token, start, by_token, placed) if _may_stand(token) else None
        if name is not None:
            found.append(name)
    twins = [twin for hit in hits if (twin := find_twin(doc, start, hit, found))]
    spans = {(twin.first, twin.last) for twin in twins}
    found = [name for name in found if (name.first, name.last) not in spans] + twins
    found = [name for name in found if not _is_surname(name, found)]
    found = share_nouns(doc, found)
    return tuple(sorted(found, key=lambda name: (name.first, name.last)))


def _is_surname(noun: ActorName, names: Iterable[ActorName]) -> bool:
    """Whether a noun for people is only the last word of a person's name: "Zabihullah Mujahid"."""
    alone = noun.name is None and noun.last - noun.first == 1 and noun.text[:1].isupper()
    persons = (name for name in names if alone and name.sort == "person")
    return any(person.first < noun.first and noun.last == person.last for person in persons)


def _from_hit(doc: Tree, start: int, hit: Hit) -> ActorName | None:
    """The named actor of a hit; a country is one only as an argument, a demonym only as a people."""
    head = find_head_of(doc, hit.first, hit.last)
    if hit.actor is not None:
        return make_named(doc, start, (hit.first, hit.last), head, hit.actor)
    epithet = None if hit.country is None or hit.is_demonym else _find_epithet(doc[head])
    if hit.country is not None and epithet is not None:
        return make_named(doc, start, (hit.first, hit.last), epithet.i, government_of(hit.country.code))
    counted = hit.is_demonym and _is_counted(doc[head])
    if hit.country is None or not (counted or _takes_part(doc[head])):
        return None
    if not hit.is_demonym:
        stands_alone = doc[head].dep_ != "compound"
        span = (hit.first, hit.last)
        return make_named(doc, start, span, head, government_of(hit.country.code)) if stands_alone else None
    if doc[head].tag_ in {"NNS", "NNPS", "NNP", "NN"} and doc[head].dep_ != "compound":
        return _people(doc, start, (hit.first, hit.last), head, hit.country)
    return None


def _find_epithet(token: Token) -> Token | None:
    """The noun a state bears right before its name: "strikes by regime ally Russia"."""
    if not token.i or token.dep_ not in {"appos", "flat", "nmod", "obj"} or case_of(token):
        return None
    before = token.doc[token.i - 1]
    return before if before.lemma_.lower() in group_words("state_epithets") else None


def _takes_part(token: Token) -> bool:
    """Whether a country's name stands where one who does or suffers something stands: "strikes by Israel"."""
    by = token.dep_ == "nmod" and case_of(token) == "by"
    by = by or (token.dep_ == "ROOT" and token.tag_ == "NNPS" and bool(children(token, "acl")))
    return by or token.dep_ in COUNTRY_ARGUMENTS or is_addressed(token)


def _is_counted(token: Token) -> bool:
    """Whether a noun or number before "of" counts people: "hundreds of Palestinians"."""
    counts = token.head.lemma_.lower() in group_words("transparent") or token.head.pos_ == "NUM"
    return token.dep_ == "nmod" and case_of(token) == "of" and counts


def _people(doc: Tree, start: int, span: tuple[int, int], head: int, country: Country) -> ActorName:
    people = NamedActor(
        f"Civilians ({country.name})", "civilian", "civilian", "Civilians", country.code, None, None
    )
    forces = make_forces(country) if is_side(doc[head]) else None
    return make_named(doc, start, span, head, forces or people)


def _may_stand(token: Token) -> bool:
    """Whether the word may stand for an actor: most verbs, prepositions and signs cannot."""
    names = token.pos_ in NAMING or token.tag_ == "NNS" or token.text[:1].isupper()
    return names or token.lower_ in _standing_words() or token.text.endswith("led")


@cache
def _standing_words() -> frozenset[str]:
    """Words other than nouns that stand for an actor."""
    return group_words("partitives").union(pronouns())


def _from_token(token: Token, start: int, hits: dict[int, Hit], placed: set[int]) -> ActorName | None:
    """The actor headed at one token, if any: a pronoun, a common noun, a name no list knows."""
    if token.lower_ in pronouns():
        return make_pronoun(token, start, pronouns()[token.lower_])
    if _is_partitive(token):
        return make_pronoun(token, start, "plural")
    if _are_sides(token):
        return make_pronoun(token, start, "sides")
    hit = hits.get(token.i)
    named = hit is not None and (hit.actor is not None or token.pos_ != "NOUN")
    seat = None if named else find_seat(token)
    if seat is not None:
        return make_named(token.doc, start, (token.i, token.i + 1), token.i, government_of(seat))
    if named or not (token.pos_ in NAMING or is_led(token)):
        return None
    unit = find_doer(token, start, hits) or find_unit(token, start, hits)
    return unit or _from_common(token, start, hits) or _from_proper(token, start, placed, hits)


def _is_partitive(token: Token) -> bool:
    """Whether "others", "the rest" stand alone for people told of before."""
    if token.lower_ not in group_words("partitives"):
        return False
    return token.dep_ in CORE and not children(token, "nmod", "acl", "acl:relcl")


def _are_sides(token: Token) -> bool:
    """Whether the words stand for the two told of, fighting or dealing with each other: "both sides"."""
    if token.lemma_.lower() not in group_words("sides") or token.tag_ != "NNS" or children(token, "nmod"):
        return False
    said = {child.lower_ for child in children(token, "det", "nummod", "amod", "det:predet")}
    return not group_words("two").isdisjoint(said) and (said <= group_words("two") | {"the"})


def _from_common(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    noun = None if _is_title(token) else find_group_noun(token)
    if noun is not None and not (noun.sort == "force" and is_unit_name(token)):
        found = _from_noun(token, start, noun, hits)
        bound = noun.group.id == "government" and token.lemma_.lower() in group_words("nation_bound")
        if found.name or found.country or not bound:
            return found
        noun = None
    return find_borne(token, start, hits) if noun is None else None


def _from_proper(token: Token, start: int, placed: set[int], hits: dict[int, Hit]) -> ActorName | None:
    stands = token.dep_ in ARGUMENTS or _is_after_title(token) or _is_partner(token)
    known = token.text[:1].isupper() and token.lower_ in leaders()
    fits = (token.pos_ == "PROPN" or known) and token.i not in placed and stands
    return find_proper(token, start, hits) if fits else None


def _is_partner(token: Token) -> bool:
    """Whether a full name tells with or under whom something is done, or a title names the person.

    "Talks with Kim Jong Un", "the assassination of President Madero".
    """
    if token.dep_ != "nmod":
        return False
    before = token.doc[max(0, token.i - 1)]
    if before.tag_ in PROPER_TAGS and before.lower_.rstrip(".") in group_words("titles"):
        return True
    return any(children(token, "compound", "flat")) and case_of(token) in group_words("partnerships")


def _is_after_title(token: Token) -> bool:
    """Whether a name hangs on the last word of the title before it: "Secretary of State John Kerry"."""
    title = token.head
    first = token.dep_ == "flat" and token.i == title.i + 1
    return first and title.dep_ == "nmod" and title.lower_ in group_words("titles")


def _is_title(token: Token) -> bool:
    """Whether the noun only leads a name or qualifies a noun ("Prime Minister X", "government forces")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    leads = after is not None and token.tag_ in PROPER_TAGS and after.tag_ in PROPER_TAGS
    before = token.doc[token.i - 1] if token.i else None
    qualifies = token.dep_ in {"compound", "amod"} and token.head.i > token.i
    return leads or (qualifies and not is_nation(before))


def _from_noun(token: Token, start: int, noun: GroupNoun, hits: dict[int, Hit]) -> ActorName:
    """The actor a common noun describes, named by an actor's name that modifies it."""
    first, last = noun_phrase(token.doc, token.i, group_words("origins"))
    near = [hits[i] for i in range(min(first, max(0, token.i - 1)), min(last, token.i)) if i in hits]
    apart = any(word.lower_ in group_words("breaking_away") for word in token.doc[first : token.i])
    named = next((h.actor for h in near if h.actor), None) if noun.bears_names and not apart else None
    named = named or (_named_by_complement(token, hits) if noun.bears_names else None)
    if named is not None and named.sort in {"armed", "state", "organisation", "political"}:
        return make_named(token.doc, start, (first, last), token.i, named)
    country = next((h.country.code for h in near if h.country), None) or _country_after(token, hits)
    country = country or (find_seat_owner(token) if noun.bears_names else None)
    if noun.bears_names and (state := find_loyalty(token, hits)):
        noun, country = noun._replace(group=groups()["pro_government_forces"], sort="state"), state.country
    return make_generic(token, start, (first, last), noun, country)


def _named_by_complement(token: Token, hits: dict[int, Hit]) -> NamedActor | None:
    """The actor after "of", "from" or in apposition: "fighters from the Islamic State", "the group, ISIL"."""
    for child in token.children:
        complement = child.dep_ == "nmod" and case_of(child) in group_words("memberships")
        hit = hits.get(child.i)
        if (complement or child.dep_ in {"appos", "flat"}) and hit and hit.actor:
            return hit.actor
    return find_allegiance(token, hits)


def _country_after(token: Token, hits: dict[int, Hit]) -> str | None:
    """The country whose they are: "the army of Chad", "officials from Washington"."""
    for child in children(token, "nmod"):
        if case_of(child) in group_words("origins"):
            hit = hits.get(child.i)
            country = hit.country.code if hit and hit.country else find_capital(child)
            if country is not None:
                return country
    return None
