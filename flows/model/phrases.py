"""Random actors, weapons, events and places of conflict reports, as gold trees."""

from __future__ import annotations

from flows.model.nodes import Node, comma, make_compound, make_name
from flows.model.people import People, adposition, det

__all__ = ["Phrases", "adposition", "det"]


class Phrases(People):
    """A source of random phrases."""

    def group(self) -> Node:
        """Who acts: forces, a named group, one attacker, a named person."""
        kind = self.rng.random()
        if kind < 0.45:
            node = make_compound(self.word("forces"), "NNS")
            node.plural = True
            if self.lot(0.2):
                node.before(self.number())
            elif self.lot(0.12):
                node.before(make_name(self.word("cities")).take("compound")) if node.left == [] else node
            return node
        if kind < 0.75:
            return self.named_group()
        if kind < 0.93:
            node = make_compound(self.word("attackers"), "NN")
            doing = Node(self.word("carrying"), "VBG", dep="acl")
            node = node.after(doing.after(self.weapon_carrier())) if self.lot(0.15) else node
            return node.before(det("a"))
        return self.person_name()

    def weapon_carrier(self) -> Node:
        """What an attacker drives or wears: "a vehicle", "an explosive vest"."""
        thing = make_compound(self.word("carried_things"), "NN")
        first = (thing.left[0] if thing.left else thing).form
        return thing.before(det("an" if first[0] in "aeiou" else "a")).take("obj")

    def named_group(self) -> Node:
        """An organisation or state by name."""
        text = self.word("groups")
        article = text.startswith("the ")
        body = text.removeprefix("the ")
        if body.islower():
            node = Node(body, "NNS" if body.endswith("s") else "NN", plural=body.endswith("s"))
        elif "*" in body or body in {"Saudi Arabia", "Abu Sayyaf"} or body.endswith("Army"):
            node = make_compound(body, "NNP")
        else:
            node = make_name(body)
        return node.before(det("the")) if article else node

    def weapon(self, article: str = "a") -> Node:
        """A weapon: "a roadside bomb", "an IED"."""
        node = make_compound(self.word("weapons"), "NN")
        first = node.left[0].form if node.left else node.form
        node.before(det("an" if article == "a" and first[0] in "aeiouI" else article))
        return node.after(self.planted()) if self.lot(0.2) else node

    def planted(self) -> Node:
        """A participle behind a weapon: "planted by militants", "attached to his car", "targeting a bus"."""
        form, _, link = self.word("planted").partition(" ")
        if not link:
            return Node(form, "VBG", [], [self.unit().take("obj")], dep="acl")
        goal = self.group().before(adposition("by")).take("obl:agent") if link == "by" else self.car(link)
        inner = Node(form, "VBN", [], [goal], dep="acl")
        return inner.before(Node("probably", "RB", dep="advmod")) if self.lot(0.06) else inner

    def car(self, link: str) -> Node:
        """A vehicle with a preposition in front, someone's at times."""
        node = Node(self.word("vehicles"), "NN")
        owner = self.word("owners")
        node.before(det(owner) if owner in {"a", "the"} else Node(owner, "PRP$", dep="nmod:poss"))
        return node.before(adposition(link)).take("obl")

    def event(self) -> Node:
        """A violent event as a noun phrase, with object, agent or place at times."""
        kind = self.rng.random()
        if kind < 0.5:
            node = make_compound(self.word("attacks"), "NN")
            first = node.left[0].form if node.left else node.form
            node.before(det(self.rng.choice(["the", "an" if first[0] in "aeiou" else "a"])))
        elif kind < 0.65:
            return self.weapon()
        elif kind < 0.85:
            node = make_compound(self.word("plural_attacks"), "NNS")
            node.plural = True
        else:
            node = make_compound(self.word("acts"), "NN")
        return self.add_target(node)

    def add_target(self, node: Node) -> Node:
        """The event with "on a police station", "between X and Y" or "in Mosul" behind it, or bare."""
        kind = self.rng.choices(
            ["on", "by", "between", "with", "place", "aim", "bare"], [20, 8, 12, 8, 14, 5, 33]
        )[0]
        if kind == "on":
            tail = self.unit().before(adposition(self.word("at_targets"))).take("nmod")
        elif kind == "between":
            tail = self.join(self.group(), [self.group()]).before(adposition("between")).take("nmod")
        elif kind == "place":
            tail = self.place().take("nmod")
        elif kind == "aim":
            tail = Node("targeting", "VBG", [], [self.unit().take("obj")], dep="acl")
        elif kind == "bare":
            return node
        else:
            tail = self.group().before(adposition(kind)).take("nmod")
        return node.after(tail)

    def unit(self) -> Node:
        """A target: "a police checkpoint", "the convoy of X"."""
        node = make_compound(self.word("units"), "NN")
        node.before(det(self.rng.choice(["a", "the"]))) if self.lot(0.97) else node
        if self.lot(0.08):
            node.after(self.person_name().before(adposition("of")).take("nmod"))
        return node

    def town(self) -> Node:
        """A town or country by name, the country behind the town at times."""
        node = make_name(self.word("cities"))
        if self.lot(0.18):
            node.after(make_name(self.word("countries")).before(comma()).take("appos"))
        return node

    def place(self) -> Node:
        """A place with its preposition, the relation left open."""
        kind = self.rng.random()
        near = self.word("near_towns")
        if kind < 0.4:
            return self.town().before(adposition(near if near != "at" else "in"))
        if kind < 0.56:
            name = make_name(self.word("cities")).before(adposition("of")).take("nmod")
            noun = make_compound(self.word("place_nouns"), "NN")
            noun.before(*([Node(self.word("regions"), "JJ", dep="amod")] if self.lot(0.25) else []))
            return noun.before(adposition("in"), det("the")).after(name)
        if kind < 0.68:
            head = make_name(self.word("countries")).before(Node(self.word("regions"), "JJ", dep="amod"))
            return head.before(adposition("in"))
        if kind < 0.78:
            noun = Node(self.word("area_nouns"), "NN")
            if noun.form == "Province":
                noun.tag = "NNP"
            noun.before(make_name(self.word("provinces")).take("compound"))
            if noun.form in {"district", "area", "neighborhood"}:
                noun.before(det("the")).after(
                    make_name(self.word("cities")).before(adposition("of")).take("nmod")
                )
            return noun.before(adposition("in"))
        if kind < 0.88:
            return self.unit().before(adposition(self.word("near_units")))
        return self.direction()

    def direction(self) -> Node:
        """A direction: "30 km north of Baghdad", "south of the capital"."""
        goal = make_name(self.word("cities")).before(adposition("of")).take("obl")
        node = Node(self.word("directions"), "RB", [], [goal])
        if self.lot(0.5):
            measure = Node(self.word("measures"), "NNS", dep="obl")
            measure.before(Node(str(self.rng.randint(2, 300)), "CD", dep="nummod"))
            if self.lot(0.2):
                measure.left[0].before(Node("about", "RB", dep="advmod"))
            node.before(measure)
        return node.take("advmod")
