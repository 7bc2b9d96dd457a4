"""Numbers a text says are not known: "it is unclear how many", "the number of dead was not given"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.frame import Frame
from flows.extract.claims.groups import Group
from flows.extract.claims.nouns import scan_noun
from flows.extract.claims.words import BODY, NOUN, read_harm_words, read_people, read_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.extract.claims.groups import View
    from flows.extract.claims.harmed import Harmed

ZERO, UNKNOWN, PLURAL, NUMBER = "zero", "unknown", "plural", "number"
ASKED = ["how", "many"]
REACH = 8  # words between a number and the words that say it is not known
NEAR = 6  # words between "how many" or "number of" and the harm
NEGATION_REACH = 3


def find_basis(view: View, item: Harmed) -> str:
    """The code of `count_basis`: zero, unknown, a plural without a number, or a number."""
    group = item.group
    if group.high == 0:
        return ZERO
    if item.rule.startswith("unknown-") or item.rule == "toll-plain":
        return UNKNOWN
    if group.quantity is not None and group.quantity.is_unknown:
        return UNKNOWN
    if group.qualifier != "vague" or (group.low or 0) > 2:
        return NUMBER
    if _is_left_open(view, group):
        return UNKNOWN
    return PLURAL if group.quantity is None else NUMBER


def is_asked(view: View, group: Group) -> bool:
    """Whether "how many" stands before the people, so that nobody is counted."""
    first = group.count_first
    return view.words[first : first + 1] == ["many"] and view.words[max(first - 1, 0) : first] == ["how"]


def find_unknown(view: View) -> tuple[Frame, ...]:
    """The harms whose number the sentence says is not known, each with a group that has no bounds."""
    numbers = read_set("number_nouns", "harm")
    asked = [i for i in range(len(view.words) - 2) if view.words[i : i + 2] == ASKED]
    named = [i for i, word in enumerate(view.words) if word in numbers]
    found = [frame for i in asked if is_unknown(view, i) for frame in _read_asked(view, i)]
    return (*found, *(frame for i in named if is_unknown(view, i) for frame in _read_number(view, i)))


def is_unknown(view: View, at: int) -> bool:
    """Whether words near token `at` say that something is not known."""
    unknown, knowing = read_set("unknown_words", "harm"), read_set("knowing_words", "harm")
    near = range(max(at - REACH, 0), min(at + REACH + 1, len(view.words)))
    return any(
        view.words[i] in unknown or (view.words[i] in knowing and _is_negated(view, i)) for i in near
    ) or _gives_none(view, at)


def _is_negated(view: View, at: int) -> bool:
    before = view.words[max(at - NEGATION_REACH, 0) : at]
    return not read_set("negations", "harm").isdisjoint(before)


def _gives_none(view: View, at: int) -> bool:
    """Whether "gave no figures" ends at token `at`."""
    giving = read_set("giving_verbs", "harm")
    return view.words[max(at - 1, 0) : at] == ["no"] and not giving.isdisjoint(
        view.words[max(at - 3, 0) : at]
    )


def _is_left_open(view: View, group: Group) -> bool:
    """Whether the sentence goes on to say that the number is not known: "but gave no figures"."""
    numbers = read_set("number_nouns", "harm")
    named = [i for i in range(group.last, len(view.words)) if view.words[i] in numbers]
    return any(view.words[i + 1 : i + 2] != ["of"] and is_unknown(view, i) for i in named)


def _read_asked(view: View, at: int) -> Iterator[Frame]:
    """The harm of "how many (people) were killed"."""
    for i in range(at + 2, min(at + 2 + NEAR, len(view.words))):
        harms = find_harms(view, i)
        if harms:
            yield from (
                Frame(harm, i, _open_group(view, at, at + 2, i), (), "unknown-asked") for harm in harms
            )
            return


def _read_number(view: View, at: int) -> Iterator[Frame]:
    """The harms of "the number of dead and wounded", "the death toll", "casualty figures"."""
    if any(i in view.by_token for i in range(at + 1, min(at + 1 + REACH, len(view.words)))):
        return
    before = find_harms(view, at - 1) if at else []
    yield from (
        Frame(harm, at - 1, _open_group(view, at, at + 1, at), (), "unknown-number") for harm in before
    )
    if view.words[at + 1 : at + 2] != ["of"]:
        return
    seen: set[str] = set()
    for i in range(at + 2, min(at + 2 + NEAR, len(view.words))):
        if view.words[i] in read_set("passive_marks", "harm"):
            return
        for harm in find_harms(view, i):
            if harm not in seen:
                seen.add(harm)
                yield Frame(harm, i, _open_group(view, at, at + 1, i), (), "unknown-number")


def find_harms(view: View, at: int) -> list[str]:
    """The harm the token tells of people in general; a noun of an act or a body tells of none."""
    senses = read_harm_words().get(view.words[at], ())
    return sorted({sense.harm for sense in senses if sense.kind not in {NOUN, BODY} and not sense.none})


def _open_group(view: View, first: int, last: int, harm: int) -> Group:
    """A group without bounds, counted by the words `[first, last)`, named by the people before the harm."""
    start = last + (view.words[last : last + 1] == ["of"])
    head = scan_noun(view, start) if start < harm else None
    if head is None or head >= harm or view.words[head] not in read_people():
        return Group(first, first, last, None, None, "vague", first, last, None, None)
    return Group(head, first, head + 1, None, None, "vague", first, last, (start, head + 1), None)
