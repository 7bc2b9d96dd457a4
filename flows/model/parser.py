"""The parser as the stages use it: sentences in, plain trees out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.records import Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128
COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "IS_PUNCT", "IS_SPACE", "SPACY"]


class Parser:
    """Our pipeline, its documents turned into trees."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, text: str) -> Tree:
        """The tree of one sentence."""
        return make_tree(self.nlp(text))

    def pipe(self, texts: Iterable[str], batch_size: int = BATCH) -> Iterator[Tree]:
        """The tree of each sentence, in their order."""
        return map(make_tree, self.nlp.pipe(texts, batch_size=batch_size))


def make_tree(doc: Doc) -> Tree:
    """The tree of a parsed document; what was not parsed hangs on nothing."""
    tree = Tree(Token() for _ in range(len(doc)))
    tree.text = doc.text
    _fill(tree, doc)
    for token in tree:
        _widen(token)
    return tree


def _fill(tree: Tree, doc: Doc) -> None:
    """Give the tokens what the parser found."""
    strings, at, kids = doc.vocab.strings, 0, [list[Token]() for _ in tree]
    heads = doc.to_array("HEAD").astype("int64").tolist()
    for i, (token, row) in enumerate(zip(tree, doc.to_array(COLUMNS).tolist(), strict=True)):
        token.doc, token.i, token.idx = tree, i, at
        token.text, token.lower_, token.lemma_ = strings[row[0]], strings[row[1]], strings[row[2]]
        token.pos_, token.tag_, token.dep_ = strings[row[3]], strings[row[4]], strings[row[5]]
        token.is_punct, token.is_space, token.whitespace_ = bool(row[6]), bool(row[7]), " " * row[8]
        token.head, token.left_edge, token.right_edge = tree[i + heads[i]], token, token
        if heads[i]:
            kids[i + heads[i]].append(token)
        at += len(token.text) + row[8]
    for token, children in zip(tree, kids, strict=True):
        token.children = tuple(children)


def _widen(token: Token) -> None:
    """Widen the edges of all above a token, up to the first that reaches as far already."""
    for above in token.ancestors:
        if above.left_edge.i <= token.i <= above.right_edge.i:
            return
        if token.i < above.i:
            above.left_edge = min(above.left_edge, token, key=_find_position)
        else:
            above.right_edge = max(above.right_edge, token, key=_find_position)


def _find_position(token: Token) -> int:
    return token.i
