"""What follows a name that no file holds and says that it is a place's: an address, brackets, a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.places.context import find_kind_after
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from flows.annotate.places.matches import Line, Match


def is_before_bearing(line: Line, last: int) -> bool:
    """Whether a comma and the way from another place follow: "Foo, just north of Damascus"."""
    words, at = read_words(), last + 1
    if line.words[last:at] != (",",):
        return False
    while at < len(line.words) and (
        line.lower[at] in words.way_words or line.lower[at] in words.lengths or line.words[at][0].isdigit()
    ):
        at += 1
    return (
        line.lower[at : at + 1] != () and line.lower[at] in words.bearings and "of" in line.lower[at : at + 3]
    )


def is_before_brackets(line: Line, last: int, known: dict[int, Match]) -> bool:
    """Whether brackets hold the known place that the name lies in: "Foo (Nablus)"."""
    after = find_kind_after(line, last)
    last = after[0] if after else last
    inside = known.get(last + 1) if line.words[last : last + 1] == ("(",) else None
    return inside is not None and line.words[inside.last : inside.last + 1] == (")",)


def is_beside_place(line: Line, last: int, known: dict[int, Match]) -> bool:
    """Whether a known place follows behind a comma: "Foo, Diyala province"."""
    return line.lower[last : last + 1] == (",",) and bool(known.get(last + 1) and known[last + 1].places)


def is_in_division(line: Line, match: Match, known: dict[int, Match]) -> bool:
    """Whether a division follows the name, which stands in an address ("the college, Foo, Kebbi State")."""
    at = match.last + 1
    if line.lower[match.first - 1 : match.first] != (",",) or line.lower[match.last : at] != (",",):
        return False
    if at not in known:
        return False
    after = find_kind_after(line, known[at].last)
    kinds = {read_words().kinds.get(line.lower[known[at].last - 1]), after[1] if after else None}
    return "governorate" in kinds
