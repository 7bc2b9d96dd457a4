"""The records of actors in a sentence, made from token spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon.actors import group_words
from flows.records import ActorName
from flows.syntax.labels import PLURAL_TAGS, SUBJECTS

if TYPE_CHECKING:
    from flows.annotate.actors.nouns import GroupNoun
    from flows.lexicon.actors import NamedActor
    from flows.records import Token, Tree


def make_named(doc: Tree, start: int, span: tuple[int, int], head: int, actor: NamedActor) -> ActorName:
    """The record of a named actor; `span` are its tokens, `head` the one the grammar hangs on."""
    return ActorName(
        start=start + doc[span[0]].idx,
        end=start + doc[span[1] - 1].idx + len(doc[span[1] - 1]),
        first=span[0],
        last=span[1],
        head=head,
        text=doc.quote(*span),
        name=actor.name,
        sort=actor.sort,
        side=actor.side,
        actor_type=actor.actor_type,
        country=actor.country,
        member_of=actor.member_of,
        basis=actor.basis,
        is_subject=doc[head].dep_ in SUBJECTS,
        wikidata_id=actor.wikidata_id,
    )


def make_pronoun(token: Token, start: int, kind: str) -> ActorName:
    """The record of a pronoun; `kind` is plural, group, person or sides."""
    at = start + token.idx
    return ActorName(
        start=at,
        end=at + len(token),
        first=token.i,
        last=token.i + 1,
        head=token.i,
        text=token.text,
        name=None,
        sort="pronoun",
        side=None,
        actor_type=None,
        country=None,
        member_of=None,
        basis="generic",
        group=kind,
        is_plural=kind in {"plural", "sides"},
        is_subject=token.dep_ in SUBJECTS,
    )


def make_generic(
    token: Token, start: int, span: tuple[int, int], noun: GroupNoun, country: str | None
) -> ActorName:
    """The record of a common noun, which the document will name."""
    doc, (first, last) = token.doc, span
    return ActorName(
        start=start + doc[first].idx,
        end=start + doc[last - 1].idx + len(doc[last - 1]),
        first=first,
        last=last,
        head=token.i,
        text=doc.quote(first, last),
        name=None,
        sort="state" if noun.sort == "force" and country else noun.sort,
        side=noun.group.side,
        actor_type=noun.group.actor_type,
        country=country,
        member_of=None,
        basis="generic",
        group=noun.group.id,
        identity=noun.identity,
        is_plural=token.tag_ in PLURAL_TAGS,
        is_unidentified=noun.is_unidentified,
        is_one=token.tag_ == "NN" and token.lemma_.lower() not in group_words("collectives"),
        is_subject=token.dep_ in SUBJECTS,
    )
