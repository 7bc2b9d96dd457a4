"""Names of places that say nothing of where: of who speaks, of what a place is near, of another time."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.places.attachment import find_cases, find_head
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.choose import read_capitals
from flows.lexicon.gazetteer.words import read_words
from flows.syntax.labels import FINITE_TAGS, VERBAL
from flows.syntax.trees import children, heads_clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.records import PlaceName, Sentence, Token, Tree, Where

SPOKEN = frozenset({"iobj", "obj", "obl"})  # what else a verb of saying has
MODIFYING = frozenset({",", "-LRB-", "-RRB-", "CD", "DT", "IN", "JJ", "RB"})
MEASURING = frozenset({"after", "before", "since"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
QUALITIES = frozenset({"JJ", "JJS", "NNP", "VBN"})
RANKED = frozenset({"nmod", "nsubj", "nsubj:pass", "obj"})  # what is not set beside something else to rank it


def is_range(name: PlaceName, doc: Tree) -> bool:
    """Whether a place only says among which others something is the worst ("the deadliest attack in Foo")."""
    token = find_head(doc, name)
    for one in (token, *token.ancestors):
        if any(child.tag_ == "JJS" for child in children(one, "amod")):
            return one.dep_ not in RANKED
        if one.pos_ in VERBAL:
            return False
    return False


@cache
def read_speakers() -> frozenset[str]:
    """The verbs only people are the subject of."""
    verbs: dict[str, list[str]] = read_yaml("speech.yml")["speech_verbs"]
    return frozenset(verb for some in verbs.values() for verb in some)


def is_speaker(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a capital only stands in words for who says something, or to whom ("told a briefing in Foo").

    Those who speak in other towns mostly speak of what happened there.
    """
    if name.kind != "city" or read_capitals().get(name.country_code or "") != name.location:
        return False
    token = find_head(sentence.doc, name)
    path = (token, *token.ancestors)
    subject = next((one for one in path if one.dep_ == "nsubj"), None)
    last = next((one for one in path if one.dep_ in SPOKEN or heads_clause(one)), None)
    ends = (one for one in (subject, last) if one is not None and one.dep_ in {"nsubj", *SPOKEN})
    return any(one.head.lemma_.lower() in read_speakers() for one in ends)


def is_carried_to(name: PlaceName, doc: Tree) -> bool:
    """Whether people only go or are brought there from where something happened ("rushed to Foo")."""
    words, token = read_words(), find_head(doc, name)
    path = (token, *token.ancestors)
    verb = next((n for n, one in enumerate(path) if one.lemma_.lower() in words.carrying), None)
    return verb is not None and bool(find_cases(path[:verb]) & words.goal)


def is_bordered(name: PlaceName, doc: Tree) -> bool:
    """Whether the words only say what a place borders on ("the province bordering Foo")."""
    token = find_head(doc, name)
    return token.dep_ == "obj" and token.head.lemma_.lower() == "border"


def is_of_people(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a division or country only says whose people some are ("Puntland soldiers")."""
    token = find_head(sentence.doc, name)
    qualifies = name.kind in read_words().wide_kinds and token.dep_ in {"amod", "compound"}
    return qualifies and any(actor.head == token.head.i for actor in sentence.actors)


def is_counted_in(name: PlaceName, doc: Tree, head: int) -> bool:
    """Whether brackets that say what a figure counts hold the place and not the predicate."""
    if "(" not in doc.text:
        return False
    opens = [
        i for i in range(name.first) if doc[i].text == "(" and doc[i + 1].lower_ in read_words().counting
    ]
    closed = any(token.text == ")" for token in doc[opens[-1] : name.first]) if opens else True
    return not closed and head < opens[-1]


def drop_described(sentence: Sentence, names: Sequence[PlaceName]) -> list[PlaceName]:
    """The names without those that only say where the one before or behind lies ("Foo, a city south of Bar",
    "the Bar town of Foo").
    """
    pairs = list(pairwise(sorted(names, key=lambda name: name.first)))
    told = {other.first for one, other in pairs if is_description(sentence, one, other)}
    told |= {one.first for one, other in pairs if is_holder(sentence.doc, one, other)}
    return [name for name in names if name.first not in told]


def drop_countries(wheres: Sequence[Where]) -> list[Where]:
    """The places without the countries that others of them lie in ("the town of Foo in Bar, Baz")."""
    held = {where.country for where in wheres if where.kind != "country"}
    return [where for where in wheres if where.kind != "country" or where.country not in held]


def is_holder(doc: Tree, one: PlaceName, other: PlaceName) -> bool:
    """Whether the first place only says where the one lies that the second name is of ("the Bar town of
    Foo", "Bar's southern district of Foo", "Bar's besieged Foo").
    """
    words, between = read_words(), doc[one.last : other.first]
    owned = bool(between) and between[0].lower_ in POSSESSIVES
    told = [token.lower_ for token in between[owned:] if token.tag_ not in QUALITIES or is_kind(token)]
    nouns = told[:-1] if told[-1:] == ["of"] else told
    if not all(words.kinds.get(noun) in {*words.settlements, "district"} for noun in nouns):
        return False
    if nouns[-1:] == ["district"] and (one.kind == "neighbourhood" or other.kind == "city"):
        return False  # "the Foo district of Bar" is a quarter of Bar
    wider = one.kind == "country" and other.kind != "country"
    named = told != nouns and bool(nouns)
    return (named or (owned and one.kind != other.kind)) and (wider or other.kind not in words.wide_kinds)


def is_kind(token: Token) -> bool:
    """Whether a word says what kind of place it is said of."""
    return token.lower_ in read_words().kinds


def is_description(sentence: Sentence, one: PlaceName, other: PlaceName) -> bool:
    """Whether the second place, which something is near, stands in an aside right behind the first."""
    words, last = read_words(), other.outer_start - sentence.start
    first = one.outer_end - sentence.start  # behind "province", which belongs to the name
    between = [token for token in sentence.doc[one.last : other.first] if first <= token.idx < last]
    aside = other.is_near and bool(between) and between[0].lower_ == "," and one.kind != "country"
    if not aside or any(token.pos_ in VERBAL for token in between):
        return False
    if len(between) == 1 or any(token.lower_ in words.kinds for token in between[:4]):
        return True
    return not one.is_near and all(map(is_of_way, between))


def is_of_way(token: Token) -> bool:
    """Whether a word may stand in what says how far and in which direction something lies from a place."""
    words = read_words()
    return token.tag_ in MODIFYING or token.lower_ in words.lengths or token.lower_ in words.bearings


def find_measured(doc: Tree) -> Iterator[range]:
    """The words that say how long before or after them something was: "hours after the base fell", "the raid
    came a week after an attack on a post in Foo".
    """
    for token in doc:
        if token.lower_ in MEASURING and token.i and doc[token.i - 1].lower_ in read_words().time_measures:
            if token.dep_ == "mark":
                yield range(token.head.left_edge.i, token.head.right_edge.i + 1)
            else:
                ends = (one.i for one in doc[token.i :] if one.text == "," or one.tag_ in FINITE_TAGS)
                yield range(token.i, next(ends, len(doc)))


def is_apart(doc_head: Token, token: Token) -> bool:
    """Whether such words hold one of two words and not the other, which is of another scene then."""
    return any(is_within(doc_head, some) != is_within(token, some) for some in find_measured(token.doc))


def is_within(token: Token, words: range) -> bool:
    """Whether a word, or one it hangs on, is among the words."""
    return any(one.i in words for one in (token, *token.ancestors))
