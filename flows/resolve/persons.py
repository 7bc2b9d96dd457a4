"""Persons under one name in all documents: the bare surname and the misspelt name join the full one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from flows.resolve.rows import actor_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping

    from flows.records import Actor, Claim, Mention, Reading

LONG = 6  # letters from which on one wrong letter is a slip rather than another name
LONG_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ay", "ai"))  # as transcribed


def unify_persons(readings: Iterable[Reading]) -> list[Reading]:
    """The readings, each person under the fullest of the names that stand for that person alone."""
    read = list(readings)
    names = Counter(actor.name for r in read for actor, _ in r.actors if actor.actor_type == "Individual")
    chosen = choose_names(names)
    return [_rename_reading(reading, chosen) for reading in read] if chosen else read


def choose_names(names: Mapping[str, int]) -> dict[str, str]:
    """name -> fuller or better known name, for each name that can only mean one of the others.

    >>> choose_names({"Nouri al-Maliki": 3, "Maliki": 2, "Nouri al-Malik": 1})
    {'Maliki': 'Nouri al-Maliki', 'Nouri al-Malik': 'Nouri al-Maliki'}
    """
    pieces = {name: tuple(actor_key(name).split()) for name in names}
    index = _index_names(pieces)
    several = [name for name, words in sorted(pieces.items()) if len(words) > 1]
    better = {name: _find_better(name, index, names, pieces) for name in several}
    chosen = {name: found[0] for name, found in better.items() if len(found) == 1}
    for name, words in sorted(pieces.items()):
        if len(words) == 1:
            fuller = {chosen.get(o, o) for o in _find_fuller(words, index.by_last, pieces)}
            chosen |= {name: min(fuller)} if len(fuller) == 1 else {}
    return {name: chosen.get(target, target) for name, target in chosen.items()}


class _Index(NamedTuple):
    """Names of several words by their last word, by all their words, and by all but one of them."""

    by_last: MutableMapping[str, list[str]]
    by_words: MutableMapping[tuple[str, ...], list[str]]
    by_rest: MutableMapping[tuple[int, tuple[str, ...]], list[str]]


def _index_names(pieces: Mapping[str, tuple[str, ...]]) -> _Index:
    index = _Index(defaultdict(list), defaultdict(list), defaultdict(list))
    for name, words in sorted(pieces.items()):
        if len(words) > 1:
            index.by_last[words[-1]].append(name)
            index.by_words[words].append(name)
            for at in range(len(words)):
                index.by_rest[at, words[:at] + words[at + 1 :]].append(name)
    return index


def _find_fuller(
    words: tuple[str, ...], by_last: MutableMapping[str, list[str]], pieces: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """The names that end in a bare surname; titled forms of one name count once."""
    found = by_last.get(words[-1], [])
    return [
        name for name in found if not any(_ends_with(pieces[name], pieces[o]) for o in found if o != name)
    ]


def _ends_with(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return len(longer) > len(shorter) and longer[-len(shorter) :] == shorter


def _find_better(
    name: str, index: _Index, names: Mapping[str, int], pieces: Mapping[str, tuple[str, ...]]
) -> list[str]:
    """The name without its title ("President Barack Obama"), or the more frequent spelling a letter away."""
    words = pieces[name]
    for first in range(1, len(words) - 1):
        if words[first:] in index.by_words:
            return [max(index.by_words[words[first:]])]
    alike = {o for at in range(len(words)) for o in index.by_rest[at, words[:at] + words[at + 1 :]]}
    spelt = [o for o in alike if (names[o], o) > (names[name], name) and _is_respelt(words, pieces[o])]
    slips = [o for o in alike if names[o] > names[name] and _is_slip(words, pieces[o])]
    return sorted({*spelt, *slips})


def _is_respelt(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one in two transcriptions: "Nuri" and "Nouri", "Hasan" and "Hassan"."""
    return words != other and [_spell(word) for word in words] == [_spell(word) for word in other]


def _spell(word: str) -> str:
    """A word with long vowels written short and no letter doubled."""
    for long, short in LONG_VOWELS:
        word = word.replace(long, short)
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)


def _is_slip(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in one letter of one long word."""
    if len(words) != len(other):
        return False
    different = [(a, b) for a, b in zip(words, other, strict=True) if a != b]
    if len(different) != 1 or max(map(len, different[0])) < LONG:
        return False
    return DamerauLevenshtein.distance(*different[0], score_cutoff=1) == 1


def _rename_reading(reading: Reading, chosen: Mapping[str, str]) -> Reading:
    return replace(
        reading,
        mentions=tuple(_rename_mention(mention, chosen) for mention in reading.mentions),
        claims=tuple(_rename_claim(claim, chosen) for claim in reading.claims),
        actors=tuple((_rename(actor, chosen), text) for actor, text in reading.actors),
    )


def _rename_mention(mention: Mention, chosen: Mapping[str, str]) -> Mention:
    parts = tuple(part._replace(actor=_rename(part.actor, chosen)) for part in mention.participants)
    return mention._replace(participants=parts)


def _rename_claim(claim: Claim, chosen: Mapping[str, str]) -> Claim:
    return claim._replace(
        victim_actor=claim.victim_actor and _rename(claim.victim_actor, chosen),
        perpetrator=claim.perpetrator and _rename(claim.perpetrator, chosen),
        attributed_actor=claim.attributed_actor and _rename(claim.attributed_actor, chosen),
    )


def _rename(actor: Actor, chosen: Mapping[str, str]) -> Actor:
    if actor.actor_type != "Individual" or actor.name not in chosen:
        return actor
    return actor._replace(name=chosen[actor.name])
