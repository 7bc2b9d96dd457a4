"""Who takes part in one document: its armed lead, its country, the short names of its persons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.lexicon.actors import NamedActor, coalitions, group_words, named_actors
from flows.lexicon.fold import fold_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from flows.records import ActorName, Document, PlaceName, Sentence

LOOK_BACK = 3  # sentences a pronoun or "the group" may reach back
PASSAGE_BACK = 8  # sentences a bare "militants" may reach back for its name
SEEN, NAMED = 2, 1  # votes of a place where something happens, and of one that is only named
FEW = 5  # times fewer places than the country with the most
STATE_SORTS = frozenset({"state", "force"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document: who leads it, which country it is about, who bears which short name.

    `sentences` are all of the document; `by_head[sentence][token]` is the actor name headed there; `home` the
    document's country, `homes` the country of each sentence; `lead` the armed actor that a bare "militants"
    most often stands for. `passages` is the passage of each sentence, `listed` the passages that stand for
    themselves (items of a round-up).
    `masters` gives the short name of a person the force it is named with ("ISIL commander X"), `offices` the
    naming that tells the person's country and body ("Turkish Prime Minister X"), `units` the longest name of
    a unit of an army by its number and noun. `coalition` is the one coalition the text names, `told` the day
    around which most of what it tells lies.
    """

    sentences: tuple[Sentence, ...]
    by_head: tuple[dict[int, ActorName], ...]
    home: str | None
    homes: tuple[str | None, ...]
    lead: ActorName | None
    persons: dict[str, str]
    armed: tuple[tuple[int, ActorName], ...]
    passages: tuple[int, ...]
    listed: frozenset[int]
    masters: dict[str, ActorName]
    offices: dict[str, ActorName]
    units: dict[tuple[str, str], str]
    coalition: NamedActor | None
    told: date | None


def make_cast(document: Document, sentences: tuple[Sentence, ...]) -> Cast:
    """The cast of one document."""
    by_head = tuple({name.head: name for name in sentence.actors} for sentence in sentences)
    home = _home(sentences)
    listed = frozenset(i for i, p in enumerate(document.passages) if p.kind in {"list_item", "table_row"})
    armed = tuple(
        (sentence.index, name)
        for sentence in sentences
        for name in sentence.actors
        if name.sort == "armed" and name.name and name.basis == "lexicon"
    )
    return Cast(
        sentences=sentences,
        by_head=by_head,
        home=home,
        homes=_homes(sentences, home, listed),
        lead=_lead(armed),
        persons=_persons(sentences),
        armed=armed,
        passages=tuple(sentence.passage for sentence in sentences),
        listed=listed,
        masters=dict(_masters(sentences)),
        offices=dict(_offices(sentences)),
        units=_units(sentences),
        coalition=_coalition(sentences),
        told=_told(document, sentences),
    )


def _home(sentences: tuple[Sentence, ...]) -> str | None:
    """The country most of the places and forces of the text belong to; ties go to the first named."""
    votes = Counter[str]()
    for sentence in sentences:
        for place in sentence.places:
            if place.country_code and place.doubt != "unsure":
                votes[place.country_code] += SEEN if _is_scene(sentence, place) else NAMED
        votes.update(
            name.country
            for name in sentence.actors
            if name.country
            and (name.group or name.sort in STATE_SORTS | {"armed"})
            and name.actor_type != "External/Other forces"
        )
    return votes.most_common(1)[0][0] if votes else None


def _homes(
    sentences: tuple[Sentence, ...], home: str | None, listed: frozenset[int]
) -> tuple[str | None, ...]:
    """The country of each sentence: its own places', else its passage's, else the document's.

    An item of a round-up stands for itself: its people and a single place tell its country too.
    """
    named = (p for s in sentences for p in s.places if p.country_code and p.doubt != "unsure")
    votes = _trusted(Counter(p.country_code or "" for p in named), sentences)
    wide = home if 2 * votes[home or ""] > votes.total() else None
    own = [
        _own_country(s, votes)
        or (_people_country(s) or _own_country(s, None) if s.passage in listed else None)
        for s in sentences
    ]
    by_passage: dict[int, str | None] = {}
    for sentence, country in zip(sentences, own, strict=True):
        by_passage[sentence.passage] = by_passage.get(sentence.passage) or country
    return tuple(
        country or by_passage[s.passage] or (wide if s.passage in listed else home)
        for s, country in zip(sentences, own, strict=True)
    )


def _trusted(votes: Counter[str], sentences: tuple[Sentence, ...]) -> Counter[str]:
    """The votes without those of countries that the text never names and few of its places lie in."""
    named = {
        p.country_code for s in sentences for p in s.places if p.kind == "country" or p.doubt == "demonym"
    }
    named |= {n.country for s in sentences for n in s.actors if n.country}
    most = max(votes.values(), default=0)
    return Counter({code: n for code, n in votes.items() if code in named or FEW * n > most})


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
    """Whether something may happen at a place: its name is used, and not for the state that acts."""
    acts = any(
        n.sort == "political" and n.name and place.first <= n.head < place.last for n in sentence.actors
    )
    return place.usable and not acts


def _people_country(sentence: Sentence) -> str | None:
    """The one country whose forces, people or provinces a sentence names: "Yemeni policemen"."""
    codes = {name.country for name in sentence.actors if name.country and name.group}
    codes |= {p.country_code for p in sentence.places if p.doubt == "demonym" and p.country_code}
    return codes.pop() if len(codes) == 1 else None


def _lead(armed: tuple[tuple[int, ActorName], ...]) -> ActorName | None:
    """The armed actor with at least half of all namings, or None."""
    votes = Counter(name.name for _, name in armed if name.actor_type == "Rebel group")
    if not votes:
        return None
    name, count = votes.most_common(1)[0]
    return next(n for _, n in armed if n.name == name) if 2 * count >= votes.total() else None


def _persons(sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """Short name -> the full name it stands for ("al-Maliki" -> "Nouri al-Maliki"), where only one fits."""
    full: dict[str, set[str]] = {}
    spelled = Counter[str]()
    for sentence in sentences:
        for actor in sentence.actors:
            pieces = fold_pieces(actor.name or "") if actor.sort == "person" else ()
            if len(pieces) >= 2:
                spelled[actor.name or ""] += 1
                for short in {pieces[-1], " ".join(pieces[-2:])}:
                    full.setdefault(short, set()).add(actor.name or "")
    return {
        short: max(sorted(names), key=lambda n: (len(fold_pieces(n)), spelled[n]))
        for short, names in full.items()
        if _same_person(names)
    }


def _same_person(names: Iterable[str]) -> bool:
    """Whether all names are one full name, longer or shorter."""
    pieces = sorted((set(fold_pieces(name)) for name in names), key=len)
    return all(small <= pieces[-1] for small in pieces)


def _offices(sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, ActorName]]:
    """Short names of persons, each with the last naming that tells a country; a body counts for more."""
    told = [n for s in sentences for n in s.actors if n.sort == "person" and n.name and n.country]
    for person in sorted(told, key=lambda n: n.member_of is not None):
        yield fold_pieces(person.name or "")[-1], person


def _units(sentences: tuple[Sentence, ...]) -> dict[tuple[str, str], str]:
    """Number and noun of each unit -> its longest name: ("9th", "division") -> "9th Armoured Division"."""
    named = [n.name or "" for s in sentences for n in s.actors if n.sort == "state" and n.basis == "inferred"]
    pieces = sorted((name.split() for name in named if name), key=lambda words: (len(words), words))
    return {(words[0].lower(), words[-1].lower()): " ".join(words) for words in pieces}


def _masters(sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, ActorName]]:
    """Short names of persons, each with the force named right before: "Taliban commander Mullah X"."""
    for sentence in sentences:
        for person in sentence.actors:
            pieces = fold_pieces(person.name or "") if person.sort == "person" else ()
            before = [
                n
                for n in sentence.actors
                if n.sort in {"armed", "state"} and _leads_name(sentence, n, person.first)
            ]
            if pieces and before:
                yield pieces[-1], before[-1]


def _leads_name(sentence: Sentence, name: ActorName, first: int) -> bool:
    """Whether only titles stand between a force and the name that starts at `first`."""
    between = sentence.doc[name.last : first] if name.last <= first else None
    titles = group_words("titles")
    return between is not None and all(t.lower_.rstrip(".") in titles for t in between)


def _coalition(sentences: tuple[Sentence, ...]) -> NamedActor | None:
    """The one coalition the text calls by its name, or None."""
    known = {c.actor.name for c in coalitions()}
    named = {name.name for sentence in sentences for name in sentence.actors if name.name in known}
    return named_actors()[named.pop() or ""] if len(named) == 1 else None


def _told(document: Document, sentences: tuple[Sentence, ...]) -> date | None:
    """The middle of the days that the text writes out in full, else its own day."""
    days = sorted(time.date_start for s in sentences for time in s.times if time.date_start)
    return days[len(days) // 2] if days else document.published
