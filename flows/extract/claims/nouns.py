"""Where the noun of a group stands and whether it names people, by words and tags alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.claims.words import (
    TOLL,
    read_harm_words,
    read_people,
    read_set,
    read_suffixes,
    read_things,
)
from flows.syntax import children
from flows.syntax.labels import PLURAL_TAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.extract.claims.groups import View
    from flows.records import Token

MAX_MODIFIERS = 8
ABBREVIATED = 3  # the words of an abbreviation in brackets
MODIFIER_TAGS = frozenset(
    {
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNP",
        "NNS",
        "NNPS",
        "VBN",
        "VBG",
        "POS",
        "HYPH",
        "VBD",
        "RB",
        "CD",
        "AFX",
        "FW",
    }
)
CLAUSES = frozenset({"ROOT", "acl", "acl:relcl", "advcl", "ccomp", "conj", "parataxis", "xcomp"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
AGE_LINKS = frozenset({",", "and", "between", "from", "to", "-", "–"})
AGE_REACH = 6
LINKS = frozenset({"-", "–", "'s", "’s", "and", "or", "/", "&"})  # inside one noun phrase


def find_age(words: Sequence[str], at: int) -> int | None:
    """The word that opens the ages in which the word at `at` stands: "aged" of "two girls aged 14 and 15"."""
    for i in range(at - 1, max(at - AGE_REACH, 0), -1):
        if words[i] in read_set("age_openers", "harm"):
            return i
        if words[i] not in AGE_LINKS and not words[i].isdigit():
            return None
    return None


def scan_noun(view: View, at: int) -> int | None:
    """The head of the noun phrase whose modifiers start at token `at`."""
    head = None
    for i in (
        i for i in range(at, min(at + MAX_MODIFIERS, len(view.words))) if not _is_abbreviation(view, i)
    ):
        if is_compound(view, i) and not _continues(view, i + 1):
            return i + 1
        if view.words[i] in read_people() and view.tags[i] not in {"VBD", "VB"} and not _continues(view, i):
            return i
        if view.tags[i] not in MODIFIER_TAGS and view.words[i] not in LINKS and not is_hyphened(view, i):
            break
        if _ends_noun(view, i, at) and not is_hyphened(view, i):
            break
        if view.tags[i] in NOUN_TAGS and view.words[i] not in LINKS and view.words[i][0].isalnum():
            head = i
    return head


def _is_abbreviation(view: View, i: int) -> bool:
    """Whether a bracket or an abbreviation in brackets stands there, a noun behind it: "Border Force (BF)
    personnel"."""
    starts = range(max(i - ABBREVIATED + 1, 0), min(i + 1, len(view.words) - ABBREVIATED))
    return any(
        (view.words[first], view.words[first + 2]) == ("(", ")")
        and view.doc[first + 1].text.isupper()
        and view.tags[first + ABBREVIATED] in NOUN_TAGS
        for first in starts
    )


def is_hyphened(view: View, i: int) -> bool:
    """Whether a hyphen ties the word to the next, whatever its tag: "off-duty policemen"."""
    return view.words[i + 1 : i + 2] == ["-"] and not view.doc[i].whitespace_


def is_compound(view: View, i: int) -> bool:
    """Whether the words at `i` are a noun of people in two words: "consul general"."""
    return i + 1 < len(view.words) and f"{view.words[i]} {view.words[i + 1]}" in read_people()


def _ends_noun(view: View, i: int, at: int) -> bool:
    """Whether token `i` is no part of a noun phrase: a harm word with no people after it, a day, a
    conjunction at its edge.
    """
    word, tag = view.words[i], view.tags[i]
    if tag in {"VBG", "VBN"} and view.doc[i].dep_ in CLAUSES:
        is_taking = view.doc[i].lemma_ in read_set("taking_verbs", "harm")  # "14 taken hostage"
        return is_taking or not _people_follow(view, i)
    if word in read_harm_words() and tag in {"VBN", "VBD", "JJ", "VBG"}:
        return not _people_follow(view, i)
    if word in {"and", "or"}:
        return i == at or view.tags[i - 1] not in {"JJ", "NNP"} or not _people_ahead(view, i)
    if tag in {"VBD", "RB"}:
        return True
    return tag == "CD"


def _people_follow(view: View, i: int) -> bool:
    """Whether a noun of people stands among the next words."""
    return any(w in read_people() for w in view.words[i + 1 : i + 4] if w not in LINKS)


def _people_ahead(view: View, i: int) -> bool:
    """Whether a modifier and a noun of people follow token `i` at once: "Turkish and Kurdish soldiers"."""
    ahead = view.words[i + 1 : i + 3]
    return len(ahead) == 2 and view.tags[i + 1] in {"JJ", "NNP"} and ahead[1] in read_people()


def _continues(view: View, i: int) -> bool:
    """Whether the noun of people at `i` only modifies one after it: "police officers", "security force
    members".
    """
    following = i + 1 + ABBREVIATED * _is_abbreviation(view, i + 1)
    while following < len(view.words) and view.words[following] in {"'s", "’s", "-", "–"}:
        following += 1
    if following >= len(view.words) or view.tags[following] not in {*NOUN_TAGS, "JJ"}:
        return False
    if view.words[following] in read_harm_words():
        counts = any(sense.kind == TOLL for sense in read_harm_words()[view.words[following]])
        return counts and view.tags[i] != "NNS"  # "took three others captive"
    if view.tags[i] == "JJ" and view.tags[following] in NOUN_TAGS:
        return True  # "four military vehicles"
    if (
        view.words[i] in read_set("collectives")
        and following == i + 1
        and view.tags[following] in {"NN", "NNS"}
    ):
        return True
    if view.tags[i] in PLURAL_TAGS and following == i + 1:
        return view.words[following] in read_people() and view.words[i] not in read_set("generic_victims")
    return view.words[following] in read_people() or (
        view.tags[following] in {"NN", "NNP"} and view.words[following] not in read_harm_words()
    )


def is_thing(view: View, token: int) -> bool:
    """Whether the noun is known to name no people."""
    word = view.words[token]
    return not read_things().isdisjoint({word, word.removesuffix("s"), view.doc[token].lemma_})


def names_place(view: View, token: int) -> bool:
    """Whether the word heads the name of a place, be it one nobody knows ("captured Robotyne", "Foo Hill").

    An unknown name of several words may be a person's, unless it says what kind of place it is.
    """
    for name in view.sentence.places:
        alone = name.first == token == name.last - 1
        told = name.kind != "unknown" and name.first <= token < name.last
        if (alone and name.usable) or (name.doubt == "unknown" and (alone or told)):
            return True
    return False


def is_plural(word: str) -> bool:
    """Whether a noun of people is a plural whatever its tag: "Yazidis"."""
    return (
        word in read_people()
        and word.endswith("s")
        and (word[:-1] in read_people() or word[:-1].endswith(("i", "an")))
    )


def is_suffixed(word: str) -> bool:
    """ "truffle-gatherers", "technologists": a noun made for people."""
    return word.removesuffix("s").endswith(read_suffixes())


def is_aged(view: View, token: int) -> bool:
    """Whether people are named by their age: "an 18-year-old"."""
    return token >= 4 and view.words[token - 2] == "year" and view.words[token] in {"old", "olds"}


def are_those_who(noun: Token) -> bool:
    """Whether "those" stands for people: "those who did not walk fast enough"."""
    clauses = [child for child in noun.children if child.dep_ == "acl:relcl"]
    return noun.lower_ == "those" and any(t.lower_ == "who" for clause in clauses for t in clause.children)


def has_name(view: View, noun: Token) -> bool:
    """Whether the name of one person goes on the noun: "lawmakers Ali Mohamud"."""
    return any(child.i == noun.i + 1 and child.tag_ == "NNP" for child in children(noun, "flat"))


def is_one_man(view: View, first: int, word: str) -> bool:
    """Whether the article tells of one man: "a policemen"."""
    return view.words[first] == "a" and word.endswith("men")
