"""A place taken, told again by a noun: "the capture of the town" is whose capture was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.mentions.tellers import TELLER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.records import Mention, Participant, When

TAKINGS = frozenset({"Government regains territory", "Non-state actor overtakes territory"})


def retell_takings(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions; a taking that names nobody is the other side's where the text has just told that one.

    Without it, "the fall of the town" would be the armed group's even after "the army has seized the town".
    """
    told: list[Mention] = []
    for mention in mentions:
        is_open = mention.sub_event_type in TAKINGS and not find_named(mention)
        told.append(_retell(mention, told) if is_open else mention)
    return tuple(told)


def find_named(mention: Mention) -> tuple[Participant, ...]:
    """The initiators that words of the text name, or who say that they are."""
    doers = (p for p in mention.participants if p.role == "initiator")
    return tuple(p for p in doers if p.start is not None or p.rule == TELLER)


def _retell(mention: Mention, told: Sequence[Mention]) -> Mention:
    """The mention with the code and the takers of the last taking of its place, where that fits its days."""
    earlier = (m for m in reversed(told) if m.sub_event_type in TAKINGS and find_named(m))
    last = next((m for m in earlier if _is_same_place(m, mention)), None)
    if (
        last is None
        or _suffers(mention, last)
        or last.sub_event_type == mention.sub_event_type
        or not _may_be_one(last.when, mention.when)
    ):
        return mention
    takers = tuple(p._replace(start=None, end=None, rule="retold") for p in find_named(last))
    kept = tuple(p for p in mention.participants if p.role != "initiator")
    return mention._replace(
        sub_event_type=last.sub_event_type, plover=last.plover, participants=takers + kept
    )


def _suffers(mention: Mention, last: Mention) -> bool:
    """Whether those who took the place are the ones now driven out of it."""
    takers = {p.actor.name for p in find_named(last)}
    return any(p.role == "target" and p.actor.name in takers for p in mention.participants)


def _is_same_place(one: Mention, other: Mention) -> bool:
    return one.where.location is not None and one.where.location == other.where.location


def _may_be_one(told: When, again: When) -> bool:
    """Whether the days of the two leave each other room, as far as the text gives any."""
    begins = [when.start for when in (told, again) if when.start]
    ends = [when.end for when in (told, again) if when.end]
    return not begins or not ends or max(begins) <= min(ends)
