"""Numbers and vague quantities of one sentence, with the bounds the codebook's table gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.annotate.quantities.exclusions import counts_nothing, read_words
from flows.annotate.quantities.numbers import YEAR, Number, parse_number, read_numbers
from flows.annotate.quantities.phrases import BETWEEN, read_phrases, read_triggers
from flows.records import Quantity, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import Tree

EXACT, VAGUE = "exact", "vague"


class Count(NamedTuple):
    """What the words `[first, last)` count; `base` is the words of the figure it is computed from, and
    `is_unknown` says that they call the number unknown.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: str
    base: tuple[int, int] | None = None
    is_unknown: bool = False


def find_quantities(doc: Tree, start: int, times: tuple[TimeExpression, ...]) -> tuple[Quantity, ...]:
    """The counts of a parsed sentence that starts at character `start`, in order, none overlapping.

    Dates, ages, distances, prices and numbers that name a thing are left out.
    """
    words = [token.lower_ for token in doc]
    triggers = read_triggers()
    starts = [i for i, word in enumerate(words) if word in triggers or word[0].isdigit()]
    if not starts:
        return ()
    counts = _find_counts(doc, words, starts)
    found = (
        _make_quantity(doc, start, count)
        for count in counts
        if not counts_nothing(doc, words, count.first, count.last)
    )
    return tuple(q for q in found if not any(t.start < q.end and q.start < t.end for t in times))


def _find_counts(doc: Tree, words: Sequence[str], starts: Sequence[int]) -> list[Count]:
    """The counts at the given words, longest first at each, left to right."""
    counts: list[Count] = []
    done = 0
    for at in starts:
        if at < done:
            continue
        count = parse_count(words, at) or _parse_multiple(words, at, counts)
        if count:
            counts.append(count)
            done = count.last
    return counts


def parse_count(words: Sequence[str], at: int) -> Count | None:
    """The count that starts at word `at`, its qualifier and range included, or None.

    >>> parse_count("more than 100 people".split(), 0)
    Count(first=0, last=3, low=101, high=None, qualifier='at_least', base=None, is_unknown=False)
    """
    lead, kind = _pass_qualifiers(words, at)
    if lead >= len(words):
        return None
    count = _parse_range(words, lead) or _parse_plain(words, lead) if lead > at else _parse_bare(words, at)
    return _bound(count, kind)._replace(first=at) if count else _fall_back(words, at, lead)


def _fall_back(words: Sequence[str], at: int, lead: int) -> Count | None:
    """The count of words first read as qualifiers of nothing: "some civilians", "another soldier"."""
    return _parse_bare(words, at) if lead > at else None


def _pass_qualifiers(words: Sequence[str], at: int) -> tuple[int, str]:
    """(the first word after qualifiers and "another", the kind of the strongest qualifier)."""
    kinds: list[str] = []
    before, additions = read_phrases("before"), read_phrases("additions")
    while at < len(words):
        qualifier = before.match(words, at)
        hit = qualifier or additions.match(words, at)
        if not hit:
            break
        kinds += [qualifier[1]] if qualifier and not _is_moved(words, at) else []
        at = hit[0]
    strongest = [kind for kind in kinds if kind != "about"] or kinds
    return at, strongest[0] if strongest else ""


def _is_moved(words: Sequence[str], at: int) -> bool:
    """Whether the verb before says that a figure moved there: "the toll has gone up to three"."""
    return at > 0 and words[at - 1] in read_words("moving_verbs")


def _parse_bare(words: Sequence[str], at: int) -> Count | None:
    """A range, number, vague word, zero word or counted word with nothing before it."""
    return _parse_range(words, at) or _parse_plain(words, at) or _parse_worded(words, at)


def _parse_plain(words: Sequence[str], at: int) -> Count | None:
    """A share of a number, a vague quantity or a number with what follows it ("300 or more")."""
    vague = read_phrases("vague").match(words, at)
    if vague and not parse_number(words, vague[0] - 1 if vague[0] - 1 > at else at):
        return _make_vague(at, *vague)
    number = _parse_share(words, at) or _parse_number(words, at)
    return number or (_make_vague(at, *vague) if vague else None)


def _make_vague(at: int, last: int, phrase: str) -> Count:
    """The count of one vague phrase; a last word "of" stays outside it."""
    bounds = read_numbers()["vague"][phrase]
    end = last - phrase.endswith(" of")
    return Count(at, end, bounds["low"], bounds.get("high"), VAGUE, is_unknown="unknown" in bounds)


def _parse_number(words: Sequence[str], at: int) -> Count | None:
    """One number, with the bound its following words set."""
    number = parse_number(words, at)
    if not number:
        return None
    count = Count(at, number.last, number.value, number.value, VAGUE if number.is_round else EXACT)
    after = read_phrases("after").match(words, number.last) if number.last < len(words) else None
    return _bound(count, after[1])._replace(last=after[0]) if after else count


def _parse_share(words: Sequence[str], at: int) -> Count | None:
    """A part of a number, computed: "a third of the 60 hostages" is 20."""
    share = read_phrases("fractions").match(words, at)
    if not share or words[share[0] : share[0] + 1] != ["of"]:
        return None
    lead = (
        share[0]
        + 1
        + (words[share[0] + 1 : share[0] + 2] in (["the"], ["these"], ["those"], ["its"], ["their"]))
    )
    whole = parse_number(words, lead) if lead < len(words) and lead > share[0] + 1 else None
    if not whole:
        return None
    top, bottom = read_numbers()["fractions"][share[1]]
    value, rest = divmod(whole.value * top, bottom)
    return Count(at, whole.last, value, value, "about" if rest else EXACT, (whole.first, whole.last))


def _parse_worded(words: Sequence[str], at: int) -> Count | None:
    """ "nobody" 0, "another" 1, "both" 2."""
    zero = read_phrases("zero").match(words, at)
    if zero:
        return Count(at, zero[0], 0, 0, EXACT)
    counted = read_phrases("counted").match(words, at)
    value = read_numbers()["counted"][counted[1]] if counted else 0
    return Count(at, counted[0], value, value, EXACT) if counted else None


def _parse_range(words: Sequence[str], at: int) -> Count | None:
    """Two numbers that bound one count: "28–29", "20 to 30", "between 20 and 30"."""
    is_between = words[at] == BETWEEN
    low = parse_number(words, at + is_between) if at + is_between < len(words) else None
    if not low or low.last + 1 >= len(words):
        return None
    signs = {"and"} if is_between else set(read_numbers()["range_signs"])
    if words[low.last] not in signs or (at and words[at - 1] == "from"):
        return None
    high = parse_number(words, low.last + 1)
    if not high or high.value <= low.value or _is_year_before(words, low, high):
        return None
    return Count(at, high.last, _share_scale(words, low, high), high.value, "range")


def _is_year_before(words: Sequence[str], low: Number, high: Number) -> bool:
    """Whether a year only stands before the number: "the toll since October 2023 to 3,670"."""
    return bool(YEAR.fullmatch(words[low.first])) and "," in words[high.first]


def _share_scale(words: Sequence[str], low: Number, high: Number) -> int:
    """The lower number, in the scale that only the upper one names: "10 to 15 thousand" is 10,000 at
    least.
    """
    scale = read_numbers()["scales"].get(words[high.last - 1], 1) if high.last - high.first > 1 else 1
    return low.value * scale if low.value * scale < high.value else low.value


def _parse_multiple(words: Sequence[str], at: int, before: Sequence[Count]) -> Count | None:
    """ "double that figure", computed from the last figure before it, whose words are kept as base."""
    multiple = read_phrases("multiples").match(words, at)
    anchor = (
        read_phrases("multiple_anchors").match(words, multiple[0])
        if multiple and multiple[0] < len(words)
        else None
    )
    base = next((c for c in reversed(before) if c.low), None)
    if not multiple or not anchor or not base or base.low is None:
        return None
    factor = read_numbers()["multiples"][multiple[1]]
    high = base.high * factor if base.high is not None else None
    return Count(at, anchor[0], base.low * factor, high, base.qualifier, (base.first, base.last))


def _bound(count: Count, kind: str) -> Count:
    """The count with the bounds a qualifier sets; a vague or ranged count keeps its own."""
    low, high = count.low, count.high
    if (
        not kind
        or low is None
        or high is None
        or low != high
        or (count.qualifier == VAGUE and kind == "about")
    ):
        return count
    bounds = {
        "about": (low, low),
        "above": (low + 1, None),
        "at_least": (low, None),
        "at_most": (None, low),
        "below": (None, low - 1),
    }
    names = {"above": "at_least", "below": "at_most"}
    return count._replace(low=bounds[kind][0], high=bounds[kind][1], qualifier=names.get(kind, kind))


def _make_quantity(doc: Tree, start: int, count: Count) -> Quantity:
    """The record of a count, its characters measured from the start of the document."""
    first, last = doc.span(count.first, count.last)
    base = doc.span(*count.base) if count.base else None
    return Quantity(
        start=start + first,
        end=start + last,
        first=count.first,
        last=count.last,
        text=doc.text[first:last],
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        base=(start + base[0], start + base[1]) if base else None,
        is_unknown=count.is_unknown,
    )
