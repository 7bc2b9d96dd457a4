"""Hand-made judgements about which mentions name one event, and whether they still apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flows.lexicon import DataError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = frozenset({"one", "other", "same", "reason", "made"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two mentions, with its reason and its day."""

    one: str
    other: str
    same: bool
    reason: str
    made: date


def read_judgements() -> tuple[Judgement, ...]:
    """The judgements of `judgements.yml`; DataError names one that is not whole."""
    return tuple(parse_judgement(record) for record in read_yaml("judgements.yml", "resolve")["judgements"])


def parse_judgement(record: dict[str, Any]) -> Judgement:
    """One judgement from its record; DataError says what is wrong with it."""
    wrong = sorted(KEYS ^ record.keys())
    if wrong:
        raise DataError(f"judgements.yml: {record}: missing or unknown: {', '.join(wrong)}")
    if not record["reason"] or not isinstance(record["same"], bool) or not isinstance(record["made"], date):
        raise DataError(f"judgements.yml: {record}: needs a reason, same as true or false, made as a date")
    if record["one"] == record["other"]:
        raise DataError(f"judgements.yml: {record}: names one mention twice")
    return Judgement(**record)


def find_stale(judgements: Iterable[Judgement], mention_ids: Iterable[str]) -> tuple[str, ...]:
    """One line for each judgement that names a mention that no longer exists."""
    known = set(mention_ids)
    return tuple(
        f"judgements.yml: {mention} is no longer a mention ({judgement.reason})"
        for judgement in judgements
        for mention in (judgement.one, judgement.other)
        if mention not in known
    )
