"""The columns that several tables share, and the ids of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from flows.ids import make_id
from flows.lexicon.fold import fold_pieces

if TYPE_CHECKING:
    from flows.records import Claim, Mention, When, Where

Row: TypeAlias = dict[str, Any]


def date_columns(when: When) -> Row:
    """When, as columns."""
    return {
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
        "date_text": when.text,
        "date_rule": when.rule,
    }


def place_columns(where: Where, country_code: str | None) -> Row:
    """Where, as columns."""
    return {
        "place_text": where.text,
        "location": where.location,
        "place_id": where.place_id,
        "place_kind": where.kind,
        "admin1": where.admin1,
        "country": where.country,
        "country_code": country_code,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geo_precision": where.precision,
        "place_rule": where.rule,
    }


def mention_id(document_id: str, mention: Mention) -> str:
    """A mention is its text, its trigger, its code and its place."""
    code = mention.sub_event_type or mention.plover
    place = mention.where.location or mention.where.text
    return make_id("men", document_id, mention.start, mention.end, mention.trigger_start, code, place)


def claim_id(document_id: str, claim: Claim) -> str:
    """A claim is its text, its number and its harm."""
    return make_id(
        "clm",
        document_id,
        claim.start,
        claim.end,
        claim.count_start,
        claim.count_end,
        claim.harm,
        claim.victims,
    )


def actor_key(name: str) -> str:
    """The folded name under which spellings of one actor meet.

    >>> actor_key("Recep Tayyip Erdoğan") == actor_key("Recep Tayyip Erdogan")
    True
    """
    return " ".join(p for p in fold_pieces(name) if p not in {"the", "al", "el"}) or name


def actor_id(name: str) -> str:
    """The id of an actor, from its folded name."""
    return make_id("act", actor_key(name))
