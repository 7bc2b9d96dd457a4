"""Runs of tokens that are names of the gazetteer or of a people."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flows.lexicon.gazetteer import ARTICLES, MOST_WORDS, Place, find_places_named, read_openers
from flows.lexicon.gazetteer.names import fold
from flows.lexicon.gazetteer.words import read_demonyms, read_words

if TYPE_CHECKING:
    from flows.records import Tree

ACRONYM = 5
# What the parser takes names for.
NAMING = frozenset({"FW", "JJ", "NN", "NNP", "NNPS", "NNS", "UH"})
DIVISIONS = frozenset({"district", "governorate"})
DASHES = frozenset({"-", "–", "—", "--"})


class Match(NamedTuple):
    """Tokens `[first, last)` that are the name of one of `places`, or of the people of `country_code`."""

    first: int
    last: int
    places: tuple[Place, ...] = ()
    country_code: str | None = None


class Line(NamedTuple):
    """The tokens of a sentence as the rules read them; reading them from the parse again and again is slow.

    `offset` is the first character of the sentence in its document, `starts` those of its tokens in `text`;
    `capital` says whether each token begins with a capital, `proper` whether it is a proper noun, by its tag
    where there is one, and by its capital.
    """

    text: str
    offset: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    capital: tuple[bool, ...]
    proper: tuple[bool, ...]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """First and last character of tokens `[first, last)` in the sentence."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    def is_name(self, token: int) -> bool:
        """Whether a token is written like a name."""
        return 0 <= token < len(self.capital) and self.capital[token]

    @property
    def is_titled(self) -> bool:
        """Whether most words have a capital, as in headings: a capital then says nothing."""
        return 2 * sum(self.capital) >= sum(word[0].isalpha() for word in self.words)

    def is_proper(self, token: int) -> bool:
        """Whether there is such a token and it is a proper noun."""
        return 0 <= token < len(self.words) and self.proper[token]


def read_line(doc: Tree, offset: int) -> Line:
    """The tokens of a parsed sentence."""
    words, tags = tuple([token.text for token in doc]), tuple([token.tag_ for token in doc])
    lower, starts = tuple([token.lower_ for token in doc]), tuple([token.idx for token in doc])
    tagged = any(tags)
    capital = tuple([word[0].isupper() for word in words])
    pairs = zip(capital, tags, strict=True)
    proper = tuple([is_name and (tag[:3] == "NNP" or not tagged) for is_name, tag in pairs])
    return Line(doc.text, offset, words, lower, starts, tags if tagged else (), capital, proper)


def find_starts(line: Line) -> list[int]:
    """Tokens a name may begin at: a capital, a figure, or an article joined to a capital ("al-Alam")."""
    starts = []
    for token, word in enumerate(line.words):
        if not word[0].islower():
            starts.append(token)
        elif word in ARTICLES:
            joined = line.words[token + 1 : token + 2] == ("-",)
            if line.is_name(token + 2 if joined else token + 1):
                starts.append(token)
    return starts


def is_cased(line: Line, first: int, last: int, key: str, places: tuple[Place, ...]) -> bool:
    """Whether a name is written like one: short words in capitals are countries or no places ("SWAT"), but
    for those that open a line ("KUT - ").
    """
    if key in {"us", "uk"} or (
        len(key) <= ACRONYM
        and line.words[first].isupper()
        and line.words[first].isalpha()
        and not opens_item(line, first, last)
    ):
        written = "".join(line.words[first:last]).replace(".", "")
        return written.isupper() and any(place.kind == "country" for place in places)
    return any(line.is_name(token) for token in range(first, last))


def opens_item(line: Line, first: int, last: int) -> bool:
    """Whether a name stands at the start of a line, behind a bullet or "near" maybe, and a dash behind it."""
    behind = line.words[last] if last < len(line.words) else ""
    before = (word for word in line.lower[:first] if word[0].isalnum())
    return behind in DASHES and all(word in read_words().near for word in before)


def is_common(key: str) -> bool:
    """Whether the word is a month, a faith, a bearing or the like, wherever else towns may bear its name."""
    words = read_words()
    common = key in words.neutral or key in words.parts or key in words.placeless
    return common or key in words.bearings or key.replace(" ", "") in words.bearings


def find_keys(line: Line, first: int) -> list[tuple[int, str]]:
    """(last, folded name) of every run from `first`, the longest first; a hyphen alone adds no word."""
    if not line.words[first][0].isalnum():
        return []
    keys, key = list[tuple[int, str]](), ""
    for last in range(first + 1, min(len(line.words), first + 2 * MOST_WORDS) + 1):
        folded = fold(line.words[last - 1])
        if not folded and line.words[last - 1] not in {"-", "–", "‑", "'", "’", "."}:
            break
        key = f"{key} {folded}".strip()
        if folded:
            keys.append((last, key))
        if len(keys) == MOST_WORDS:
            break
    return keys[::-1]


def is_people(line: Line, last: int, places: tuple[Place, ...]) -> bool:
    """Whether a name that is a people's too means them: before a noun, or where only a division bears it."""
    kind = read_words().kinds.get(line.lower[last] if last < len(line.lower) else "")
    tag = line.tags[last][:2] if line.tags and last < len(line.tags) else ""
    if kind in DIVISIONS:
        return False
    return tag in {"NN", "JJ"} or all(place.kind in DIVISIONS for place in places)


def is_other_word(line: Line, first: int, last: int, places: tuple[Place, ...]) -> bool:
    """Whether a word has its capital for another reason than being a name, and only small towns bear it."""
    if not line.tags or last - first > 1 or not all(place.is_world for place in places):
        return False
    return line.tags[first] not in NAMING


def goes_on(line: Line, last: int) -> bool:
    """Whether an article joins another name to a name: "Bab al-Nairab" is neither Bab nor Nairab."""
    if line.words[last : last + 1] == ("-",):
        last += 1
    behind = last + 1 + (line.words[last + 1 : last + 2] == ("-",))
    return line.words[last : last + 1] != () and line.words[last] in ARTICLES and line.is_name(behind)


def find_match(line: Line, first: int) -> Match | None:
    """The longest name that begins at a token."""
    demonyms, opener = read_demonyms(), fold(line.words[first])
    if opener not in read_openers() and opener not in ARTICLES and opener not in demonyms:
        return None
    for last, key in find_keys(line, first):
        places = find_places_named(key)
        is_other = is_other_word(line, first, last, places) or (
            key in demonyms and is_people(line, last, places)
        )
        if places and not is_other and is_cased(line, first, last, key, places) and not is_common(key):
            is_part = goes_on(line, last) and all(place.kind != "country" for place in places)
            return None if is_part else Match(first, last, places)
        if key in demonyms:
            return Match(first, last, (), demonyms[key])
    return None


def find_matches(line: Line) -> list[Match]:
    """All names of a sentence, left to right, none overlapping."""
    found, token = [], 0
    for start in find_starts(line):
        match = find_match(line, start) if start >= token else None
        if match:
            found.append(match)
            token = match.last
    return found
