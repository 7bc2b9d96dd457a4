"""What each sentence has of its story: its country, the armed lead, who acts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from flows.extract.actors.homes import find_home, find_homes
from flows.extract.actors.oppositions import find_opposition, take_side
from flows.lexicon.actors import NAMED, OWNED_FIGHTERS, group_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from flows.records import ActorName, Sentence


class Lead(NamedTuple):
    """The armed actor a story is about, the sentence that names it first, and its share of the namings."""

    name: ActorName
    first: int
    share: float


class Setting(NamedTuple):
    """What a sentence has of its story: its country, the sentence's own, the armed lead, whether such act."""

    homeland: str | None
    home: str | None
    lead: Lead | None
    armed_act: bool


def find_countries(
    sentences: tuple[Sentence, ...], stories: tuple[int | None, ...], listed: frozenset[int]
) -> tuple[tuple[str | None, str | None], ...]:
    """The country of the story of each sentence and its own; each story of a text is read by itself."""
    found: dict[int, tuple[str | None, str | None]] = {}
    for own in _split(sentences, stories).values():
        homeland = find_home(own)
        for sentence, home in zip(own, find_homes(own, homeland, listed), strict=True):
            found[sentence.index] = (homeland, home)
    return tuple(found[sentence.index] for sentence in sentences)


def _split(
    sentences: tuple[Sentence, ...], stories: tuple[int | None, ...]
) -> dict[int | None, list[Sentence]]:
    """The sentences of each story."""
    found: dict[int | None, list[Sentence]] = {}
    for sentence, story in zip(sentences, stories, strict=True):
        found.setdefault(story, []).append(sentence)
    return found


def make_settings(
    sentences: tuple[Sentence, ...],
    stories: tuple[int | None, ...],
    homes: tuple[tuple[str | None, str | None], ...],
    armed: tuple[tuple[int, ActorName], ...],
) -> tuple[Setting, ...]:
    """The setting of each sentence."""
    found: dict[int, Setting] = {}
    for story, own in _split(sentences, stories).items():
        lead = _lead(tuple((index, name) for index, name in armed if stories[index] == story))
        acting = _armed_act(own)
        for sentence in own:
            found[sentence.index] = Setting(*homes[sentence.index], lead, acting)
    return tuple(found[sentence.index] for sentence in sentences)


def _lead(armed: tuple[tuple[int, ActorName], ...]) -> Lead | None:
    """The armed actor named in at least half of the sentences that name any, with its share, or None."""
    told = {(index, name.name) for index, name in armed if name.actor_type == "Rebel group"}
    votes = Counter(name for _, name in sorted(told, key=lambda pair: pair[0]))
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    first = next((i, n) for i, n in armed if n.name == name)
    return Lead(first[1], first[0], count / votes.total()) if 2 * count >= votes.total() else None


def _armed_act(sentences: Sequence[Sentence]) -> bool:
    """Whether most of the acting forces of a story are armed groups."""
    doers = [n for s in sentences for n in s.actors if n.is_subject and n.sort in OWNED_FIGHTERS]
    return 2 * sum(n.sort == "armed" for n in doers) > len(doers)


def find_armed(sentence: Sentence, home: str | None, told: date | None) -> Iterator[ActorName]:
    """The armed groups a sentence names, and "rebels" of whom everybody knows who they are, in text order."""
    for name in sentence.actors:
        named = name.sort == "armed" and name.name and name.basis in NAMED
        if named and not _has_branch(sentence, name):
            yield name
        elif name.group == "militants":
            side = find_opposition(name, name.country or home, told)
            if side is not None and name.name is None:
                yield take_side(name, side)


def _has_branch(sentence: Sentence, name: ActorName) -> bool:
    """Whether a group only tells whose branch another is: "ISIL, al-Qaida's local affiliate"."""
    token = sentence.doc[name.head]
    return not group_words("branches").isdisjoint({token.lemma_.lower(), token.head.lemma_.lower()})
