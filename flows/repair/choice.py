"""Which stretches of a text are damaged and how: the whole text is the evidence for each of its parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.repair.edits import Edit, apply_edits, compose_edits
from flows.repair.plausibility import cost, read_weights
from flows.repair.readings import Reading, read_readings

_DEEPEST = 4
_NEAR = 40
_ENOUGH = 50.0
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_TOKEN = re.compile(r"[^ \t\r\n\f\v]+")

Chain = tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to undo the damage of a stretch: the readings, last accident first, and what is gained."""

    chain: Chain
    text: str
    gain: float

    @property
    def names(self) -> frozenset[str]:
        """The readings that it needs, each once."""
        return frozenset(reading.name for reading in self.chain)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text between white space, with the ways to mend it, the best first."""

    start: int
    end: int
    choices: tuple[Choice, ...]

    @property
    def rivals(self) -> bool:
        """Whether two readings explain the stretch, each its own way."""
        return len({choice.text for choice in self.choices if len(choice.chain) == 1}) > 1


def find_mojibake(text: str) -> list[Edit]:
    """The edits that mend every stretch of UTF-8 read as another encoding."""
    chars = set(text)
    active = [reading for reading in read_readings() if reading.leads & chars and reading.trails & chars]
    if not active:
        return []
    stretches = find_stretches(text, active)
    return choose_edits(text, stretches) if stretches else []


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
        gain = before + bonus - after - weights.deeper * (len(chain) - 1)
        if gain > weights.proven_of_all and after <= weights.rest * before + 1:
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
    edits: list[Edit] = []
    for stretch in stretches:
        best = choose_chain(stretch, support, clean)
        edits += undo(text, stretch, best.chain) if best else []
    return add_spaced(text, edits) if edits else []


def choose_chain(stretch: Stretch, support: Counter[str], clean: frozenset[str]) -> Choice | None:
    """The choice that is believed, if any; of close ones that with more support in the text."""
    enough = stretch.choices[0].gain - read_weights().close
    close = [choice for choice in stretch.choices if choice.gain >= enough]
    best = max(close, key=lambda c: (min(proof(c, support), _ENOUGH), c.gain))
    return best if best.gain > doubt(best, stretch.rivals, proof(best, support), clean) else None


def proof(choice: Choice, support: Counter[str]) -> float:
    """What the other stretches gain by the readings of a choice, the least of them counting."""
    return min(support[name] for name in choice.names) - choice.gain


def find_support(stretches: Iterable[Stretch]) -> Counter[str]:
    """For each reading, the sum of what the stretches gain whose best choice needs it."""
    support: Counter[str] = Counter()
    for stretch in stretches:
        best = stretch.choices[0].gain
        names = {name for choice in stretch.choices if choice.gain >= best - 0.01 for name in choice.names}
        support.update(dict.fromkeys(names, best))
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
    base = sum(reading.doubt for reading in set(choice.chain))
    return base + mixed * (weights.clean_elsewhere + rivals * weights.rivals)


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
    """The edits and those for sequences whose no-break space became a space, for readings that the edits prove."""
    proven = Counter("windows-1252" if edit.causes[0] == "latin-1" else edit.causes[0] for edit in edits)
    name = proven.most_common(1)[0][0]
    reading = next(reading for reading in read_readings() if reading.name == name)
    taken = {place for edit in edits for place in range(edit.start, edit.end)}
    spaced = [e for e in reading.find_edits(text, spaced=True) if taken.isdisjoint(range(e.start, e.end))]
    every = sorted([*edits, *spaced], key=lambda edit: edit.start)
    clean = any(reading_holds(reading, char) for char in find_clean(text, every))
    needed = read_weights().spaced_clean if clean else 0.0
    refused = {edit for edit in spaced if _gain_around(text, edit) < needed}
    return [edit for edit in every if edit not in refused]


def _gain_around(text: str, edit: Edit) -> float:
    """What an edit gains in the words it touches."""
    start, end = max(0, edit.start - _NEAR), edit.end + _NEAR
    left, right = text[start : edit.start].split(" ")[-1], text[edit.end : end].split(" ")[0]
    return cost(left + text[edit.start : edit.end] + right) - cost(left + edit.after + right)
