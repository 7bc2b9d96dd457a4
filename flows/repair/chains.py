"""The stretches of a text that may be damaged, and what undoing each chain of wrong readings would gain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.repair.edits import Edit, apply_edits
from flows.repair.plausibility import cost, read_weights
from flows.repair.readings import Reading, read_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 4
_LONG, _LIKELY = 1000, 1
_PROSE, _SLACK = 0.3, 0.5
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_CONTROL = re.compile("[\x80-\x9f]")
_TOKEN = re.compile(r"[^ \t\r\n\f\v]+")

Chain = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to undo the damage of a stretch: the readings, last accident first, and what is gained."""

    chain: Chain
    text: str
    gain: float
    keeps: bool = False  # whether letters that the reading can make stay as they stood: a sign against it

    @property
    def doubt(self) -> float:
        """What the choice must gain where nothing else speaks for it."""
        weights = read_weights()
        return sum(reading.doubt for reading in set(self.chain)) + weights.deeper * (len(self.chain) - 1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text between white space, with the ways to mend it, the best first.

    `rivals`: whether readings of two families explain it, each its own way.
    """

    start: int
    end: int
    choices: tuple[Choice, ...]
    rivals: bool


def find_stretches(text: str, active: Sequence[Reading]) -> list[Stretch]:
    """The stretches that hold a sequence of some reading and would gain by undoing it."""
    known: dict[str, Stretch] = {}
    stretches = []
    for start, end in find_tokens(text, active):
        token = text[start:end]
        if token not in known:
            known[token] = weigh_token(token, active)
        if known[token].choices:
            stretches.append(replace(known[token], start=start, end=end))
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


def weigh_token(token: str, active: Sequence[Reading]) -> Stretch:
    """The token with the ways to mend it that gain anything."""
    before = cost(token)
    choices, explained = [], []
    find = find_chains if len(token) < _LONG else find_likely
    for chain, text, bonus in find(token, active):
        kept = [char for char in _BEYOND_ASCII.findall(text) if char in token]
        if gain := weigh(before, chain, text, bonus):
            keeps = any(char.isalpha() and reading_holds(chain[0], char) for char in kept)
            choices.append(Choice(chain, text, gain, keeps))
        if len(chain) == 1 and not kept:
            explained.append((chain[0].family, text))
    rivals = all(len(set(part)) > 1 for part in zip(*explained, strict=True)) and len(explained) > 1
    return Stretch(0, len(token), tuple(sorted(choices, key=lambda choice: -choice.gain)), rivals)


def weigh(before: float, chain: Chain, text: str, bonus: float) -> float:
    """What undoing a chain gains; 0 where it gains too little or leaves too much that is implausible."""
    after = cost(text)
    left = cost(_CONTROL.sub("", text)) if _CONTROL.search(text) else after
    prose = _PROSE * len(_BEYOND_ASCII.findall(text))
    gain = before + bonus - after
    good = gain > read_weights().proven_of_all and left - prose <= rest(chain) * before + _SLACK
    return gain if good else 0.0


def rest(chain: Chain) -> float:
    """How much of the implausibility undoing a chain may leave, a factor."""
    weights = read_weights()
    return weights.rest if len({reading.family for reading in chain}) == 1 else weights.rest_mixed


def reading_holds(reading: Reading, char: str) -> bool:
    """Whether the reading can make this character out of a byte."""
    return ord(char) in reading.codes


def find_chains(token: str, active: Sequence[Reading]) -> Iterator[tuple[Chain, str, float]]:
    """Every chain of readings that can be undone, the text it leads to, and the bonus for its first step."""
    todo: list[tuple[Chain, str, float]] = [((), token, 0.0)]
    while todo:
        chain, text, bonus = todo.pop(0)
        for reading in next_readings(chain, text, active):
            edits = reading.find_edits(text)
            if edits:
                first = bonus if chain else find_bonus(token, edits)
                found = ((*chain, reading), apply_edits(text, edits), first)
                yield found
                todo += [found] if len(found[0]) < _DEEPEST else []


def find_likely(token: str, active: Sequence[Reading]) -> Iterator[tuple[Chain, str, float]]:
    """The chains that a part of a long token speaks for, undone in all of it."""
    first = min(found.start() for reading in active if (found := reading.whole.search(token)))
    for choice in weigh_token(token[first : first + _LONG - 1], active).choices[:_LIKELY]:
        text = token
        for reading in choice.chain:
            text = apply_edits(text, reading.find_edits(text))
        yield choice.chain, text, find_bonus(token, choice.chain[0].find_edits(token))


def next_readings(chain: Chain, text: str, active: Sequence[Reading]) -> Sequence[Reading]:
    """The readings worth undoing next: any at first and second, then only the last one again."""
    if not chain:
        return active
    chars = set(text)
    again = read_readings() if len(chain) == 1 and excess(text) > _SLACK else chain[-1:]
    return [reading for reading in again if reading.leads & chars and reading.trails & chars]


def excess(text: str) -> float:
    """How implausible a text is beyond what good prose of its letters costs."""
    return cost(text) - _PROSE * len(_BEYOND_ASCII.findall(text))


def find_bonus(token: str, edits: Sequence[Edit]) -> float:
    """What it counts that every character beyond ASCII is part of a sequence: seldom by chance."""
    if len(_BEYOND_ASCII.findall(token)) > sum(edit.end - edit.start for edit in edits):
        return 0.0
    return read_weights().each_trail * (sum(edit.end - edit.start - 1 for edit in edits) - 1)


def find_clean(text: str, spans: Sequence[Stretch | Edit]) -> frozenset[str]:
    """The characters beyond ASCII outside all the spans."""
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    kept: set[str] = set()
    for end, start in zip(ends, starts, strict=True):
        kept.update(_BEYOND_ASCII.findall(text, end, start))
    return frozenset(kept)
