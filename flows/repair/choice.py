"""Which stretches of a text are damaged and how: the whole text is the evidence for each of its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.repair.edits import Edit, apply_edits, compose_edits
from flows.repair.plausibility import cost, read_weights
from flows.repair.readings import Reading, read_readings

_DEEPEST = 4
_NEAR = 40
_PROSE, _SLACK = 0.3, 0.5
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_TOKEN = re.compile(r"[^ \t\r\n\f\v]+")

Chain = tuple[Reading, ...]
Support = Counter[Chain]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to undo the damage of a stretch: the readings, last accident first, and what is gained."""

    chain: Chain
    text: str
    gain: float

    @property
    def doubt(self) -> float:
        """What the choice must gain where nothing else speaks for it."""
        weights = read_weights()
        return sum(reading.doubt for reading in set(self.chain)) + weights.deeper * (len(self.chain) - 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text between white space, with the ways to mend it, the best first."""

    start: int
    end: int
    choices: tuple[Choice, ...]

    @property
    def rivals(self) -> bool:
        """Whether two readings explain the stretch, each its own way."""
        return len({choice.chain[0].family for choice in self.choices if len(choice.chain) == 1}) > 1


def find_mojibake(text: str) -> list[Edit]:
    """The edits that mend every stretch of UTF-8 read as another encoding."""
    chars = set(text)
    active = [reading for reading in read_readings() if reading.leads & chars and reading.trails & chars]
    edits = choose_edits(text, find_stretches(text, active)) if active else []
    return add_spaced(text, edits)


def find_stretches(text: str, active: Sequence[Reading]) -> list[Stretch]:
    """The stretches that hold a sequence of some reading and would gain by undoing it."""
    known: dict[str, tuple[Choice, ...]] = {}
    stretches = []
    for start, end in find_tokens(text, active):
        token = text[start:end]
        if token not in known:
            known[token] = weigh_token(token, active)
        if known[token]:
            stretches.append(Stretch(start, end, known[token]))
    return stretches


def find_tokens(text: str, active: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """The tokens that hold a sequence of one of the readings, in order."""
    places = sorted({found.start() for reading in active for found in reading.whole.finditer(text)})
    done = 0
    for place in places:
        if place < done:
            continue
        start = max(done, 1 + max(text.rfind(space, done, place) for space in " \t\r\n\f\v"))
        found = _TOKEN.match(text, start)
        done = found.end() if found else place + 1
        yield start, done


def weigh_token(token: str, active: Sequence[Reading]) -> tuple[Choice, ...]:
    """The ways to mend a token that gain anything, the best first."""
    before, weights = cost(token), read_weights()
    choices = []
    for chain, text, trails in find_chains(token, active):
        after = cost(text)
        left = any(reading_holds(chain[0], char) for char in _BEYOND_ASCII.findall(text) if char in token)
        bonus = 0.0 if left else weights.each_trail * max(0, trails - 1)
        gain = before + bonus - after
        prose = _PROSE * len(_BEYOND_ASCII.findall(text))
        if gain > weights.proven_of_all and after - prose <= weights.rest * before + _SLACK:
            choices.append(Choice(chain, text, gain))
    return tuple(sorted(choices, key=lambda choice: -choice.gain))


def reading_holds(reading: Reading, char: str) -> bool:
    """Whether the reading can make this character out of a byte."""
    return ord(char) in reading.codes


def find_chains(token: str, active: Sequence[Reading]) -> Iterator[tuple[Chain, str, int]]:
    """Every chain of readings that can be undone, the text it leads to, and the trail bytes of its first step."""
    todo: list[tuple[Chain, str, int]] = [((), token, 0)]
    while todo:
        chain, text, trails = todo.pop(0)
        for reading in next_readings(chain, text, active):
            edits = reading.find_edits(text)
            if edits:
                found = ((*chain, reading), apply_edits(text, edits), trails or _count_trails(edits))
                yield found
                todo += [found] if len(found[0]) < _DEEPEST else []


def next_readings(chain: Chain, text: str, active: Sequence[Reading]) -> Sequence[Reading]:
    """The readings worth undoing next: any at first and second, then only the last one again."""
    if not chain:
        return active
    chars = set(text)
    again = read_readings() if len(chain) == 1 else chain[-1:]
    return [reading for reading in again if reading.leads & chars and reading.trails & chars]


def _count_trails(edits: Iterable[Edit]) -> int:
    return sum(edit.end - edit.start - 1 for edit in edits)


def choose_edits(text: str, stretches: Sequence[Stretch]) -> list[Edit]:
    """The edits of the stretches whose gain outweighs the doubt that the whole text leaves."""
    support, clean = find_support(stretches), find_clean(text, stretches)
    chosen = [choose_chain(stretch, support, clean) for stretch in stretches]
    edits: list[Edit] = []
    for place, stretch in enumerate(stretches):
        best = chosen[place] or run_on(place, stretches, chosen)
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
    """The choice by which damage just before or after a stretch goes on in it."""
    near = [
        other.chain
        for at in (place - 1, place + 1)
        if 0 <= at < len(chosen) and (other := chosen[at]) and _gap(stretches[place], stretches[at]) <= read_weights().near
    ]
    return next((choice for choice in stretches[place].choices if choice.chain in near), None)


def _gap(one: Stretch, other: Stretch) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def proof(choice: Choice, support: Support) -> float:
    """What the other stretches gain by the same chain."""
    return support[choice.chain] - choice.gain


def find_support(stretches: Iterable[Stretch]) -> Support:
    """For each chain, the sum of what the stretches gain that it explains best and convincingly."""
    support: Support = Counter()
    for stretch in stretches:
        best = max(choice.gain - choice.doubt for choice in stretch.choices)
        for choice in stretch.choices:
            if choice.gain - choice.doubt >= max(best - 1, 0):
                support[choice.chain] += choice.gain
    return support


def find_clean(text: str, spans: Sequence[Stretch | Edit]) -> frozenset[str]:
    """The characters beyond ASCII outside all the spans."""
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    kept: set[str] = set()
    for end, start in zip(ends, starts, strict=True):
        kept.update(_BEYOND_ASCII.findall(text, end, start))
    return frozenset(kept)


def doubt(choice: Choice, rivals: bool, others: float, clean: frozenset[str]) -> float:
    """What a choice must gain to be believed, given rivals, the other stretches and the clean characters."""
    weights = read_weights()
    mixed = any(reading_holds(choice.chain[0], char) for char in clean)
    if others >= (weights.proof if mixed else weights.proof_of_all):
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


def add_spaced(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits and those for sequences whose no-break space became a space, in the reading that the edits prove."""
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
