"""Which stretches of a text are damaged and how: the whole text is the evidence for each of its parts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from flows.repair.chains import Chain, Choice, Stretch, find_clean, find_stretches, reading_holds
from flows.repair.edits import Edit, apply_edits, compose_edits
from flows.repair.plausibility import read_weights
from flows.repair.readings import read_readings
from flows.repair.spaced import add_spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ABOUT = 0.6

Support = defaultdict[Chain, float]


def find_mojibake(text: str) -> list[Edit]:
    """The edits that mend every stretch of UTF-8 read as another encoding."""
    chars = set(text)
    active = [reading for reading in read_readings() if reading.leads & chars and reading.trails & chars]
    edits = choose_edits(text, find_stretches(text, active)) if active else []
    return add_spaced(text, edits)


def choose_edits(text: str, stretches: Sequence[Stretch]) -> list[Edit]:
    """The edits of the stretches whose gain outweighs the doubt that the whole text leaves."""
    support, clean = find_support(stretches), find_clean(text, stretches)
    chosen = [choose_chain(stretch, support, clean) for stretch in stretches]
    edits: list[Edit] = []
    for place, stretch in enumerate(stretches):
        best = run_on(place, stretches, chosen) or chosen[place]
        edits += undo(text, stretch, best.chain) if best else []
    return edits


def choose_chain(stretch: Stretch, support: Support, clean: frozenset[str]) -> Choice | None:
    """The choice that is believed, if any; of equal ones that with more support in the text."""

    def rank(choice: Choice) -> tuple[float, float]:
        doubted = choice.doubt if proof(choice, support) < read_weights().proof else 0.0
        return round(choice.gain - doubted, 1), support[choice.chain]

    best = max(stretch.choices, key=rank)
    return best if best.gain > doubt(best, stretch.rivals, proof(best, support), clean) else None


def run_on(place: int, stretches: Sequence[Stretch], chosen: Sequence[Choice | None]) -> Choice | None:
    """The choice by which the damage just before or after runs on, if it gains about as much as any."""
    here, own = stretches[place], chosen[place]
    sides = [at for at in (place - 1, place + 1) if 0 <= at < len(chosen)]
    close = [at for at in sides if _gap(here, stretches[at]) <= read_weights().near]
    near = [other.chain for at in close if (other := chosen[at])]
    enough = own.gain - _ABOUT if own else read_weights().proven_of_all
    fits = (c for c in here.choices if c.chain in near and c.gain >= enough and not c.keeps)
    return next(fits, None)


def _gap(one: Stretch, other: Stretch) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def proof(choice: Choice, support: Support) -> float:
    """What the other stretches gain by the same chain."""
    return support[choice.chain] - choice.gain


def find_support(stretches: Iterable[Stretch]) -> Support:
    """For each chain, the sum of what the stretches gain that it explains best and convincingly."""
    support: Support = defaultdict(float)
    for stretch in stretches:
        best = max(choice.gain - choice.doubt for choice in stretch.choices)
        for choice in stretch.choices:
            if choice.gain - choice.doubt >= max(best - 1, 0):
                support[choice.chain] += choice.gain
    return support


def doubt(choice: Choice, rivals: bool, others: float, clean: frozenset[str]) -> float:
    """What a choice must gain to be believed, given rivals, the other stretches and the clean characters."""
    weights = read_weights()
    mixed = any(reading_holds(choice.chain[0], char) for char in clean)
    if not choice.keeps and others >= (weights.proof if mixed else weights.proof_of_all):
        return weights.proven if mixed else weights.proven_of_all
    return choice.doubt + mixed * (weights.clean_elsewhere + rivals * weights.rivals)


def undo(text: str, stretch: Stretch, chain: Chain) -> list[Edit]:
    """The edits of the text that undo a chain of readings in one stretch."""
    token = text[stretch.start : stretch.end]
    edits: list[Edit] = []
    now = token
    for reading in chain:
        step = reading.find_edits(now)
        edits = compose_edits(edits, now, step)
        now = apply_edits(now, step)
    return [Edit(e.start + stretch.start, e.end + stretch.start, e.after, e.causes) for e in edits]
