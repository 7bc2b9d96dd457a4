"""Random groups of people of conflict reports, as gold trees."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from flows.model.nodes import Node, comma, make_compound, make_name

if TYPE_CHECKING:
    import random

WORDS = Path(__file__).parent / "words.yaml"


@cache
def read_words() -> dict[str, list[str]]:
    """The vocabulary lists by name."""
    return {k: list(map(str, v)) for k, v in yaml.safe_load(WORDS.read_text(encoding="utf-8")).items()}


def adposition(form: str) -> Node:
    """A case-marking preposition."""
    return Node(form, "IN", dep="case")


def det(form: str) -> Node:
    """A determiner."""
    return Node(form, "DT", dep="det")


@dataclass(frozen=True)
class People:
    """A source of random words and groups of people; `rng` decides."""

    rng: random.Random

    def word(self, name: str) -> str:
        """A word of a vocabulary list."""
        return self.rng.choice(read_words()[name])

    def lot(self, share: float) -> bool:
        """True in the given share of calls."""
        return self.rng.random() < share

    def join(self, first: Node, rest: list[Node]) -> Node:
        """The first phrase with the others as its conjuncts."""
        for node in rest[:-1]:
            first.after(node.before(comma()).take("conj"))
        last = rest[-1].before(Node("and", "CC", dep="cc")).take("conj")
        if len(rest) > 1 and self.lot(0.4):
            last.before(comma())
        return first.after(last)

    def number(self) -> Node:
        """A cardinal as a numeral modifier, often with a modifier of its own."""
        figure = str(
            self.rng.choice([self.rng.randint(2, 99), self.rng.randint(2, 30), self.rng.randint(100, 999)])
        )
        form = self.word("small_numbers") if self.lot(0.45) else figure
        if self.lot(0.04):
            form = f"{self.rng.randint(1, 9)},{self.rng.randint(100, 999)}"
        node = Node(form, "CD", dep="nummod")
        if self.lot(0.3):
            node.before(self.bound())
        return node

    def bound(self) -> Node:
        """What stands before a number: at least, more than, up to, about, as many as, nearly."""
        kind = self.word("bounds")
        if kind == "least":
            return Node("least", "JJS", [adposition("at")], dep="nmod")
        if kind == "more":
            return Node("more", "JJR", [], [Node("than", "IN", dep="fixed")], dep="advmod")
        if kind == "up":
            return Node("up", "IN", [], [Node("to", "IN", dep="fixed")], dep="advmod")
        if kind == "some":
            return Node("some", "DT", dep="advmod")
        if kind == "many":
            return Node(
                "many", "JJ", [Node("as", "RB", dep="advmod")], [Node("as", "IN", dep="fixed")], dep="advmod"
            )
        return Node(kind, "RB", dep="advmod")

    def bare_number(self) -> Node:
        """A number that is a noun phrase of its own: "at least 23", "31 others", "another 12", "dozens"."""
        kind = self.rng.random()
        if kind < 0.5:
            return self.number()
        if kind < 0.75:
            return Node("others", "NNS", [self.number()], plural=True)
        if kind < 0.85:
            return Node(self.number().form, "CD", [det("another")])
        if kind < 0.9:
            return Node("more", "JJR", [Node(self.number().form, "CD", dep="nummod")])
        return Node(self.word("amounts_alone"), "NNS")

    def counted(self) -> Node:
        """A counted group of people: "at least 12 Iraqi soldiers", "dozens of civilians", "a further six"."""
        people = make_compound(self.word("people"), "NNS")
        people.plural = True
        kind = self.rng.random()
        if kind < 0.72:
            return people.before(self.number())
        if kind < 0.8:
            amount = self.word("amounts")
            return Node(amount, "NNS", [], [people.before(adposition("of")).take("nmod")], plural=True)
        if kind < 0.85:
            people.before(
                det("a"), Node(self.rng.choice(["further", "additional"]), "JJ", dep="amod"), self.number()
            )
            return people
        if kind < 0.9:
            people.before(self.number()).before(adposition("of"))
            return Node("total", "NN", [det("a")], [people.take("nmod")])
        if kind < 0.95:
            return people.before(Node(self.word("quantifiers").split()[-1], "JJ", dep="amod"))
        people.before(det("the")).before(adposition("of"))
        return Node(self.word("small_numbers"), "CD", [], [people.take("nmod")], plural=True)

    def single(self) -> Node:
        """One person: "a policeman", "one soldier", "a senior officer", "a 20-year-old man"."""
        person = make_compound(self.word("persons"), "NN")
        if self.lot(0.12):
            year = Node(
                "year", "NN", [Node(str(self.rng.randint(9, 70)), "CD", dep="nummod")], dep="obl", tight=True
            )
            year.before()
            year.left.append(Node("-", "HYPH", dep="punct", tight=True))
            old = Node(
                "old", "JJ", [year, Node("-", "HYPH", dep="punct", tight=True)], dep="amod", tight=True
            )
            person.before(old)
        if self.lot(0.25):
            return person.before(Node("one", "CD", dep="nummod"))
        first = person.left[0].form if person.left and not person.left[0].left else person.form
        article = self.word("articles")
        article = "an" if article == "a" and first[0].lower() in "aeiou" else article
        return person.before(det(article))

    def person_name(self) -> Node:
        """A named person, with a rank in front half the time."""
        node = make_name(f"{self.word('given')} {self.word('surnames')}")
        return node.before(Node(self.word("ranks"), "NNP", dep="nmod")) if self.lot(0.5) else node

    def victims(self) -> Node:
        """Who is harmed: counted people, a bare number, one person, with details at times."""
        kind = self.rng.random()
        if kind < 0.55:
            node = self.counted()
        elif kind < 0.75:
            node = self.bare_number()
        elif kind < 0.95:
            node = self.single()
        else:
            return self.person_name()
        return node.after(self.included()) if self.lot(0.1) else node

    def included(self) -> Node:
        """An aside: ", including three children" or ", most of them civilians"."""
        if self.lot(0.7):
            part = self.counted() if self.lot(0.5) else self.single()
            return part.before(comma(), Node("including", "VBG", dep="case")).after(comma()).take("nmod")
        share = self.word("shares")
        them = Node("them", "PRP", [adposition("of")], dep="nmod")
        left = Node(share, "JJ", [], [them], dep="nsubj")
        return (
            make_compound(self.word("people"), "NNS").before(comma(), left).after(comma()).take("parataxis")
        )

    def listed(self) -> Node:
        """Two to four groups of victims joined by commas and "and"."""
        first = self.counted() if self.lot(0.7) else self.single()
        rest = [
            self.counted() if self.lot(0.65) else self.single()
            for _ in range(self.rng.choice([1, 1, 1, 2, 2, 3]))
        ]
        return self.join(first, rest)
