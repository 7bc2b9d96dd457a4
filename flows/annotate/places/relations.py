"""The words before a name that say how it is meant: "22 km south-east of", "the city of", "near"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from flows.annotate.places.matches import Line

FARTHEST = 8
HYPHENS = frozenset({"-", "–", "‑"})


class Relation(NamedTuple):
    """The tokens from `first` that belong to a name, and what they say.

    `kind` is the kind of place asked for, `bearing` the degrees of "south of", `kilometres` the distance,
    `case` the preposition before it all, `noun` the noun an "of" hangs on.
    """

    first: int
    kind: str | None = None
    is_near: bool = False
    is_part: bool = False
    bearing: float | None = None
    kilometres: float | None = None
    case: str | None = None
    noun: str | None = None


def read_bearing(line: Line, last: int) -> tuple[int, str] | None:
    """(first token, word) of a point of the compass that ends before token `last` ("south - east" is one)."""
    bearings = read_words().bearings
    if (
        last >= 3
        and line.words[last - 2] in HYPHENS
        and line.lower[last - 3] + line.lower[last - 1] in bearings
    ):
        return last - 3, line.lower[last - 3] + line.lower[last - 1]
    if last >= 2 and line.lower[last - 2] + line.lower[last - 1] in bearings:
        return last - 2, line.lower[last - 2] + line.lower[last - 1]
    if last >= 1 and line.lower[last - 1] in bearings:
        return last - 1, line.lower[last - 1]
    return None


def read_number(word: str) -> float | None:
    """A figure or a number word."""
    digits = word.replace(",", "")
    if digits.replace(".", "", 1).isdigit() and digits.isascii():
        return float(digits)
    return read_words().numbers.get(word)


def read_distance(line: Line, last: int) -> tuple[int, float] | None:
    """(first token, kilometres) of a length that ends before token `last`; one in brackets is passed over."""
    lengths, at = read_words().lengths, last
    if at and line.words[at - 1] == ")" and "(" in line.words[max(0, at - 6) : at]:
        at = max(i for i in range(max(0, at - 6), at) if line.words[i] == "(")
    at -= at >= 1 and line.lower[at - 1] in {"to", "away"}
    unit = at - 1
    if unit < 1 or line.lower[unit] not in lengths:
        return None
    number = unit - 2 if line.words[unit - 1] in HYPHENS and unit >= 2 else unit - 1
    count = read_number(line.lower[number])
    return (number, count * lengths[line.lower[unit]]) if count is not None else None


def take_distance(line: Line, relation: Relation) -> Relation:
    """The relation with the length before its bearing, where there is one."""
    found = read_distance(line, skip_words(line, relation.first, read_words().determiners | {"to"}))
    return relation._replace(first=found[0], kilometres=found[1]) if found else relation


def skip_words(line: Line, last: int, words: frozenset[str]) -> int:
    """The token after which none of `words` stands, going left from `last`."""
    while last and line.lower[last - 1] in words:
        last -= 1
    return last


def read_kind(line: Line, last: int) -> tuple[int, str] | None:
    """(first token, kind) of the noun for a kind of place that ends before token `last`."""
    kinds = read_words().kinds
    for count in (3, 2, 1):
        if last >= count and " ".join(line.lower[last - count : last]) in kinds:
            return last - count, kinds[" ".join(line.lower[last - count : last])]
    return None


def take_examples(line: Line, relation: Relation) -> Relation | None:
    """The relation with the kind of the places that the name is one of ("nine villages, among them Foo")."""
    words, at = read_words(), relation.first
    opener = next((n for n in (2, 1) if " ".join(line.lower[max(0, at - n) : at]) in words.examples), 0)
    end = at - opener - (line.lower[at - opener - 1 : at - opener] == (",",))
    kind = read_kind(line, end) if opener and relation.kind is None else None
    return relation._replace(kind=kind[1], case="in") if kind else None


def take_of(line: Line, relation: Relation) -> Relation | None:
    """The relation widened by "south of", "the town of" or "parts of" before it, None without one."""
    words = read_words()
    end = skip_words(line, relation.first, read_words().determiners | words.neutral)
    if not end or line.lower[end - 1] not in {"of", "from"}:
        return None
    noun = end - 1
    bearing = read_bearing(line, noun)
    if bearing:
        degrees = words.bearings[bearing[1]]
        wider = relation._replace(first=bearing[0], bearing=degrees, is_near=True)
        return take_distance(line, wider)
    distance = read_distance(line, noun)
    if line.lower[end - 1] == "from" or (distance and line.lower[distance[0] - 1] == "within"):
        return (
            relation._replace(first=distance[0], kilometres=distance[1], is_near=True) if distance else None
        )
    kind = read_kind(line, noun)
    if kind and line.lower[noun - 1] not in words.part_nouns:
        return relation._replace(first=kind[0], kind=relation.kind or kind[1])
    if noun and line.lower[noun - 1] in words.part_nouns:
        near = line.lower[noun - 1] in words.near_nouns
        return relation._replace(
            first=noun - 1,
            is_part=not near,
            is_near=relation.is_near or near,
            noun=line.lower[noun - 1],
        )
    return None


def take_before(line: Line, relation: Relation) -> Relation | None:
    """The relation widened by "southern", "near", "the" before it, None without one."""
    words, first = read_words(), relation.first
    if not first:
        return None
    bearing = read_bearing(line, first)
    if bearing:
        return relation._replace(first=bearing[0], is_part=True)
    before = line.lower[first - 1]
    if before == "to" and set(line.lower[first - 2 : first - 1]) & words.roads:
        return relation._replace(first=first - 2, is_near=True)
    is_capital = words.anaphors.get(before) == "capital" and relation.kind is None
    if is_capital or before in words.parts:  # "north of the capital Foo", "central Foo"
        kind = words.kinds[before] if is_capital else relation.kind
        return relation._replace(first=first - 1, is_part=not is_capital, kind=kind)
    if before in words.near:
        return take_distance(line, relation._replace(first=first - 1, is_near=True, case=before))
    return None


def skip_modifiers(line: Line, last: int) -> int:
    """The token before which only a determiner and up to four adjectives or nouns stand before `last`."""
    words, least = read_words(), max(0, last - 5)
    while last > least:
        word, tag = line.lower[last - 1], line.tags[last - 1] if line.tags else "JJ"
        plain = word.isalpha() or word in HYPHENS
        if (
            not plain
            or word in words.locative
            or not (tag[:2] in {"JJ", "NN", "DT", "VB", "PR", "RB", "HY", "CD"} or word in HYPHENS)
        ):
            break
        if line.is_name(last - 1) and word not in words.neutral and last - 1:
            break
        last -= 1
    return last


def find_case(line: Line, relation: Relation) -> Relation:
    """The relation with the preposition that governs it; "of" only behind a noun that takes places."""
    words = read_words()
    for at in (
        skip_words(line, relation.first, read_words().determiners),
        skip_modifiers(line, relation.first),
    ):
        before = line.lower[at - 1] if at else ""
        if before == "of" and at >= 2:
            return relation._replace(case="of", noun=line.lower[at - 2])
        if before == "to" and line.lower[at - 2 : at - 1] and line.lower[at - 2] in words.attributing:
            return relation  # "according to the Centre"
        if before in words.locative:
            return relation._replace(case=before)
    return relation


def find_relation(line: Line, first: int) -> Relation:
    """Everything the words before the name at token `first` say of it."""
    relation = Relation(first)
    for _ in range(FARTHEST):
        wider = take_before(line, relation) or take_of(line, relation) or take_examples(line, relation)
        if wider is None:
            break
        relation = wider
    start = skip_words(line, relation.first, read_words().determiners) if relation.first < first else first
    relation = relation._replace(first=start) if start < relation.first else relation
    return relation if relation.case else find_case(line, relation)
