"""The country a story is about, and the country of each of its sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.lexicon.actors import group_words
from flows.syntax import case_of
from flows.syntax.words import speech_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.records import PlaceName, Sentence

SEEN, NAMED = 2, 1  # votes of a place where something happens, and of one that is only named
SHARED = frozenset({"border", "lake", "region", "river"})  # kinds of places that several countries share
STATE_SORTS = frozenset({"state", "force"})


def find_home(sentences: Sequence[Sentence]) -> str | None:
    """The country most of the places and forces of the text belong to; ties go to where things happen."""
    votes, scenes = Counter[str](), Counter[str]()
    for sentence in sentences:
        for place in sentence.places:
            if place.country_code and place.doubt != "unsure":
                votes[place.country_code] += SEEN if _is_scene(sentence, place) else NAMED
                scenes[place.country_code] += _is_scene(sentence, place)
        votes.update(
            name.country
            for name in sentence.actors
            if name.country
            and (name.group or name.sort in STATE_SORTS | {"armed"})
            and name.actor_type != "External/Other forces"
        )
    return max(votes, key=lambda code: (votes[code], scenes[code])) if votes else None


def find_homes(
    sentences: Sequence[Sentence], home: str | None, listed: frozenset[int]
) -> tuple[str | None, ...]:
    """The country of each sentence of one story: its own places', else its passage's, else the story's.

    Where most of what the story names lies in one country, a passage is abroad only from where it says so.

    An item of a round-up stands for itself: its people and a single place tell its country too, though a
    place alone does not where most of what the story names lies in one country.
    """
    named = (p for s in sentences for p in s.places if p.country_code and p.doubt != "unsure")
    votes = _trusted(Counter(p.country_code or "" for p in named), sentences)
    wide = home if 2 * votes[home or ""] > votes.total() else None
    known = votes if wide else None
    own = [
        _own_country(s, votes)
        or (_people_country(s) or _own_country(s, known) if s.passage in listed else None)
        for s in sentences
    ]
    by_passage: dict[int, str | None] = {}
    for sentence, country in zip(sentences, own, strict=True):
        by_passage[sentence.passage] = by_passage.get(sentence.passage) or country
    above: dict[int, str | None] = {}
    homes = []
    for s, country in zip(sentences, own, strict=True):
        above[s.passage] = above.get(s.passage) or country
        passage = above[s.passage] if wide else by_passage[s.passage]
        homes.append(country or passage or (wide if s.passage in listed else home))
    return tuple(homes)


def _trusted(votes: Counter[str], sentences: Sequence[Sentence]) -> Counter[str]:
    """The votes of the country most places lie in and of those that the text names: others hold namesakes."""
    named = {
        p.country_code for s in sentences for p in s.places if p.kind == "country" or p.doubt == "demonym"
    }
    named |= {n.country for s in sentences for n in s.actors if n.country}
    most = max(votes.values(), default=0)
    return Counter({code: n for code, n in votes.items() if code in named or n == most})


def _own_country(sentence: Sentence, votes: Counter[str] | None) -> str | None:
    """The one country the event places of a sentence lie in, or None; a lone namesake abroad is no proof."""
    places = [place for place in sentence.places if place.country_code and _is_scene(sentence, place)]
    codes = {
        place.country_code
        for place in places
        if votes is None or place.kind == "country" or votes[place.country_code or ""] > 1
    }
    return codes.pop() if len(codes) == 1 else None


def _is_scene(sentence: Sentence, place: PlaceName) -> bool:
    """Whether something may happen at a place: its name is used, and not for the state that acts.

    A country that people reach or flee is not where those are from, nor one that shares a lake or river, nor
    where a source was ("according to a doctor in Foo").
    """
    acts = any(
        n.sort == "political" and n.name and place.first <= n.head < place.last for n in sentence.actors
    )
    reached = place.kind == "country" and case_of(sentence.doc[place.last - 1]) in group_words("ways")
    token = sentence.doc[place.last - 1]
    sources = speech_words("source_prepositions")
    told = any(case_of(one).partition(" ")[0] in sources for one in (token, *token.ancestors))
    return place.usable and not (acts or reached or told) and place.kind not in SHARED


def _people_country(sentence: Sentence) -> str | None:
    """The one country whose forces, people or provinces a sentence names: "Yemeni policemen"."""
    codes = {name.country for name in sentence.actors if name.country and name.group}
    codes |= {p.country_code for p in sentence.places if p.doubt == "demonym" and p.country_code}
    return codes.pop() if len(codes) == 1 else None
