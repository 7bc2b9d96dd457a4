"""Who takes part in one document: its armed lead, its country, the short names of its persons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.extract.actors.claimants import Claimant, find_claimants
from flows.extract.actors.commanders import find_commanders
from flows.extract.actors.settings import find_armed, find_countries, make_settings
from flows.extract.places.subject import number_stories
from flows.lexicon.actors import OWNED_FIGHTERS, NamedActor, group_words, named_actors
from flows.lexicon.fold import fold_pieces
from flows.lexicon.wars import coalitions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from flows.extract.actors.settings import Setting
    from flows.records import ActorName, Document, Sentence, Token

LOOK_BACK = 3  # sentences a pronoun or "the group" may reach back
PASSAGE_BACK = 8  # sentences a bare "militants" may reach back for its name


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one document: who leads it, which country it is about, who bears which short name.

    `sentences` are all of the document; `by_head[sentence][token]` is the actor name headed there. Each
    sentence has its story in `stories`, what that tells of it in `settings`, its own country in `homes` and
    its passage in `passages`; `listed` are the passages that stand for themselves (items of a round-up).
    `masters` gives the short name of a person the force it is named with ("ISIL commander X"), `offices` the
    naming that tells the person's country and body ("Turkish Prime Minister X"), `commanders` the kind of
    leader that one who leads forces is, `units` the longest name of a unit of an army by its number and noun.
    `coalition` is the one coalition the text names, `told` the day around which most of what it tells lies;
    `claimants` own up to attacks.
    """

    sentences: tuple[Sentence, ...]
    by_head: tuple[dict[int, ActorName], ...]
    stories: tuple[int | None, ...]
    settings: tuple[Setting, ...]
    homes: tuple[str | None, ...]
    persons: dict[str, str]
    armed: tuple[tuple[int, ActorName], ...]
    passages: tuple[int, ...]
    listed: frozenset[int]
    masters: dict[str, ActorName]
    offices: dict[str, ActorName]
    commanders: dict[str, str]
    units: dict[tuple[str, str], str]
    claimants: tuple[Claimant, ...]
    coalition: NamedActor | None
    told: date | None

    def find_command(self, person: str) -> frozenset[str]:
        """The kind of leader of forces a person is, by the last word of the name; none for all others."""
        kind = self.commanders.get(next(reversed(fold_pieces(person)), ""))
        return frozenset({kind}) if kind else frozenset()

    def find_full_name(self, person: str) -> str:
        """The longest name the text gives a person who is named by all the words of `person`."""
        pieces = fold_pieces(person)
        last = pieces[-1] if pieces else ""
        full = self.persons.get(" ".join(pieces[-2:])) or self.persons.get(last) or person
        return full if set(pieces) <= set(fold_pieces(full)) else person


def make_cast(document: Document, sentences: tuple[Sentence, ...]) -> Cast:
    """The cast of one document."""
    numbers = number_stories(document)
    stories = tuple(numbers[sentence.passage] for sentence in sentences)
    listed = frozenset(i for i, p in enumerate(document.passages) if p.kind in {"list_item", "table_row"})
    told = _told(document, sentences)
    homes = find_countries(sentences, stories, listed)
    armed = tuple(
        (sentence.index, name)
        for sentence in sentences
        for name in find_armed(sentence, homes[sentence.index][1], told)
    )
    settings = make_settings(sentences, stories, homes, armed)
    return Cast(
        sentences=sentences,
        by_head=tuple({name.head: name for name in sentence.actors} for sentence in sentences),
        stories=stories,
        settings=settings,
        homes=tuple(setting.home for setting in settings),
        persons=_persons(sentences),
        armed=armed,
        passages=tuple(sentence.passage for sentence in sentences),
        listed=listed,
        masters=dict(_masters(sentences)),
        offices=dict(_offices(sentences)),
        commanders=find_commanders(sentences),
        units=_units(sentences),
        claimants=find_claimants(sentences),
        coalition=_coalition(sentences),
        told=told,
    )


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
    """Short names of persons, each with the force named right before or beside: "a rebel commander, X"."""
    for sentence in sentences:
        for person in sentence.actors:
            pieces = fold_pieces(person.name or "") if person.sort == "person" else ()
            before = [
                n for n in sentence.actors if n.sort in OWNED_FIGHTERS and _leads_name(sentence, n, person)
            ]
            if pieces and before:
                yield pieces[-1], before[-1]


def _leads_name(sentence: Sentence, name: ActorName, person: ActorName) -> bool:
    """Whether only titles stand between a force and a person's name, or each says who the other is."""
    if name.sort == "armed" and _are_apposed(sentence.doc[name.head], sentence.doc[person.head]):
        return True
    between = sentence.doc[name.last : person.first] if name.last <= person.first else None
    titles = group_words("titles")
    return between is not None and all(t.lower_.rstrip(".") in titles for t in between)


def _are_apposed(one: Token, other: Token) -> bool:
    """Whether one phrase stands beside another for the same person: "a rebel commander, X"."""
    return any(a.dep_ == "appos" and a.head.i == b.i for a, b in ((one, other), (other, one)))


def _coalition(sentences: tuple[Sentence, ...]) -> NamedActor | None:
    """The one coalition the text calls by its name, or None."""
    known = {c.actor.name for c in coalitions()}
    named = {name.name for sentence in sentences for name in sentence.actors if name.name in known}
    return named_actors()[named.pop() or ""] if len(named) == 1 else None


def _told(document: Document, sentences: tuple[Sentence, ...]) -> date | None:
    """The middle of the days the text writes out in full, else its own day, else that of all it dates."""
    dated = [(t.date_start, t.precision) for s in sentences for t in s.times if t.date_start]
    days = sorted(day for day, precision in dated if day and precision == 1)
    days = days or ([document.published] if document.published else sorted(day for day, _ in dated if day))
    return days[len(days) // 2] if days else None
