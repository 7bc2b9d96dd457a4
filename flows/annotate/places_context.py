"""What the words around a name make of it: a place, a part of another name, or a people's."""

from __future__ import annotations

from flows.annotate.places_matches import Line, Match
from flows.annotate.places_relations import Relation
from flows.lexicon.gazetteer import Place
from flows.lexicon.gazetteer.words import read_words

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
LONGEST_KIND = 3


def find_kind_after(line: Line, last: int) -> tuple[int, str] | None:
    """(end, kind) of the noun for a kind of place right behind the name ("Helmand province")."""
    kinds = read_words().kinds
    for count in range(LONGEST_KIND, 0, -1):
        words = line.lower[last : last + count]
        if len(words) == count and " ".join(words) in kinds:
            return last + count, kinds[" ".join(words)]
    return None


def is_owner(line: Line, last: int) -> bool:
    """Whether what follows the name is an organisation, an office or a force it only qualifies."""
    words = read_words()
    at = last + 1 if line.lower[last : last + 1] and line.lower[last] in POSSESSIVES else last
    if at < len(line.words) and line.words[at] == "-" and line.lower[at + 1 : at + 2]:
        follower = line.lower[at + 1]
        return follower in {"led", "backed", "based", "born", "allied", "affiliated", "linked", "funded", "trained", "sponsored"}
    near = line.lower[at : at + 4]
    owned = next((i for i, word in enumerate(near[:2]) if word in words.owners), None)
    return owned is not None and not any(word in words.sites for word in near[owned + 1 : owned + 2])


def is_title(line: Line, first: int) -> bool:
    """Whether a title or the first part of a person's name stands right before the name."""
    before = line.lower[first - 1].rstrip(".") if first else ""
    return before in read_words().titles and line.is_name(first - 1)


def is_joined(line: Line, token: int, beside: set[int]) -> bool:
    """Whether the token is a proper noun that may be part of the same name and is no name of a place itself."""
    return line.is_proper(token) and line.lower[token].rstrip(".") not in read_words().neutral and token not in beside


def is_part_of_name(line: Line, match: Match, taken: set[int]) -> bool:
    """Whether the name is only a part of a longer one ("Jordan Smith", "Abu Bakr al-Baghdadi")."""
    words, before = read_words(), match.first - 1
    if before > 0 and line.words[before] == "-" and line.is_name(before - 1):
        return True
    if before >= 0 and is_joined(line, before, taken) and not is_common(line, before):
        return True
    after = match.last
    return is_joined(line, after, taken) and line.lower[after] not in words.kinds and line.lower[after] not in words.sites


def is_common(line: Line, token: int) -> bool:
    """Whether a capital letter is only due to the start of the sentence or to a noun for a kind of place."""
    words = read_words()
    word = line.lower[token]
    return token == 0 and not line.tags or word in words.kinds or word in words.bearings or word in words.parts


def is_locative(relation: Relation) -> bool:
    """Whether the words before say that a place follows."""
    if relation.kind or relation.bearing is not None or relation.is_near or relation.is_part:
        return True
    return relation.case is not None and (relation.case != "of" or relation.noun in read_words().of_nouns)


def is_sure(place: Place, is_placed: bool, famous: int) -> bool:
    """Whether a name alone is enough to believe in this place."""
    if is_placed:
        return True
    return not place.guard and (not place.is_world or place.population >= famous)
