"""Verbs of harm and their adjuncts: the parts that generated conflict clauses are built of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model.nodes import Node, comma
from flows.model.times import moment

if TYPE_CHECKING:
    from flows.model.phrases import Phrases


def is_plural(node: Node) -> bool:
    """Whether the noun phrase takes "were"."""
    return node.plural or node.tag in {"NNS", "CD"} or any(k.dep == "conj" for k in node.right)


def add_front(s: Phrases, verb: Node, share: float) -> Node:
    """The verb with a time in front of its clause in a share of cases."""
    if s.lot(share):
        when = moment(s)
        verb.before(when, comma()) if s.lot(0.8) else verb.before(when)
    return verb


def add_behind(s: Phrases, verb: Node, place: float, time: float) -> Node:
    """The verb with a place and a time behind it, in either order."""
    found = []
    if s.lot(place):
        where = s.place()
        found.append(where.take("advmod" if where.tag == "RB" else "obl"))
    if s.lot(time):
        found.insert(s.rng.randint(0, len(found)), moment(s))
    return verb.after(*found)


def add_adjuncts(s: Phrases, verb: Node, place: float = 0.5, time: float = 0.4) -> Node:
    """The verb with a place behind it and a time on either side."""
    return add_front(s, add_behind(s, verb, place, time * 0.65), time * 0.35)


def passive(s: Phrases, form: str | None = None) -> Node:
    """ "N people were killed", with the auxiliary of a random tense."""
    subject = s.listed() if s.lot(0.25) else s.victims()
    many = is_plural(subject)
    verb = Node(form or s.word("killed"), "VBN")
    helper = s.rng.random()
    if helper < 0.82:
        chain = [Node("were" if many else "was", "VBD", dep="aux:pass", plural=many)]
    elif helper < 0.94:
        has = Node("have" if many else "has", "VBP" if many else "VBZ", dep="aux")
        chain = [has, Node("been", "VBN", dep="aux:pass")]
    else:
        chain = [Node("had", "VBD", dep="aux", plural=many), Node("been", "VBN", dep="aux:pass")]
    if s.lot(0.08):
        chain.append(
            Node(s.rng.choice(["also", "reportedly", "later", "seriously", "killed"][:4]), "RB", dep="advmod")
        )
    return verb.before(subject.take("nsubj:pass"), *chain)


def add_second(s: Phrases, verb: Node) -> Node:
    """The verb that later adjuncts belong to, after "and 12 (were) wounded" or "and wounded"."""
    kind = s.rng.random()
    second = Node(s.word("harmed"), "VBN", dep="conj")
    if kind < 0.85:
        who = s.bare_number() if s.lot(0.6) else s.victims()
        if kind > 0.45:
            many = is_plural(who)
            second.before(Node("were" if many else "was", "VBD", dep="aux:pass", plural=many))
        second.before(who.take("nsubj:pass"))
    second.before(Node("and" if kind < 0.85 or s.lot(0.7) else "or", "CC", dep="cc"))
    verb.after(second.before(comma()) if s.lot(0.15) else second)
    return second if kind < 0.85 else verb


def objects(s: Phrases) -> Node:
    """Who is killed, as an object: bare numbers, counts and lists."""
    kind = s.rng.random()
    return s.bare_number() if kind < 0.35 else s.listed() if kind < 0.5 else s.victims()


def harm_pair(s: Phrases, tag: str) -> Node:
    """A verb of harm with its object, often with a second one: "killing 31 and wounding 46"."""
    words = {"VBG": "harming", "VBD": "harmed", "VBZ": "kill_now", "VBP": "kill_now"}[tag]
    verb = Node(s.word(words), tag).after(objects(s).take("obj"))
    if tag == "VBZ":
        verb.form += "s"
    if s.lot(0.4):
        second = Node(s.word(words), tag, [Node("and", "CC", dep="cc")], [objects(s).take("obj")], dep="conj")
        if tag == "VBZ":
            second.form += "s"
        verb.after(second.before(comma()) if s.lot(0.2) else second)
    return verb


def state(s: Phrases) -> Node:
    """What "left" leaves: "dead", "wounded", "dead and 12 wounded"."""
    node = (
        Node("dead", "JJ", dep="xcomp")
        if s.lot(0.75)
        else Node(s.rng.choice(["wounded", "injured"]), "VBN", dep="xcomp")
    )
    if s.lot(0.4):
        second = Node(s.rng.choice(["wounded", "injured"]), "VBN", [Node("and", "CC", dep="cc")], dep="conj")
        if s.lot(0.75):
            second.left.append(s.bare_number().take("nsubj"))
        node.after(second)
    return node


def add_result(s: Phrases, verb: Node) -> Node:
    """The verb with ", killing N" or ", leaving N dead" or ", destroying a bus" behind it."""
    kind = s.rng.random()
    if kind < 0.75:
        tail = harm_pair(s, "VBG")
    elif kind < 0.88:
        tail = Node("leaving", "VBG").after(objects(s).take("obj"), state(s))
    else:
        tail = Node(s.word("destroyed"), "VBG").after(s.unit().take("obj"))
        if s.lot(0.5):
            tail.after(harm_pair(s, "VBG").before(Node("and", "CC", dep="cc")).take("conj"))
    if s.lot(0.15):
        tail = add_adjuncts(s, tail, 1, 0)
    return verb.after((tail.before(comma()) if s.lot(0.85) else tail).take("advcl"))
