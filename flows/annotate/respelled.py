"""Sentences parsed in other letters than they are written in, every character in its place.

A name that looks like another word has a stand-in ("IS fighters pulled out"), and a headline that capitalises
Every Word is parsed with small letters where its words are common ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from flows.lexicon import read_yaml
from flows.lexicon.actors import group_words
from flows.lexicon.forms import find_forms_of
from flows.syntax import mend_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.model.parser import Parser
    from flows.records import Tree

WORD = re.compile(r"[A-Za-z]+")
WRITTEN = re.compile(r"\S+")
GAP = re.compile(r"\A\s|\s\s|[^\S ]")
LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))  # code points of accented letters
SMALL = 3  # letters of words that a title leaves small


def parse_sentences(texts: Iterable[str], parser: Parser) -> list[Tree]:
    """The tree of each sentence, its words as they are written."""
    written = list(texts)
    closed = [close_gaps(text) for text in written]
    trees = parser.pipe(respell(text, parser.known) for text in closed)
    restored = [_restore(tree, text) for tree, text in zip(trees, closed, strict=True)]
    for tree, text in zip(restored, written, strict=True):
        open_gaps(tree, text)
        mend_tree(tree)
    return restored


def close_gaps(text: str) -> str:
    """The sentence with one blank for each gap between its words: a wider one would be read as a word.

    >>> close_gaps("killed 12 soldiers    in\\nMosul")
    'killed 12 soldiers in Mosul'
    """
    return " ".join(text.split()) if GAP.search(text) else text


def open_gaps(tree: Tree, text: str) -> None:
    """Gives each token its place in the sentence with its gaps."""
    if tree.text == text:
        return
    starts, at = [], 0
    for found in WRITTEN.finditer(text):
        starts.append((at, found.start()))
        at += len(found[0]) + 1
    for token in tree:
        closed, written = starts[bisect_right(starts, token.idx, key=itemgetter(0)) - 1]
        token.idx += written - closed
    tree.text = text


def respell(text: str, known: frozenset[str]) -> str:
    """The sentence with each such name as another of the same length, and a title in plain letters.

    So is a lone name that is none of the words `known` to the parser, which may take it for anything; letters
    lose their accents, of which the parser has seen few.

    >>> respell("IS fighters left", frozenset()), respell("THE WAR IS OVER", frozenset())
    ('UN fighters left', 'THE WAR IS OVER')
    >>> respell("Taliban Free Thousands From Bagram", frozenset({"Taliban", "Bagram"}))
    'Taliban free thousands from Bagram'
    >>> respell("the army retook Lalibela on Monday", frozenset({"Monday"}))
    'the army retook Victoria on Monday'
    >>> respell("António Guterres urged restraint", frozenset())
    'Antonio Guterres urged restraint'
    >>> respell("the army re-entered Malakal", frozenset({"Malakal"}))
    'the army reeentered Malakal'
    """
    text = text if text.isascii() else text.translate(_plain_letters())
    text = _joints().sub(lambda found: _joined()[found[0]], text)
    if text.isupper():
        return text
    if _is_title_case(text):
        plain = WORD.sub(_lower, text)
    else:
        plain = _lone_name().sub(lambda found: _rename(found, known), text)
    return _pattern().sub(lambda found: _stand_ins()[found[0]], plain)


def _rename(found: re.Match[str], known: frozenset[str]) -> str:
    """The name, or a well-known one of its length where it stands alone and the parser does not know it."""
    name, before = found[0], found.string[: found.start()].rstrip().rpartition(" ")[2]
    is_part = before[:1].isupper() and not before.endswith(",")
    told = name in known or name.lower() in known or name.endswith(_endings())
    return name if is_part or told else _names().get(len(name), name)


def _is_title_case(text: str) -> bool:
    """Whether nearly all words but the short ones begin with a capital."""
    words = [word for word in WORD.findall(text) if len(word) > SMALL]
    small = sum(word[0].islower() for word in words)
    fewest: int = read_yaml("title_case.yml")["fewest_words"]
    return len(words) >= fewest and small <= len(words) // 5


def _lower(found: re.Match[str]) -> str:
    """The word in small letters where it is a common one; what opens the title keeps its capital."""
    word = found[0]
    return word.lower() if found.start() and word.istitle() and word.lower() in _common_words() else word


def _restore(tree: Tree, text: str) -> Tree:
    """The tree with the words as they are written."""
    if tree.text == text:
        return tree
    tree.text = text
    for token in tree:
        word = text[token.idx : token.idx + len(token.text)]
        if word.lower() != token.lower_:
            lemma = word.replace("-", "")
            token.lemma_ = lemma.removesuffix("s") if token.tag_ == "VBZ" else lemma
        token.text, token.lower_ = word, word.lower()
    return tree


@cache
def _plain_letters() -> dict[int, str]:
    """Each accented letter of Latin scripts -> the letter without its accent."""
    pairs = ((code, unicodedata.normalize("NFD", chr(code))) for code in LATIN)
    plain = {code: letters[0] for code, letters in pairs if len(letters) > 1 and letters[0].isascii()}
    return plain | {ord(letter): bare for letter, bare in read_yaml("respelled.yml")["letters"].items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_stand_ins())))})\b")


@cache
def _stand_ins() -> dict[str, str]:
    """Name as it is written -> what the parser reads in its place."""
    found: dict[str, str] = read_yaml("respelled.yml")["stand_ins"]
    return found


@cache
def _joints() -> re.Pattern[str]:
    """A prefix with the hyphen that joins it to a word in small letters."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _joined()))})(?=[a-z])")


@cache
def _joined() -> dict[str, str]:
    """Prefix with its hyphen -> what the parser reads in its place."""
    found: dict[str, str] = read_yaml("respelled.yml")["joints"]
    return found


@cache
def _lone_name() -> re.Pattern[str]:
    """A name of one word inside a sentence, no capital and no particle of a name behind it."""
    particles = "|".join(map(re.escape, sorted(group_words("name_particles"))))
    return re.compile(rf"(?<=[a-z,] )[A-Z][a-z]{{3,}}(?![\w'’-])(?! (?:[A-Z]|(?:{particles})\b))")


@cache
def _names() -> dict[int, str]:
    """Length -> a name of that length the parser knows."""
    return {len(name): name for name in read_yaml("respelled.yml")["names"]}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(read_yaml("respelled.yml")["endings"])


@cache
def _common_words() -> frozenset[str]:
    """Words that are no names: the verbs and things of headlines in all their forms."""
    data = read_yaml("title_case.yml")
    verbs = {
        form for verb in read_yaml("headline_verbs.yml")["verbs"] for form in find_forms_of(verb, "verb")
    }
    nouns = {form for noun in data["nouns"] for form in find_forms_of(noun, "noun")}
    return frozenset({*data["small_words"], *verbs, *nouns})
