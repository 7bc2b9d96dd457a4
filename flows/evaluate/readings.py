"""Synthetic readings for measuring what resolving costs: never published, never read by a rule."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from flows.ids import make_id
from flows.records import Actor, Claim, Document, Mention, Participant, Reading, When, Where
from schemas import find_codes, read_code_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

TELLINGS = 4  # mentions of one event, on average
PER_DOCUMENT = 25
WIDTH = 200  # characters a sentence takes
GROUPS = tuple(Actor(f"Front {number}", "Rebel group", "IRQ", None, "lexicon") for number in range(30))
FORCES = tuple(
    Actor(f"Brigade {number}", "State forces", "IRQ", "Iraqi Armed Forces", "lexicon") for number in range(30)
)


class Happening(NamedTuple):
    """What really happened: the tellings of it leave things out and differ in their numbers."""

    event_type: str
    sub_event_type: str
    day: date
    place: int
    initiator: Actor
    target: Actor
    killed: int


def make_readings(mentions: int, seed: int = 0) -> list[Reading]:
    """The readings of so many mentions, 25 a text; several tell one event, one in three with a number."""
    draw = random.Random(seed)
    happenings = [_make_happening(draw, mentions) for _ in range(max(mentions // TELLINGS, 1))]
    texts = -(-mentions // PER_DOCUMENT)
    return [
        _make_reading(
            draw, number, draw.choices(happenings, k=min(PER_DOCUMENT, mentions - number * PER_DOCUMENT))
        )
        for number in range(texts)
    ]


def _make_happening(draw: random.Random, mentions: int) -> Happening:
    code = str(draw.choice(find_codes("sub_event_type")))
    parents = {code.code: code.parent or "" for code in read_code_lists()["sub_event_type"].codes}
    return Happening(
        parents[code],
        code,
        date(2014, 1, 1) + timedelta(days=draw.randrange(365)),
        draw.randrange(max(mentions // 500, 20)),
        draw.choice(GROUPS),
        draw.choice(FORCES),
        draw.randrange(1, 60),
    )


def _make_reading(draw: random.Random, number: int, happenings: Sequence[Happening]) -> Reading:
    document_id = make_id("doc", "synthetic", number)
    text = "".join(f"gunmen attacked, killing {h.killed}.".ljust(WIDTH) for h in happenings)
    document = Document(
        document_id, f"{number}.txt", f"{number:064x}", len(text), "utf-8", text, (), None, None, None,
        date(2014, 1, 1) + timedelta(days=number % 400), 1, "sources", "en", "news", None, None,
        f"voice {number // 2}", (),
    )  # fmt: skip
    mentions = tuple(_tell(draw, h, index * WIDTH) for index, h in enumerate(happenings))
    claims = tuple(
        _claim(draw, h, index * WIDTH) for index, h in enumerate(happenings) if draw.random() < 1 / 3
    )
    speaker = Actor(f"Name{number % 900} Surname{number % 500}", "Individual", None, None, "inferred")
    named = [(part.actor, part.text) for mention in mentions for part in mention.participants]
    return Reading(document, mentions, claims, (*dict.fromkeys(named), (speaker, speaker.name)), ())


def _when(draw: random.Random, happening: Happening) -> When:
    day = happening.day if draw.random() > 0.2 else None
    return When(day, day, 1, "on the day", "time.own_clause") if day else When()


def _where(happening: Happening) -> Where:
    name = f"Town {happening.place}"
    return Where(name, f"syn-{happening.place}", name, "town", "Province", "Iraq",
                 30 + happening.place % 90 / 10, 40 + happening.place % 70 / 10, 1, "clause")  # fmt: skip


def _tell(draw: random.Random, happening: Happening, start: int) -> Mention:
    """One mention of an event; some lack the day or the place."""
    parts = tuple(
        Participant(role, actor, "gunmen", start, start + 6, "subject")
        for role, actor in (("initiator", happening.initiator), ("target", happening.target))
    )
    place = _where(happening) if draw.random() > 0.1 else Where()
    codes = happening.event_type, happening.sub_event_type, "ASSAULT"
    when = _when(draw, happening)
    return Mention(
        start, start + 30, "attacked", start + 7, *codes, when, place, "reported", None, parts, "attack_on"
    )


def _claim(draw: random.Random, happening: Happening, start: int) -> Claim:
    """One number of people killed in the event, one in four other than it was."""
    number = happening.killed + (draw.randrange(5) if draw.random() < 0.25 else 0)
    return Claim(start, start + 30, "killed", str(number), start + 25, start + 27, number, number, "exact",
                 "soldiers", "state_forces", happening.target, happening.initiator, None, None, "reported",
                 When(), Where(), "incident", None, False, start + 7, "claim.synthetic")  # fmt: skip
