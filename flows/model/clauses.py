"""A generator of conflict clauses with gold trees: what treebanks of everyday English hold too few of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.model.acts import clause
from flows.model.nodes import Node, choose_tag, comma, make_compound, make_tree
from flows.model.phrases import Phrases, adposition

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from flows.model.treebanks import Sentence


def stop(root: Node) -> Node:
    """The root with a final full stop."""
    return root.after(Node(".", ".", dep="punct", tight=True))


def said_before(s: Phrases, root: Node, source: Node) -> Node:
    """ "X said (that) ..."."""
    inner = root.before(Node("that", "IN", dep="mark")) if s.lot(0.6) else root
    verb = Node(s.word("saying"), "VBD", [source.take("nsubj")])
    return add_day(s, verb).after(inner.take("ccomp"))


def add_day(s: Phrases, verb: Node) -> Node:
    """The verb of saying with "(on) Tuesday" or "today" behind it, or "on Tuesday" before it, at times."""
    day = Node(s.word("weekdays"), "NNP", dep="obl")
    kind = s.rng.random()
    if kind < 0.15:
        return verb.after(day if s.lot(0.6) else day.before(adposition("on")))
    if kind < 0.2:
        return verb.after(Node(s.rng.choice(["today", "yesterday"]), "NN", dep="obl"))
    if kind < 0.28:
        verb.left.append(day.before(adposition("on")))
    return verb


def said_after(s: Phrases, root: Node, source: Node) -> Node:
    """ "..., X said"."""
    verb = Node("said", "VBD", [root.after(comma()).take("ccomp"), source.take("nsubj")])
    return add_day(s, verb)


def according(s: Phrases, root: Node, source: Node) -> Node:
    """ "According to X, ..." or "..., according to X"."""
    source.before(Node("according", "VBG", [], [Node("to", "IN", dep="fixed")], dep="case")).take("obl")
    return root.before(source, comma()) if s.lot(0.4) else root.after(comma(), source)


def and_clause(s: Phrases, root: Node, _: Node) -> Node:
    """Two clauses joined by "and" or "but"."""
    other = clause(s).before(Node(s.word("joining"), "CC", dep="cc")).take("conj")
    return root.after(other.before(comma()) if s.lot(0.6) else other)


def while_clause(s: Phrases, root: Node, _: Node) -> Node:
    """Two clauses joined by "while"."""
    return root.after(clause(s).before(comma(), Node("while", "IN", dep="mark")).take("advcl"))


def semicolon(s: Phrases, root: Node, _: Node) -> Node:
    """Two clauses with a semicolon between them."""
    return root.after(clause(s).take("parataxis").before(Node(";", ":", dep="punct", tight=True)))


def alone(_: Phrases, root: Node, __: Node) -> Node:
    """The clause as it is."""
    return root


FRAMES: list[tuple[Callable[[Phrases, Node, Node], Node], int]] = [
    (said_before, 10), (said_after, 7), (according, 10), (and_clause, 10), (while_clause, 6), (semicolon, 3),
    (alone, 54),
]  # fmt: skip


def add_frame(s: Phrases, root: Node) -> Node:
    """The clause inside a frame: reported, joined with another, or alone."""
    text = s.word("sources")
    frames = [frame for frame, _ in FRAMES]
    frame = s.rng.choices(frames, [weight for _, weight in FRAMES])[0]
    return frame(s, root, make_compound(text, choose_tag(text)))


def make_clauses(count: int, rng: random.Random) -> list[Sentence]:
    """So many generated sentences with gold trees."""
    source = Phrases(rng)
    trees = []
    for _ in range(count):
        root = add_frame(source, clause(source))
        trees.append(make_tree(stop(root) if source.lot(0.93) else root))
    return trees
