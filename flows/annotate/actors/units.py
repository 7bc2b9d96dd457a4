"""Units of an army that bear a number: "the Iraqi 9th division", "Soldiers of the 37th Brigade"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.actors.records import make_named
from flows.lexicon.actors import NamedActor, group_words

if TYPE_CHECKING:
    from flows.annotate.actors.hits import Hit
    from flows.records import ActorName, Token

MOST_WORDS = 4  # from the number of a unit to its noun


def find_unit(token: Token, start: int, hits: dict[int, Hit]) -> ActorName | None:
    """The numbered unit headed at the token; the document tells its country where the phrase does not."""
    if token.lemma_.lower() not in group_words("units"):
        return None
    number = _find_number(token)
    if number is None or _is_part(token):
        return None
    own = token.doc[number.i : token.i + 1]
    name = " ".join(word.text if word.text[:1].isdigit() else word.text.capitalize() for word in own)
    near = (hits[i] for i in range(max(0, number.i - 2), token.i) if i in hits)
    country = next((hit.country.code for hit in near if hit.country), None)
    unit = NamedActor(name, "state", "state_forces", "State forces", country, None, None, "inferred")
    found = make_named(token.doc, start, (number.i, token.i + 1), token.i, unit)
    return found._replace(group="soldiers")


def _find_number(token: Token) -> Token | None:
    """The ordinal before the noun, with nothing but capitals and words for its arm between them."""
    for at in range(token.i - 1, max(-1, token.i - 1 - MOST_WORDS), -1):
        word = token.doc[at]
        named = word.text[:1].isupper() or word.lower_ in group_words("arms_of_units")
        if _is_ordinal(word) or not named:
            return word if _is_ordinal(word) else None
    return None


def _is_part(token: Token) -> bool:
    """Whether the unit is only a part of the next one named: "2nd Battalion, 1st Marines"."""
    after = list(token.doc[token.i + 1 : token.i + 3])
    return len(after) == 2 and after[0].text == "," and _is_ordinal(after[1])


def _is_ordinal(token: Token) -> bool:
    """Whether a word numbers a unit: "37th", "Fourth"."""
    numbered = token.text[:1].isdigit() and token.lower_[-2:] in {"st", "nd", "rd", "th"}
    return numbered or (token.text[:1].isupper() and token.lower_ in group_words("ordinals"))
