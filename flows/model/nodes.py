"""Dependency trees built by hand of nodes, and the sentence that a tree spells out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.model.treebanks import Sentence

POS_OF_TAG = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "HYPH": "PUNCT", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RP": "ADP", "TO": "PART", "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON", "WP": "PRON", "WRB": "ADV",
    ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "SYM": "SYM",
}  # fmt: skip
MORPH_OF_TAG = {
    "NN": "Number=Sing", "NNP": "Number=Sing", "NNS": "Number=Plur", "NNPS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "VB": "VerbForm=Inf", "VBG": "Tense=Pres|VerbForm=Part",
    "VBN": "Tense=Past|VerbForm=Part", "WP": "PronType=Rel", "WDT": "PronType=Rel", "MD": "VerbForm=Fin",
    "VBD": "Number=Sing|Person=3|Tense=Past|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBP": "Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
}  # fmt: skip
PASSIVE_DEPS = frozenset({"aux:pass", "nsubj:pass"})
CLOSED_DEPS = {
    "aux": "AUX",
    "aux:pass": "AUX",
    "cop": "AUX",
    "mark": "SCONJ",
    "case": "ADP",
    "advmod": "ADV",
    "cc": "CCONJ",
}


@dataclass
class Node:
    """A word with its dependents; `tight` joins it to the word before."""

    form: str
    tag: str
    left: list[Node] = field(default_factory=list)
    right: list[Node] = field(default_factory=list)
    dep: str = "ROOT"
    tight: bool = False
    plural: bool = False

    def before(self, *nodes: Node) -> Node:
        """This node with further dependents in front of all others."""
        self.left = [*nodes, *self.left]
        return self

    def after(self, *nodes: Node) -> Node:
        """This node with further dependents behind all others."""
        self.right = [*self.right, *nodes]
        return self

    def take(self, dep: str) -> Node:
        """This node with another relation to its head."""
        self.dep = dep
        return self


def comma() -> Node:
    """A comma."""
    return Node(",", ",", dep="punct", tight=True)


def find_order(node: Node) -> list[tuple[Node, Node]]:
    """The nodes of a tree in the order of the text, each with its head (the root with itself)."""

    def walk(this: Node, head: Node) -> list[tuple[Node, Node]]:
        left = [pair for kid in this.left for pair in walk(kid, this)]
        right = [pair for kid in this.right for pair in walk(kid, this)]
        return [*left, (this, head), *right]

    return walk(node, node)


def drop_commas(order: list[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
    """The nodes without commas that end the sentence or meet another mark."""
    after = [n.form for n, _ in order[1:]] + ["."]
    return [
        pair
        for pair, form in zip(order, after, strict=True)
        if pair[0].form != "," or form not in {",", ".", ";"}
    ]


def choose_pos(node: Node) -> str:
    """The universal part of speech of a node, from its tag and relation."""
    if node.tag in {"VBD", "VBN", "VBP", "VBZ", "VB", "VBG", "IN"}:
        if node.tag == "VBG" and node.dep == "case":
            return "VERB"
        return CLOSED_DEPS.get(node.dep, POS_OF_TAG[node.tag])
    return POS_OF_TAG[node.tag]


def choose_morph(node: Node) -> str:
    """The kept features of a node, from its tag, number and dependents."""
    morph = MORPH_OF_TAG.get(node.tag, "")
    if node.tag == "VBN" and (node.dep == "acl" or any(k.dep in PASSIVE_DEPS for k in node.left)):
        return morph + "|Voice=Pass"
    if node.tag == "VBG" and node.dep == "acl":
        return "VerbForm=Ger"
    return morph.replace("Number=Sing", "Number=Plur") if node.tag == "VBD" and node.plural else morph


def make_tree(node: Node) -> Sentence:
    """The sentence and gold tree of a root node, first letter raised, final full stop as built."""
    order = drop_commas(find_order(node))
    place = {id(n): i for i, (n, _) in enumerate(order)}
    nodes = [n for n, _ in order]
    words = [n.form for n in nodes]
    words[0] = words[0][0].upper() + words[0][1:]
    return Sentence(
        words=words,
        spaces=[*(not n.tight for n in nodes[1:]), False],
        tags=[n.tag for n in nodes],
        pos=[choose_pos(n) for n in nodes],
        morphs=[choose_morph(n) for n in nodes],
        heads=[place[id(h)] for _, h in order],
        deps=[n.dep for n in nodes],
    )


def make_name(text: str, tag: str = "NNP") -> Node:
    """The node of a name: later words hang flat on the first, hyphens split off."""
    parts = re.split(r"( |(?<=[a-z])-(?=[A-Z]))", text)
    head = Node(parts[0], tag)
    for gap, part in zip(parts[1::2], parts[2::2], strict=True):
        if gap == "-":
            head.after(Node("-", "HYPH", dep="punct", tight=True))
        head.after(Node(part, tag, dep="flat", tight=gap == "-"))
    return head


def choose_tag(text: str) -> str:
    """The noun tag that the last word of a phrase shows by its form."""
    last = text.rsplit(maxsplit=1)[-1]
    if last[0].isupper():
        return "NNP"
    return "NNS" if last.endswith("s") or last in {"police", "media"} else "NN"


def make_compound(text: str, tag: str) -> Node:
    """The node of a noun phrase; words before the last are its compounds, or adjectives where starred.

    >>> [k.form for k in make_compound("suicide car bomb", "NN").left]
    ['suicide', 'car']
    """
    *first, last = text.split()
    head = Node(last, tag)
    for word in first:
        adjective = word.endswith("*")
        plain = word.rstrip("*")
        noun = "NNP" if plain[0].isupper() or tag == "NNP" else "NN"
        own = "JJ" if adjective and tag != "NNP" else noun
        if plain in {"a", "an", "the"}:
            head.left.append(Node(plain, "DT", dep="det"))
        else:
            head.left.append(Node(plain, own, dep="amod" if adjective else "compound"))
    return head
