"""Who is published by name: persons with a public role; others appear as the people they belong to.

The policy is in `flows/publish/templates/privacy.md`, its words in `flows/lexicon/public_roles.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from flows.lexicon import read_yaml
from flows.lexicon.actors import fill, group_name, groups, leaders
from flows.lexicon.fold import fold_pieces
from flows.records import Actor
from flows.resolve.mentions import country_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flows.records import Claim, Mention, Reading

PERSON = "Individual"
BEFORE, AFTER = 80, 90  # characters beside a name that may hold its role
WORDS_BEFORE = 7
ARTICLES = ("the ", "The ")
NOBODY = "nobody"  # stands for a name of one word that nothing tells to be a person's
MOST = 40  # places of one name in one text that are looked at
TOKEN = re.compile(r"[\w.'’-]*\w|[,;:()\n]")
ASIDE = re.compile(r"\s?[,(–—]([^,.;()\n]{2,90})")


class Standing(NamedTuple):
    """What the texts say a person is: whether a public role is named, and the group of a private one."""

    has_role: bool
    group: str | None
    acts: bool


def hide_private(readings: Iterable[Reading]) -> list[Reading]:
    """The readings, every person without a public role replaced by the people the person belongs to."""
    read = list(readings)
    private = find_private(read)
    return [_hide(reading, private) for reading in read] if private else read


def find_private(readings: Iterable[Reading]) -> dict[str, str]:
    """name -> group of every person to whom no text gives a public role, by name or by political acts."""
    found: dict[str, Standing] = {}
    for reading in readings:
        for name, standing in _find_standings(reading):
            known = found.get(name, Standing(False, None, False))
            found[name] = Standing(
                known.has_role or standing.has_role,
                known.group or standing.group,
                known.acts or standing.acts,
            )
    return {
        name: standing.group or ("civilians" if len(fold_pieces(name)) > 1 else NOBODY)
        for name, standing in found.items()
        if not standing.has_role and (standing.group or not standing.acts)
    }


def _find_standings(reading: Reading) -> Iterator[tuple[str, Standing]]:
    """(name, standing) of every surface form of a person in one text."""
    acting = {
        part.actor.name
        for mention in reading.mentions
        if mention.event_type is None
        for part in mention.participants
        if part.role == "initiator"
    }
    for actor, form in reading.actors:
        if actor.actor_type == PERSON:
            told = find_standing(reading.document.text, form)
            is_known = (
                actor.basis == "lexicon"
                or actor.wikidata_id is not None
                or actor.member_of is not None
                or " ".join(fold_pieces(actor.name)) in leaders()
            )
            yield actor.name, Standing(told.has_role or is_known, told.group, actor.name in acting)


def find_standing(text: str, name: str) -> Standing:
    """What the words beside a name in a text make its bearer; a name with an article or in capitals is
    that of a body, not of a private person.

    >>> find_standing("the mayor of Baquba, Abdullah Ahmed, was killed", "Abdullah Ahmed").has_role
    True
    >>> find_standing("Amina Ibrahim, a teacher, was killed", "Amina Ibrahim").group
    'civilians'
    """
    roles, groups_of = _roles(), _private_words()
    has_role, group = name.isupper() or not roles.isdisjoint(fold_pieces(name)), None
    for start in _find_places(text, name):
        end = start + len(name)
        words = [*_words_before(text[max(start - BEFORE, 0) : start]), *_words_after(text[end : end + AFTER])]
        has_role |= not roles.isdisjoint(words) or text[:start].endswith(ARTICLES)
        group = group or next((groups_of[word] for word in words if word in groups_of), None)
    return Standing(has_role, group, False)


def _find_places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    for _ in range(MOST):
        if at < 0:
            return
        yield at
        at = text.find(name, at + len(name))


def _words_before(text: str) -> Iterator[str]:
    """The words that lead up to a name, back to the first one that is no part of a title or its phrase.

    A plural stands for its singular ("generals Azhar al-Obeidi and Ahmed"), and reaches over an "and".
    """
    known = {*_roles(), *_private_words(), *read_yaml("public_roles.yml")["links"]}
    is_list = False
    for token in reversed(TOKEN.findall(text)[-WORDS_BEFORE:]):
        folded = "".join(fold_pieces(token))
        one = folded.removesuffix("s")
        is_list |= token == "and"
        if token not in {",", "and"} and not {folded, one} & known and token.islower():
            return
        yield from (one,) if folded not in known else () if is_list else (folded,)


def _words_after(text: str) -> tuple[str, ...]:
    """The words of an aside right after a name."""
    aside = ASIDE.match(text)
    return fold_pieces(aside[1]) if aside else ()


def _hide(reading: Reading, private: Mapping[str, str]) -> Reading:
    usual = Counter(m.where.country for m in reading.mentions if m.where.country).most_common(1)
    home = usual[0][0] if usual else None
    mentions = tuple(_hide_in_mention(mention, private, home) for mention in reading.mentions)
    claims = tuple(_hide_in_claim(claim, private, home) for claim in reading.claims)
    kept = [(actor, form) for actor, form in reading.actors if not _is_hidden(actor, private)]
    known = {actor for actor, _ in kept}
    shown = dict.fromkeys(actor for actor in _find_actors(mentions, claims) if actor not in known)
    return replace(reading, mentions=mentions, claims=claims, actors=(*kept, *((a, "") for a in shown)))


def _find_actors(mentions: Iterable[Mention], claims: Iterable[Claim]) -> Iterator[Actor]:
    yield from (part.actor for mention in mentions for part in mention.participants)
    for claim in claims:
        people = claim.victim_actor, claim.perpetrator, claim.attributed_actor
        yield from (actor for actor in people if actor)


def _is_hidden(actor: Actor, private: Mapping[str, str]) -> bool:
    return actor.actor_type == PERSON and actor.name in private


def _hide_in_mention(mention: Mention, private: Mapping[str, str], home: str | None) -> Mention:
    country = mention.where.country or home
    told = ((part, _stand_for(part.actor, private, country)) for part in mention.participants)
    return mention._replace(participants=tuple(part._replace(actor=actor) for part, actor in told if actor))


def _hide_in_claim(claim: Claim, private: Mapping[str, str], home: str | None) -> Claim:
    country = claim.where.country or home
    victim, doer, speaker = claim.victim_actor, claim.perpetrator, claim.attributed_actor
    return claim._replace(
        victim_actor=victim and _stand_for(victim, private, country),
        perpetrator=doer and _stand_for(doer, private, country),
        attributed_actor=speaker and _stand_for(speaker, private, country),
    )


def _stand_for(actor: Actor, private: Mapping[str, str], country: str | None) -> Actor | None:
    """The actor, or the people a private person belongs to; None for a doubtful name."""
    if not _is_hidden(actor, private):
        return actor
    if private[actor.name] == NOBODY:
        return None
    code = actor.country or country_code(country)
    group = groups()[private[actor.name]]
    name = group_name(group, code, None) or fill("Civilians ({country})", code, None)
    parent = fill(group.member_of, code, None) if group.member_of else None
    return Actor(name, group.actor_type, code, parent, "inferred")


@cache
def _roles() -> frozenset[str]:
    return frozenset(read_yaml("public_roles.yml")["roles"])


@cache
def _private_words() -> Mapping[str, str]:
    """word -> the group of the private persons it names."""
    data: Mapping[str, Any] = read_yaml("public_roles.yml")["private"]
    return {word: group for group, words in data.items() for word in words}
