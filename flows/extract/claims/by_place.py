"""Figures told place by place: "71 killed in Diyala, 24 in Kirkuk", "Diyala suffered 71 killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import read_harm_words, read_set
from flows.extract.places.placing import make_where
from flows.records import Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.extract.claims.frame import Frame
    from flows.extract.claims.groups import Group, View
    from flows.extract.claims.rows import Row
    from flows.records import PlaceName

GAPPED = "gapped-place"
COUNTRY = "country"
FEW_PLACES = 2  # from how many on the items of a list have each their own
UNNAMED = frozenset({None, "passage"})  # the rules of places that the sentence does not name


def find_gapped(view: View, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Bare figures with a place of their own that go on with the harm told before: "and three in Kirkuk"."""
    told = {frame.group.count_first for frame in frames}
    for group in view.counted:
        before = [f for f in frames if f.group.quantity and max(f.anchor, f.group.last) < group.first]
        if before and group.count_first not in told and _goes_on(view, before[-1], group):
            yield before[-1]._replace(group=group, rule=GAPPED, is_close=True)


def _goes_on(view: View, before: Frame, group: Group) -> bool:
    """Whether a figure stands on a list of places behind another, no verb between them or behind it."""
    place = find_place_behind(view.sentence.places, view, group)
    is_more = view.words[group.head] in read_set("going_on")
    listed = (group.is_bare or is_more) and view.words[group.first - 1] in read_set("figure_openers", "harm")
    if place is None or not listed:
        return False
    between = view.tags[max(before.anchor + 1, before.group.last) : group.first]
    behind = view.tags[place.last : place.last + 1]
    return not any(tag.startswith("VB") and tag != "VBN" for tag in (*between, *behind))


def find_own_place(places: Sequence[PlaceName], view: View, group: Group, is_part: bool) -> PlaceName | None:
    """The place a list of figures gives this one: right behind a part of it, else before the figure, else
    behind the figures it stands with.
    """
    behind = find_place_behind(places, view, group) if is_part else None
    return behind or find_place_before(places, view, group) or find_place_of_item(places, view, group)


def find_place_of_item(places: Sequence[PlaceName], view: View, group: Group) -> PlaceName | None:
    """The place that closes one item of a list: "48 killed and 376 hurt in Ramadi and 149 in Falluja"."""
    at = group.last
    while at < len(view.words) and _joins(view, at):
        at += 1
    prepositions = read_set("figure_prepositions", "harm")
    closing = next((name for name in places if name.first == at + 1 and view.words[at] in prepositions), None)
    if closing is None:
        return None
    closers = [at for at in (closing.last - 1, *_find_item_ends(places, group)) if _opens_item(view, at + 1)]
    return closing if closers else None


def _find_item_ends(places: Sequence[PlaceName], group: Group) -> list[int]:
    """The last words of the places named before a figure."""
    return [name.last - 1 for name in places if name.last <= group.first]


def _opens_item(view: View, at: int) -> bool:
    """Whether the next item of a list opens at `at`: ", and 149 killed"."""
    openers, start = read_set("figure_openers", "harm"), at
    while at < len(view.words) and view.words[at] in openers:
        at += 1
    return at > start and at in view.by_token


def find_place_behind(places: Sequence[PlaceName], view: View, group: Group) -> PlaceName | None:
    """The place a figure is said to be of right behind it: "24 in Kirkuk", "nine of them in Taiz"."""
    at = group.last
    if view.words[at : at + 1] and view.words[at] in read_set("figure_prepositions", "harm"):
        return next((name for name in places if at < name.first <= at + 2), None)
    return None


def share_places(rows: Sequence[Row]) -> list[Row]:
    """The rows, a figure without a place in that of the figure its verb is joined to: "killed 14 people and
    wounded 33 across Iraq".
    """
    return [next((_place(row, other) for other in rows if _shares_place(row, other)), row) for row in rows]


def _shares_place(row: Row, other: Row) -> bool:
    """Whether the verb of the other is joined behind that of the row and has a place in its own clause."""
    anchor = row.view.doc[other.harmed.anchor]
    joined = anchor.dep_ == "conj" and anchor.head.i == row.harmed.anchor
    return joined and row.claim.where.rule in UNNAMED and other.claim.where.rule == "clause"


def _place(row: Row, other: Row) -> Row:
    return row._replace(claim=row.claim._replace(where=other.claim.where))


def place_items(rows: Sequence[Row], places: Sequence[PlaceName]) -> list[Row]:
    """The rows, each item of a list in its own place: "killed two men in Herat, a judge and a clerk in Kunduz
    and nine guards in Wardak".
    """
    return [_place_item(row, _find_items(row, rows), places) for row in rows]


def _find_items(row: Row, rows: Sequence[Row]) -> list[Group]:
    """The groups of one list harmed by one predicate, in order."""
    mine = [r for r in rows if r.harmed.whole is None and r.harmed.anchor == row.harmed.anchor]
    return sorted(
        (r.harmed.group for r in mine if r.claim.harm == row.claim.harm), key=lambda group: group.first
    )


def _place_item(row: Row, items: Sequence[Group], places: Sequence[PlaceName]) -> Row:
    """The row in the place that closes its item, where several items have one."""
    if row.harmed.group not in items:
        return row
    ends = [group.first for group in items[1:]] + [len(row.view.words)]
    own = [
        next((name for name in places if group.last < name.first < end), None)
        for group, end in zip(items, ends, strict=True)
    ]
    if len({name.first for name in own if name}) < FEW_PLACES:
        return row
    at = items.index(row.harmed.group)
    while at + 1 < len(items) and own[at] is None and items[at].last + 1 == items[at + 1].first:
        at += 1  # "a judge and a clerk in Kunduz"
    name = own[at]
    return row._replace(claim=row.claim._replace(where=make_where(name, "clause") if name else Where()))


def unplace_wholes(rows: Sequence[Row]) -> list[Row]:
    """The rows, a whole in none of the places its parts are told of one by one."""
    return [_unplace(row) if len(_find_part_places(row, rows)) > 1 else row for row in rows]


def _find_part_places(row: Row, rows: Sequence[Row]) -> set[str | None]:
    """The words for the places of the parts, that of the whole among them, else none."""
    parts = (r for r in rows if r.harmed.whole == row.harmed.group and r.claim.harm == row.claim.harm)
    texts = {part.claim.where.text for part in parts} - {None}
    return texts if row.claim.where.text in texts else set()


def _unplace(row: Row) -> Row:
    return row._replace(claim=row.claim._replace(where=Where()))


def find_place_before(places: Sequence[PlaceName], view: View, group: Group) -> PlaceName | None:
    """The place that figures are told of: "Kirkuk 24 killed", "Baghdad was worst hit with 30 dead"."""
    at = group.count_first - 1
    if view.words[at] in read_harm_words():
        return None  # "and wounded seven": the verb has a place of its own
    while at > 0 and _joins(view, at):
        at -= 1
    name = next((name for name in places if name.last - 1 == at and name.kind != COUNTRY), None)
    openers = read_set("figure_openers", "harm")
    return name if name and (name.first == 0 or view.words[name.first - 1] in openers) else None


def _joins(view: View, at: int) -> bool:
    """Whether a word only leads from a place to its figures, or from one figure to the next."""
    word = view.words[at]
    if word == ",":
        return view.words[at - 1] in read_set("figure_words", "harm") or view.tags[at - 1] == "CD"
    return view.tags[at] == "CD" or word in read_set("figure_words", "harm")
