"""Runs of proper nouns that may be the name of a place no file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.annotate.places.relations import HYPHENS
from flows.lexicon.gazetteer.words import join_words, read_words
from flows.syntax.labels import FINITE_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.annotate.places.matches import Line

LONGEST = 4
# What the parser takes the rarest names for.
MISTAKEN = frozenset({"FW", "NN", "UH"})


def find_run(line: Line, first: int, taken: set[int]) -> int:
    """The token behind the capitalised words, articles and hyphens between them, that begin at `first`."""
    last, token = first, first
    while token < len(line.words) and token not in taken and token - first < 2 * LONGEST:
        if (line.is_name(token) and line.lower[token] not in read_words().neutral) or is_second_half(
            line, token
        ):
            last = token + 1
        elif not is_hyphen(line, token) and not is_article(line, token):
            break
        token += 1
    return last


def is_hyphen(line: Line, token: int) -> bool:
    """Whether a token is a hyphen between two words, and no dash with blanks around it."""
    return line.words[token] in HYPHENS and (token == 0 or line.starts[token] == line.span(0, token)[1])


def is_article(line: Line, token: int) -> bool:
    """Whether a word is an article inside a name; an English one only before a hyphen ("at-Tanf")."""
    words, word = read_words(), line.lower[token]
    if word not in words.articles:
        return False
    is_english = word in join_words("locative", "unplaced", "determiners")
    return not is_english or line.words[token + 1 : token + 2] in {(hyphen,) for hyphen in HYPHENS}


def is_second_half(line: Line, token: int) -> bool:
    """Whether a word in small letters is the rest of a hyphened name ("Darey-daye"), not of a quality."""
    if token < 2 or line.words[token - 1] not in HYPHENS or not line.is_name(token - 2):
        return False
    joined = (
        line.starts[token]
        == line.starts[token - 1] + 1
        == line.starts[token - 2] + 1 + len(line.words[token - 2])
    )
    words, word = read_words(), line.lower[token]
    return joined and word not in words.participles and not word.endswith(tuple(words.quality_endings))


def find_runs(line: Line, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Every run of proper nouns that no place or people has taken."""
    done = 0
    for token, is_capital in enumerate(line.capital):
        if token < done or token in taken:
            continue
        if (is_capital and is_name_here(line, token)) or is_joined(line, token):
            last = find_run(line, token, taken)
            if last > token:
                yield token, last
                done = last


def is_joined(line: Line, token: int) -> bool:
    """Whether a token is the article of a hyphenated name ("al-Alam")."""
    article = line.lower[token] in read_words().articles
    return article and line.is_proper(token + 2) and line.words[token + 1] in HYPHENS


def is_name_here(line: Line, token: int) -> bool:
    """Whether a token is a proper noun, also where the parser took a name it never saw for a common noun."""
    if line.proper[token] or not line.tags or not token or not line.is_name(token):
        return line.proper[token]
    is_mistaken = line.tags[token] in MISTAKEN or is_before_kind(line, token)
    return is_mistaken and not line.is_titled


def is_before_kind(line: Line, token: int) -> bool:
    """Whether a noun for a settlement or division follows: the capital before it is a name's."""
    return is_settled(read_words().kinds.get(" ".join(line.lower[token + 1 : token + 2])))


def is_acronym(line: Line, first: int, last: int) -> bool:
    """Whether the run is one word in capitals, which is more often a group than a place."""
    return last - first == 1 and line.words[first].isupper()


def is_settled(kind: str | None) -> bool:
    """Whether the kind asked for is a settlement or a division, the name of which nothing else bears."""
    return kind in read_words().named_kinds


def drop_kind(line: Line, first: int, last: int) -> int:
    """The end of a run without the kind noun it ends in: "Kurram District" is the district of Kurram."""
    for count in (3, 2, 1):
        kind = read_words().kinds.get(" ".join(line.lower[last - count : last]))
        if last - count > first and is_settled(kind):
            return last - count
    return last


def is_bare(line: Line, first: int, last: int) -> bool:
    """Whether the run stands alone behind its preposition, with no article before and no noun behind it."""
    follower = line.tags[last][:2] if line.tags and last < len(line.tags) else ""
    at = first - (first > 1 and line.lower[first - 1] in read_words().nearby)
    return bool(first) and line.lower[at - 1] in read_words().placed and follower not in {"NN", "PO"}


def is_finite(line: Line, token: int) -> bool:
    """Whether the token is a verb of which the words before it are the subject ("and Foo ordered")."""
    return bool(line.tags) and token < len(line.tags) and line.tags[token] in FINITE_TAGS


def is_of_title(line: Line, first: int, last: int) -> bool:
    """Whether the run is a word of a title or an institution ("Church in Need", "the State Department")."""
    words = read_words()
    written = set(line.lower[first:last])
    ends = join_words("weak_kinds", "office_kinds") if written & words.office_words else words.weak_kinds
    joined = last < len(line.words) and line.lower[last] in ends and line.is_name(last)
    is_bearing = "".join(word for word in line.lower[first:last] if word not in HYPHENS) in words.bearings
    is_body = last - first > 1 and bool(written & words.owners) and not find_own_kind(line, first, last)
    is_kind = written <= join_words("kinds", "weak_kinds")
    is_rest = line.lower[first] in words.weak_kinds and line.lower[first - 1 : first] == ("islamic",)
    joined = joined or is_rest  # "the Islamic State West Africa Province"
    return joined or is_bearing or is_body or is_kind or bool(written & words.placeless)


def find_own_kind(line: Line, first: int, last: int) -> str | None:
    """The kind of site a name says in its last words or its first ("Foo Air Base", "Mount Foo")."""
    words = read_words()
    opener = words.site_openers.get(line.lower[first])
    if opener and last - first > 1:
        return opener
    closers = (words.kinds.get(" ".join(line.lower[last - n : last])) for n in (3, 2, 1) if last - n > first)
    return next((kind for kind in closers if kind in words.outside_kinds), None)
