"""UTF-8 sequences whose no-break space became a space: mended where other damage proves the reading."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from flows.repair.chains import find_clean, reading_holds
from flows.repair.edits import Edit, apply_edits
from flows.repair.plausibility import cost, read_weights
from flows.repair.readings import Reading, read_readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NEAR = 40


def add_spaced(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits and those for sequences that lost a no-break space, in the reading that the edits prove."""
    reading = main_reading(edits)
    spaced = drop_overlaps(reading.find_edits(text, spaced=True), edits)
    if not spaced:
        return list(edits)
    every = sorted([*edits, *spaced], key=lambda edit: edit.start)
    needed = spaced_doubt(reading, edits, find_clean(text, every))
    refused = {edit for edit in spaced if gain_around(text, every, edit) < needed}
    return [edit for edit in every if edit not in refused]


def main_reading(edits: Iterable[Edit]) -> Reading:
    """The reading that most edits undo first; without edits the likeliest of all."""
    names = Counter("windows-1252" if edit.causes[0] == "latin-1" else edit.causes[0] for edit in edits)
    return max(read_readings(), key=lambda reading: names[reading.name])


def drop_overlaps(found: Iterable[Edit], taken: Iterable[Edit]) -> list[Edit]:
    """Those found that touch no character of those taken."""
    places = {place for edit in taken for place in range(edit.start, edit.end)}
    return [edit for edit in found if places.isdisjoint(range(edit.start, edit.end))]


def spaced_doubt(reading: Reading, edits: Sequence[Edit], clean: Iterable[str]) -> float:
    """What restoring a no-break space must gain."""
    weights = read_weights()
    if not edits:
        return weights.spaced_alone
    mixed = any(char.isalpha() and reading_holds(reading, char) for char in clean)
    return weights.spaced_clean if mixed else 0.0


def gain_around(text: str, every: Sequence[Edit], edit: Edit) -> float:
    """What an edit gains in the words it touches, the other edits made."""
    at = bisect_left(every, edit.start, key=lambda e: e.start)
    left = _made(text, max(0, edit.start - _NEAR), edit.start, every[max(0, at - _NEAR) : at])
    right = _made(text, edit.end, edit.end + _NEAR, every[at + 1 : at + _NEAR])
    left, right = left.split(" ")[-1], right.split(" ")[0]
    return cost(left + text[edit.start : edit.end] + right) - cost(left + edit.after + right)


def _made(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    inside = [e for e in edits if e.start >= start and e.end <= end]
    return apply_edits(text[start:end], [Edit(e.start - start, e.end - start, e.after, ()) for e in inside])
