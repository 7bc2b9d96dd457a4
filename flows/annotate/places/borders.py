"""Borders: "the Iran–Iraq border", "its border with Jordan", "the Turkish border"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.places.names import NO_PLACE
from flows.lexicon.gazetteer.words import join_words, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.annotate.places.matches import Line
    from flows.records import PlaceName

NEAR = 2
SIDES = 2


def join_borders(line: Line, names: Sequence[PlaceName]) -> list[PlaceName]:
    """The names, those of the countries that a border parts made into the border."""
    joined = list(names)
    for token in find_border_words(line):
        parted = find_parted(line, joined, token)
        if parted:
            other = None if len(parted) > 1 else find_other(joined, parted[0])
            border = make_border(line, token, parted, other)
            joined = [*(n for n in joined if n not in parted), border]
        elif is_own(line, token):
            joined += [make_own(line, name, token) for name in joined if name.kind == "country"][:1]
    return sorted(joined, key=lambda name: name.start)


def is_own(line: Line, token: int) -> bool:
    """Whether the border is that of a country spoken of before ("its southern border"), with nobody named."""
    at = token
    while at and line.lower[at - 1] in join_words("border_joints", "bearings"):
        at -= 1
    behind = line.lower[token + 1 : token + 2]
    return line.lower[max(0, at - 1) : at] in {("its",), ("their",)} and behind not in {
        ("with",),
        ("between",),
    }


def make_own(line: Line, country: PlaceName, token: int) -> PlaceName:
    """The country at its own border, of which nobody says with whom it is."""
    start, end = line.span(token, token + 1)
    return country._replace(start=line.offset + start, end=line.offset + end, first=token, last=token + 1,
        text=line.text[start:end], outer_start=line.offset + start, outer_end=line.offset + end,
        usable=True, doubt=None, is_near=False, is_part=True,
    )  # fmt: skip


def find_border_words(line: Line) -> list[int]:
    """The tokens that are the word for a border, not for a thing at one ("border guards")."""
    words = read_words()
    tokens = [token for token, word in enumerate(line.lower) if word in words.borders]
    return [t for t in tokens if not set(line.lower[t + 1 : t + 2]) & words.border_things]


def find_parted(line: Line, names: Sequence[PlaceName], token: int) -> list[PlaceName]:
    """The countries said to be on either side of the border word at `token`: before it and behind it.

    None where there are more than two, or two behind "with": several borders are no one place.
    """
    countries = [name for name in names if name.kind == "country"]
    words, first = read_words(), token
    parted: list[PlaceName] = []
    for name in reversed([c for c in countries if c.last <= token]):
        if not set(line.lower[name.last : first]) <= join_words("border_joints", "bearings"):
            break
        parted, first = [name, *parted], name.first
    last = token + 1
    if line.lower[last : last + 1] in {("with",), ("between",)}:
        for name in (c for c in countries if c.first > token):
            if not set(line.lower[last : name.first]) <= words.border_behind:
                break
            parted, last = [*parted, name], name.last
    several = len(parted) > SIDES or (
        line.lower[token + 1 : token + 2] == ("with",) and is_two_behind(parted, token)
    )
    return [] if several else parted


def is_two_behind(parted: Sequence[PlaceName], token: int) -> bool:
    """Whether two of the countries stand behind the border word."""
    return sum(name.first > token for name in parted) >= SIDES


def find_other(names: Sequence[PlaceName], one: PlaceName) -> PlaceName | None:
    """The other country a sentence with one side of a border names, the nearest before it first."""
    others = [n for n in names if n.kind == "country" and n.country_code not in {one.country_code, None}]
    before = [name for name in others if name.first < one.first]
    return before[-1] if before else next(iter(others), None)


def make_border(line: Line, token: int, parted: Sequence[PlaceName], other: PlaceName | None) -> PlaceName:
    """The border; with one side known it keeps that country's code for the document to find the other."""
    one, sides = parted[0], [*parted, *([other] if other else [])]
    first, last = min(one.first, token), max(parted[-1].last, token + 1)
    start, end = line.span(first, last)
    outer = min(start, one.outer_start - line.offset)
    known = {**NO_PLACE, "country_code": one.country_code if len(sides) == 1 else None}
    return one._replace(start=line.offset + start, end=line.offset + end, first=first, last=last,
        text=line.text[outer:end], outer_start=line.offset + outer, outer_end=line.offset + end,
        location=name_border({side.location for side in sides}), kind="border", usable=True, doubt=None,
        is_near=True, is_part=False, bearing=None, kilometres=None, geo_precision=NEAR, **known,
    )  # fmt: skip


def name_border(sides: set[str]) -> str:
    """The name of the border of two countries, or of one and an unnamed other."""
    return "–".join(sorted(sides)) + " border"
