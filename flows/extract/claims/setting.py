"""What the victim_type of a group may depend on besides its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flows.records import Actor


class Setting(NamedTuple):
    """What the type of a group may depend on besides its words.

    `country` is the code of the country where it happened, `before` the types of the groups named before
    it in the sentence, `earlier` the type of the last one of the sentence before, `actor` whom their words or
    the pronoun they are counted out of stand for, `owner` the type of those whose people they are, `whole`
    that of the people they are a part of.
    """

    country: str | None
    scope: str
    before: tuple[str, ...]
    actor: Actor | None = None
    earlier: str | None = None
    owner: str | None = None
    whole: str | None = None
