"""Names of places that say nothing of where: of who speaks, of what a place is near, of another time."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.extract.places_attachment import find_head
from flows.lexicon import read_yaml
from flows.lexicon.gazetteer.choose import read_capitals
from flows.lexicon.gazetteer.words import read_words
from flows.syntax.trees import children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import PlaceName, Sentence, Token, Tree

VERBAL = frozenset({"AUX", "VERB"})
MEASURING = frozenset({"after", "before", "since"})


@cache
def read_speakers() -> frozenset[str]:
    """The verbs only people are the subject of."""
    verbs: dict[str, list[str]] = read_yaml("speech.yml")["speech_verbs"]
    return frozenset(verb for some in verbs.values() for verb in some)


def is_speaker(name: PlaceName, sentence: Sentence) -> bool:
    """Whether a capital only stands in words for who says something ("the ministry in Foo said").

    Those who speak in other towns mostly speak of what happened there.
    """
    if name.kind != "city" or read_capitals().get(name.country_code or "") != name.location:
        return False
    token = find_head(sentence.doc, name)
    subject = next((one for one in (token, *token.ancestors) if one.dep_ == "nsubj"), None)
    return subject is not None and subject.head.lemma_.lower() in read_speakers()


def is_counted_in(name: PlaceName, doc: Tree, head: int) -> bool:
    """Whether brackets that say what a figure counts hold the place and not the predicate."""
    opens = [
        i for i in range(name.first) if doc[i].text == "(" and doc[i + 1].lower_ in read_words().counting
    ]
    closed = any(token.text == ")" for token in doc[opens[-1] : name.first]) if opens else True
    return not closed and head < opens[-1]


def drop_described(sentence: Sentence, names: Sequence[PlaceName]) -> list[PlaceName]:
    """The names without those that only say where the one before lies ("Foo, a city south of Bar")."""
    ordered = sorted(names, key=lambda name: name.first)
    told = {other.first for one, other in pairwise(ordered) if is_description(sentence, one, other)}
    return [name for name in names if name.first not in told]


def is_description(sentence: Sentence, one: PlaceName, other: PlaceName) -> bool:
    """Whether the second place, which something is near, stands in an aside right behind the first."""
    words, last = read_words(), other.outer_start - sentence.start
    between = [token for token in sentence.doc[one.last : other.first] if token.idx < last]
    aside = other.is_near and bool(between) and between[0].lower_ == "," and one.kind != "country"
    if not aside or any(token.pos_ in VERBAL for token in between):
        return False
    return len(between) == 1 or any(token.lower_ in words.kinds for token in between[:4])


def is_measured(clause: Token) -> bool:
    """Whether a clause says how long before or after it something was ("hours after the base fell")."""
    marks = (mark for mark in children(clause, "mark") if mark.lower_ in MEASURING and mark.i)
    return any(clause.doc[mark.i - 1].lower_ in read_words().time_measures for mark in marks)


def is_apart(doc_head: Token, token: Token) -> bool:
    """Whether such a clause holds one of two words and not the other, which is of another scene then."""
    one = {t.i for t in (doc_head, *doc_head.ancestors) if is_measured(t)}
    return one != {t.i for t in (token, *token.ancestors) if is_measured(t)}
