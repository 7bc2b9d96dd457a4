"""Tables that keep every rule: a text whose rows break one is rejected by name, and the others go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.lexicon import DataError
from flows.records import Reading, Reject
from flows.resolve import make_rows_as_read, resolve_outcomes
from schemas import InvalidTablesError, check_models, make_table, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from flows.corrections import Correction
    from schemas import Issue

REASON = "rows_broken"
REMEDY = (
    "the fault is the reader's, not the text's: report it with the text, and take the text out until then"
)


@dataclass(frozen=True, slots=True)
class Sound:
    """Tables without a fault, and the outcomes that they are made of."""

    outcomes: list[Reading | Reject]
    tables: dict[str, pd.DataFrame]


def make_sound_tables(
    outcomes: Sequence[Reading | Reject], corrections: tuple[Correction, ...] = ()
) -> Sound:
    """Every table, checked; texts whose rows break a rule are rejects.

    What no text does by itself stops the build: corrections that break a rule, or a fault in all texts.
    """
    try:
        return _make_sound(outcomes, corrections)
    except (DataError, OSError):
        raise
    except Exception as error:
        rejects = {reject.path: reject for reject in find_broken(outcomes, error)}
        sound = [rejects.get(_find_path(outcome), outcome) for outcome in outcomes]
        if not rejects or not any(isinstance(outcome, Reading) for outcome in sound):
            raise
    return _make_sound(sound, corrections)


def find_broken(outcomes: Iterable[Reading | Reject], error: Exception) -> list[Reject]:
    """A reject for each reading whose rows break a rule, of outcomes that together end in this error.

    The readings are halved until what breaks stands alone: a check of few costs nearly what one of many does.
    """
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    if len(readings) == 1:
        return [Reject(readings[0].document.path, REASON, f"{describe(error, readings)}; {REMEDY}")]
    middle = len(readings) // 2
    halves = ((half, _find_error(half)) for half in (readings[:middle], readings[middle:]) if half)
    return [reject for half, fault in halves if fault for reject in find_broken(half, fault)]


def _find_error(readings: list[Reading]) -> Exception | None:
    """What keeps readings from becoming tables."""
    try:
        _make_sound(readings)
    except Exception as error:
        return error
    return None


def _make_sound(outcomes: Sequence[Reading | Reject], corrections: tuple[Correction, ...] = ()) -> Sound:
    """The tables of these outcomes; an error where they are not right or cannot be made."""
    return check_outcomes(outcomes, resolve_outcomes(outcomes, corrections))


def check_outcomes(outcomes: Iterable[Reading | Reject], tables: dict[str, pd.DataFrame]) -> Sound:
    """The outcomes and the tables made of them; InvalidTablesError where a rule is broken."""
    made_of = list(outcomes)
    documents = (outcome.document for outcome in made_of if isinstance(outcome, Reading))
    validate(tables, {document.document_id: document.text for document in documents})
    return Sound(made_of, tables)


def _find_path(outcome: Reading | Reject) -> str:
    return outcome.document.path if isinstance(outcome, Reading) else outcome.path


def describe(error: Exception, readings: Sequence[Reading]) -> str:
    """The first broken rule with its table, column and rows, and how many more are broken.

    Rows as they were read come first: a wrong value there may stop resolve, or show in an event.
    """
    try:
        issues = _check_as_read(readings) or (error.issues if isinstance(error, InvalidTablesError) else [])
    except ValueError as unreadable:
        return str(unreadable)
    if not issues:
        return f"{type(error).__name__}: {error}"
    return f"{issues[0]} (and {len(issues) - 1} more)" if issues[1:] else str(issues[0])


def _check_as_read(readings: Sequence[Reading]) -> list[Issue]:
    tables = {name: make_table(name, rows) for name, rows in make_rows_as_read(readings).items()}
    return [issue for issue in check_models(tables) if issue.table in tables]
