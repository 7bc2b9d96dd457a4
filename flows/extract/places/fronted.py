"""Places a sentence opens with, in which those of the clause behind lie: "In Kaduna, … in Kajuru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.places.attachment import AT, INSIDE, OBJECT, Attached
from flows.lexicon.gazetteer.words import read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import PlaceName, Tree

DASHES = frozenset({"-", "–", "—", "--"})
FRONT = 3  # tokens before the name, and between it and its comma
INNER = frozenset({AT, INSIDE, OBJECT})


def drop_fronted(doc: Tree, attached: Sequence[Attached]) -> list[Attached]:
    """The places of a clause without the one before it that another of them lies in."""
    inner = [a.name for a in attached if a.role in INNER]
    return [a for a in attached if not (is_fronted(doc, a.name) and any(is_behind(a.name, n) for n in inner))]


def is_fronted(doc: Tree, name: PlaceName) -> bool:
    """Whether a sentence opens with the place and a comma ("In Kirkuk province, …") or a dash ("KUT - …")."""
    if opens_line(doc, name):
        return True
    if not doc or doc[0].lower_ not in read_words().within or name.first > FRONT:
        return False
    return any(token.lower_ == "," for token in doc[name.last : name.last + FRONT])


def opens_line(doc: Tree, name: PlaceName) -> bool:
    """Whether a name stands before the dash of an item that tells what happened there ("KUT - A bomb …")."""
    before = (token.lower_ for token in doc[: name.first] if token.text[0].isalnum())
    dashed = name.last < len(doc) - 1 and doc[name.last].text in DASHES
    return dashed and doc[name.last + 1].text[0].isupper() and read_words().near.issuperset(before)


def is_behind(outer: PlaceName, inner: PlaceName) -> bool:
    """Whether a later name is of a place so small that it may lie in the one the sentence opens with."""
    wide = read_words().wide_kinds
    vague = inner.is_near and outer.kind not in wide  # "In Ramadi, … near Foo" is Ramadi
    smaller = inner.kind not in wide and inner.kind != "city" and not vague
    same = inner.country_code in {outer.country_code, None} and inner.admin1 in {outer.admin1, None}
    return smaller and same and inner.first > outer.last and inner.location != outer.location
