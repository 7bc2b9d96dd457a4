"""What the words around a name make of it: a place, a part of another name, or a people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.words import join_words, read_kind_openers, read_words

if TYPE_CHECKING:
    from flows.annotate.places.matches import Line, Match
    from flows.annotate.places.relations import Relation
    from flows.lexicon.gazetteer import Place

HYPHEN = "-"
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LONGEST_KIND = 3
LONGEST_SITE = 4


def find_kind_after(line: Line, last: int) -> tuple[int, str] | None:
    """(end, kind) of the noun for a kind of place right behind the name ("Helmand province")."""
    kinds = read_words().kinds
    if last >= len(line.lower) or line.lower[last] not in read_kind_openers():
        return None
    for count in range(LONGEST_KIND, 0, -1):
        words = line.lower[last : last + count]
        if len(words) == count and " ".join(words) in kinds:
            return last + count, kinds[" ".join(words)]
    return None


def find_owner(line: Line, last: int) -> str | None:
    """What follows the name where that is an organisation, an office or a force the name only qualifies."""
    words, kind = read_words(), find_kind_after(line, last)
    if kind and kind[0] > last + 1:
        return None  # "Foo local government area"
    at = last + 1 if line.lower[last : last + 1] and line.lower[last] in POSSESSIVES else last
    if line.words[at : at + 1] == ("-",) and at == last:
        joined = line.lower[at + 1] if at + 1 < len(line.words) else ""
        return (
            joined if joined in words.participles or joined.endswith(tuple(words.quality_endings)) else None
        )
    after = line.lower[at : at + 3]
    owned = (
        0
        if after and after[0] in words.owners
        else 1
        if len(after) > 1 and after[1] in words.owners
        else None
    )
    if owned is None or (owned and not is_modifier(line, at)):
        return None
    behind = at + owned + 1
    return None if is_held_by(line, behind) or is_site_noun(line, behind) else after[owned]


def is_held_by(line: Line, token: int) -> bool:
    """Whether a hyphen makes the noun before it a quality of what follows ("government-held districts")."""
    return line.words[token : token + 1] == (HYPHEN,) and line.lower[token + 1 : token + 2] != ()


def is_site_noun(line: Line, token: int) -> bool:
    """Whether a noun for a building or a site stands at the token ("the Kirkuk police headquarters")."""
    words, noun = read_words(), " ".join(line.lower[token : token + 1])
    return noun in words.sites or words.kinds.get(noun) in words.facility_kinds


def is_quality(line: Line, match: Match, relation: Relation, place: Place) -> bool:
    """Whether the name only qualifies the noun behind it ("U.S. aircraft", "a Milan missile")."""
    words, behind = read_words(), line.lower[match.last : match.last + 1]
    tag = line.tags[match.last] if line.tags and match.last < len(line.tags) else ""
    if not behind or tag[:2] not in {"NN", "JJ"}:
        return False
    if place.kind == "river" and behind[0] in words.roads:
        return True  # "the Indus Highway"
    if behind[0] in join_words("kinds", "sites", "buildings"):
        return False
    if place.kind == "country":
        return relation.case is None and line.words[match.first].replace(".", "").isupper()
    return place.is_world and line.lower[match.first - 1 : match.first] in {("a",), ("an",)}


def is_modifier(line: Line, token: int) -> bool:
    """Whether a word may stand between a name and the noun both qualify."""
    if line.tags:
        return line.tags[token][:2] in {"JJ", "NN"}
    return line.words[token].isalpha() and line.lower[token] not in read_words().locative


def is_title(line: Line, first: int) -> bool:
    """Whether a title, the first part of a person's name or a noun for its bearer stands right before it."""
    if first and line.lower[first - 1] in read_words().bearers:
        return True
    at = first - 1 - (first > 1 and line.words[first - 1] == ".")  # "Col" and its stop are two tokens
    before = line.lower[at].rstrip(".") if first else ""
    return before in read_words().titles and line.is_name(at)


def is_joined(line: Line, token: int, beside: frozenset[int]) -> bool:
    """Whether the token is a proper noun that may be part of the same name, and no place itself."""
    return (
        (line.is_proper(token) or is_mistaken(line, token))
        and line.lower[token].rstrip(".") not in read_words().neutral
        and token not in beside
    )


def is_mistaken(line: Line, token: int) -> bool:
    """Whether the parser took a capitalised name inside a sentence for an adjective or a foreign word."""
    inside = 0 < token < len(line.tags) and line.tags[token] in {"FW", "JJ"}
    return inside and line.is_name(token) and not line.is_titled


def is_part_of_name(line: Line, match: Match, taken: frozenset[int]) -> bool:
    """Whether the name is only a part of a longer one ("Jordan Smith", "Abu Bakr al-Baghdadi")."""
    before = match.first - 1
    if is_hyphened(line, match, taken) or is_way(line, match.last) or is_opener(line, match):
        return True
    if before >= 0 and is_joined(line, before, taken) and not is_common(line, before):
        return True
    return is_joined(line, match.last, taken) and not is_site(line, match.last)


def is_opener(line: Line, match: Match) -> bool:
    """Whether a word that opens names of places, and here opens a longer one, is all of the name."""
    alone = match.last - match.first == 1 and line.lower[match.first] in read_words().site_openers
    return alone and line.is_proper(match.last)


def is_way(line: Line, token: int) -> bool:
    """Whether a street or square stands behind a name, which only calls it by the name."""
    return line.is_name(token) and line.lower[token] in read_words().ways


def is_hyphened(line: Line, match: Match, taken: frozenset[int]) -> bool:
    """Whether a hyphen joins the name to another: "Carrefour-Feuilles", "Baghlan-e-Markazi", "Iran-Iraq".

    Of two places that a hyphen joins the first stays one.
    """
    before, after = match.first - 1, match.last
    if before > 0 and line.words[before] == HYPHEN:
        inner = 2 * (line.lower[before - 1] in read_words().articles and line.words[before - 2] == HYPHEN)
        if line.is_name(before - 1 - inner):
            return True
    if line.words[after : after + 1] != (HYPHEN,) or line.starts[after] != line.span(0, after)[1]:
        return False
    if line.lower[after + 1 : after + 2] == line.lower[match.last - 1 : match.last]:
        return True  # "Tingi-Tingi"
    linked = line.words[after + 2 : after + 3] == (HYPHEN,) and line.lower[after + 1] in read_words().articles
    return line.is_proper(after + 3) if linked else line.is_proper(after + 1) and after + 1 not in taken


def is_site(line: Line, first: int) -> bool:
    """Whether the proper nouns behind a name end in a noun for a site ("Haditha Asphalt Factory")."""
    words, last = read_words(), first
    while last < first + LONGEST_SITE and line.is_proper(last):
        last += 1
    return any(
        word in words.kinds or word in words.sites or word in words.buildings
        for word in line.lower[first:last]
    )


def is_common(line: Line, token: int) -> bool:
    """Whether a capital letter is only due to the start of the sentence or to a noun for a kind of place."""
    words = read_words()
    word = line.lower[token]
    return (
        (token == 0 and not line.tags) or word in words.kinds or word in words.bearings or word in words.parts
    )


def is_compared(line: Line, relation: Relation) -> bool:
    """Whether the place only stands for comparison ("As in Tikrit")."""
    at = relation.first - 2
    return (
        relation.case == "in"
        and at >= 0
        and line.lower[at] in {"as", "like", "unlike"}
        and line.lower[at + 1] == "in"
    )


def is_led_to(line: Line, relation: Relation) -> bool:
    """Whether the words before only say that a way leads there ("the highway to Jordan")."""
    opening = line.lower[relation.first : relation.first + 3]
    return "to" in opening and bool(read_words().roads & set(opening[: opening.index("to")]))


def is_set_against(line: Line, first: int) -> bool:
    """Whether the name is on a list of where something did not happen ("ten towns, but not Balad")."""
    words = read_words()
    while first and (line.lower[first - 1] in words.list_words or line.is_name(first - 1)):
        first -= 1
    before = line.lower[max(first - 2, 0) : first]
    return " ".join(before) in words.excluding or " ".join(before[-1:]) in words.excluding


def is_beside_name(line: Line, match: Match, beside: Match | None) -> bool:
    """Whether another name stands right against this one, as the two parts of a person's name do."""
    if beside is None or beside.country_code or (beside.last != match.first and beside.first != match.last):
        return False
    if any(p.kind == "country" for p in (*match.places, *beside.places)) or is_site(
        line, max(match.last, beside.last)
    ):
        return False
    return any(p.is_world or p.guard for p in (*match.places, *beside.places))


def is_locative(relation: Relation) -> bool:
    """Whether the words before say that a place follows."""
    if relation.kind or relation.bearing is not None or relation.is_near or relation.is_part:
        return True
    return relation.case is not None and (relation.case != "of" or relation.noun in read_words().of_nouns)


def is_ranked(line: Line, match: Match, relation: Relation, place: Place) -> bool:
    """Whether the words beside the name, or its own last word, say what kind of place it is.

    An ordinary word before a facility is the facility's own name ("the Grand Mosque").
    """
    words = read_words()
    own = match.last - match.first > 1 and line.lower[match.last - 1] in words.kinds
    after = find_kind_after(line, match.last)
    said = after is not None and not (place.guard == "word" and after[1] in words.facility_kinds)
    return own or relation.kind is not None or said


def is_sure(place: Place, is_placed: bool, is_certain: bool) -> bool:
    """Whether a name is enough to believe in this place.

    `is_placed` where a preposition stands before it, `is_certain` where its kind or its country is said; an
    ordinary word needs that, or a big town to mean ("in Police" is no place, "in Nice" is).
    """
    famous = place.population >= int(read_yaml("gazetteer/places.yml")["famous_population"])
    if is_certain or (not place.guard and (not place.is_world or famous)):
        return True
    return is_placed and (place.guard != "word" or famous or not place.is_world)
