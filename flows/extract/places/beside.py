"""Where a text says that a place lies: "Hama, Syria", "Udhaim in Diyala", "Syria's Hama province"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.places.aside import POSSESSIVES, QUALITIES
from flows.extract.places.namesakes import find_kind_behind
from flows.lexicon.gazetteer.named import find_full_name
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import join_words, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.lexicon.gazetteer.choose import Beside
    from flows.records import PlaceName, Sentence

QUARTERS = frozenset({"district", "neighbourhood"})


def find_beside(name: PlaceName, following: PlaceName | None, text: str) -> Beside | None:
    """The country or division named right behind a place, as in "Hama, Syria" or "Udhaim in Diyala"."""
    if following is None:
        return None
    if following.kind not in read_words().wide_kinds:
        return find_town_behind(name, following, text)
    words, apart = read_words(), following.outer_start >= name.outer_end
    # "Chora district of Uruzgan": the noun between belongs to both.
    first, last = (name.outer_end, following.outer_start) if apart else (name.end, following.start)
    between = [word for word in text[first:last].split() if word not in join_words("definite", "kinds")]
    joined = last >= first and " ".join(between) in words.beside_joints
    return (following.kind, find_full_name(following), following.country_code) if joined else None


def find_town_behind(name: PlaceName, town: PlaceName, text: str) -> Beside | None:
    """The country of the town or district a place is said to be in ("Wana in South Waziristan", "the Sukari
    district of Aleppo").
    """
    passed = join_words("determiners", "bearings", "parts", "kinds")
    between = [word for word in text[name.end : town.start].lower().split() if word not in passed]
    nouns = text[name.start : town.start].lower().split()
    is_quarter = any(read_words().kinds.get(noun) in QUARTERS for noun in nouns)
    joined = between in (["in"], [",", "in"]) or (is_quarter and between == ["of"])
    if not joined or not town.usable or town.country_code is None:
        return None
    return "country", town.country or "", town.country_code


def find_lying(sentences: Sequence[Sentence], text: str) -> dict[str, Beside]:
    """The division a text says each of its towns lies in, by the folded name, the first one said."""
    lying: dict[str, Beside] = {}
    for name, following in (pair for sentence in sentences for pair in pairwise(sentence.places)):
        beside = find_beside(name, following, text) if following.kind == "governorate" else None
        if beside is not None and name.kind not in read_words().wide_kinds:
            lying.setdefault(fold(text[name.start : name.end]), beside)
    return lying


def find_holder(name: PlaceName, sentence: Sentence) -> Beside | None:
    """The country of what owns a place whose kind is said ("Aleppo's district of Sukari")."""
    words = read_words()
    owners = (one for one in sentence.places if one.last < name.first and one.country_code)
    owner = max(owners, key=lambda one: one.last, default=None)
    between = sentence.doc[owner.last : name.first] if owner else ()
    if owner is None or not between or between[0].lower_ not in POSSESSIVES:
        return None
    plain = [token for token in between[1:] if token.lower_ not in {"of", *words.kinds}]
    is_called = (
        name.kind_asked or find_kind_behind(name, sentence) or any(t.lower_ in words.kinds for t in between)
    )
    if not is_called or any(token.tag_ not in QUALITIES for token in plain):
        return None
    return "country", owner.country or "", owner.country_code
