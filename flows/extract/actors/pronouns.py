"""Whom a pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.extract.actors.cast import LOOK_BACK, PASSAGE_BACK, Cast
from flows.lexicon.actors import FIGHTERS, group_words
from flows.syntax import case_of, children, does_any, expand, find_clause, governing_verb, subtree_span
from flows.syntax.labels import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.records import ActorName, Sentence, Token

PLURAL = frozenset({"armed", "civilian", "force", "prisoner", "protester", "state"})
BODIES = frozenset({"armed", "group", "organisation"})
OWNERS = BODIES | {"political", "state"}  # what "its", or "it" that fights, may stand for: states too
OPPOSED = frozenset({"armed", "political", "state"})  # the sides of a fight
PERSONS = frozenset({"person"})
SPEAKERS = OWNERS | {"force"}  # what "it" may stand for where it says what it did


def find_antecedents(cast: Cast, sentence: Sentence, pronoun: ActorName) -> tuple[tuple[int, ActorName], ...]:
    """The (sentence, name) pairs a pronoun stands for: the nearest that agree, with all their list."""
    if pronoun.group == "sides":
        return _sides(cast, sentence, pronoun)
    first = _first_told(sentence, pronoun)
    if first is not None:
        return find_antecedents(cast, sentence, first)
    met = _find_met(cast, sentence, pronoun)
    if met is not None:
        return ((sentence.index, met),)
    found: tuple[tuple[int, ActorName], ...] = ()
    if _is_hostile(sentence, pronoun):
        found = _antecedents(cast, sentence, pronoun, FIGHTERS, PASSAGE_BACK)
    elif pronoun.group == "person":
        found = _antecedents(cast, sentence, pronoun, PERSONS)
    return found or _antecedents(cast, sentence, pronoun, None)


def _first_told(sentence: Sentence, pronoun: ActorName) -> ActorName | None:
    """The first "they" of a sentence in which "they" do several things: all are the same people."""
    if not pronoun.is_subject or pronoun.group != "plural":
        return None
    same = (n for n in sentence.actors if n.sort == "pronoun" and n.text.lower() == pronoun.text.lower())
    first = next((n for n in same if n.is_subject), pronoun)
    between = (n for n in sentence.actors if n.is_subject and first.start < n.start < pronoun.start)
    others = any(n.sort in PLURAL for n in between)
    return None if others or first.start >= pronoun.start else first


def _find_met(cast: Cast, sentence: Sentence, pronoun: ActorName) -> ActorName | None:
    """The fighters whom somebody meets "as they" move: "unable to stop the rebels as they advanced"."""
    token = sentence.doc[pronoun.head]
    verb = token.head
    marks = {mark.lower_ for mark in children(verb, "mark")}
    moves = verb.dep_ == "advcl" and verb.lemma_.lower() in group_words("moves")
    if not (moves and pronoun.group == "plural" and pronoun.is_subject and marks & group_words("meanwhile")):
        return None
    met = (cast.by_head[sentence.index].get(child.i) for child in children(verb.head, "obj"))
    return next((name for name in met if name is not None and name.sort in FIGHTERS), None)


def _is_hostile(sentence: Sentence, pronoun: ActorName) -> bool:
    """Whether "they" do what fighters do."""
    return pronoun.group == "plural" and does_any(sentence.doc[pronoun.head], group_words("hostile"))


def _sides(cast: Cast, sentence: Sentence, sides: ActorName) -> tuple[tuple[int, ActorName], ...]:
    """The last two that stood against each other, the first named first; () where only one is told of."""
    found: dict[str, tuple[int, ActorName]] = {}
    for index in _before(cast, sentence, PASSAGE_BACK):
        for name in sorted(cast.by_head[index].values(), key=lambda n: -n.start):
            key = name.name if name.sort == "armed" else name.country or cast.homes[index]
            if key and name.start < sides.start and name.sort in OPPOSED:
                found.setdefault(key, (index, name))
        if len(found) > 1:
            return tuple(sorted(found.values(), key=lambda pair: pair[1].start)[-2:])
    return ()


def _antecedents(
    cast: Cast, sentence: Sentence, pronoun: ActorName, sorts: frozenset[str] | None, reach: int = LOOK_BACK
) -> tuple[tuple[int, ActorName], ...]:
    """The nearest names that agree, of the sorts where any are given."""
    owns = sentence.doc[pronoun.head].dep_ == "nmod:poss"
    any_side = owns or does_any(sentence.doc[pronoun.head], group_words("warlike"))
    barred = frozenset() if owns else _subjects_beside(sentence, pronoun)
    for index in _before(cast, sentence, reach):
        heads = cast.by_head[index]
        earlier = [n for n in heads.values() if n.start < pronoun.start and _agrees(pronoun, n, any_side)]
        earlier = [n for n in earlier if index != sentence.index or n.head not in barred]
        earlier = [n for n in earlier if sorts is None or n.sort in sorts]
        if earlier:
            said, any_role = cast.sentences[index], not pronoun.is_subject and not owns
            best = max(earlier, key=lambda n: (any_role or _is_subject(said, n), n.start))
            return tuple((index, n) for n in _with_list(said, best, earlier, pronoun))
    return ()


def _is_subject(sentence: Sentence, name: ActorName) -> bool:
    """Whether those named, or some of them, are a subject: "40 members of the battalion were"."""
    token = sentence.doc[name.head]
    while token.dep_ == "nmod" and case_of(token) in group_words("parts") and _is_share(token.head):
        token = token.head
    return name.is_subject or token.dep_ in SUBJECTS


def _is_share(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in group_words("transparent")


def _before(cast: Cast, sentence: Sentence, reach: int) -> Iterator[int]:
    """The sentence and those before it, the nearest first, of its story and its item of a list."""
    for index in range(sentence.index, max(-1, sentence.index - reach), -1):
        apart = sentence.passage in cast.listed and cast.passages[index] != sentence.passage
        if apart or cast.stories[index] != cast.stories[sentence.index]:
            return
        yield index


def _subjects_beside(sentence: Sentence, pronoun: ActorName) -> frozenset[int]:
    """Those in the subjects of the pronoun's own clause: "they burned them" are not the same people."""
    if pronoun.is_subject:
        return frozenset()
    verb = governing_verb(sentence.doc[pronoun.head])
    spans = (subtree_span(sentence.doc, agent) for agent in find_clause(sentence.doc, verb.i).agents)
    return frozenset(i for first, last in spans for i in range(first, last))


def _with_list(
    sentence: Sentence, best: ActorName, earlier: list[ActorName], pronoun: ActorName
) -> list[ActorName]:
    """The name with those coordinated with it, where the pronoun is plural."""
    if pronoun.group != "plural":
        return [best]
    token = sentence.doc[best.head]
    while token.dep_ == "conj" and token.head.i in {n.head for n in earlier}:
        token = token.head
    listed = set(expand(sentence.doc, token.i))
    return [n for n in earlier if n.head in listed] or [best]


def _agrees(pronoun: ActorName, name: ActorName, any_side: bool) -> bool:
    if pronoun.group == "person":
        return name.sort == "person" or (name.sort in PLURAL and name.is_one)
    if pronoun.group == "plural":
        return name.sort in PLURAL
    return name.sort in (OWNERS if any_side else BODIES) and not name.is_plural


def find_speaker(cast: Cast, sentence: Sentence, pronoun: ActorName) -> tuple[tuple[int, ActorName], ...]:
    """The body that tells of itself: "the army said it had killed 12 militants"; () where none does."""
    token = sentence.doc[pronoun.head]
    if token.lower_ != "it" or token.dep_ != "nsubj" or token.head.dep_ != "ccomp":
        return ()
    names = cast.by_head[sentence.index]
    told = (names.get(i) for i in find_clause(sentence.doc, token.head.head.i).agents)
    return tuple((sentence.index, n) for n in told if n and n.sort in SPEAKERS and not n.is_plural)[:1]
