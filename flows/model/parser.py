"""The parser as the stages use it: sentences in, plain trees out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from spacy.pipeline import DependencyParser, Tok2Vec, TrainablePipe

from flows.model.encoder import Encoder
from flows.model.words import Words
from flows.records import Token, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 128  # sentences; a batch takes as many steps as its longest sentence, however many there are
COLUMNS: list[int | str] = ["HEAD", "ORTH", "POS", "TAG", "MORPH", "DEP", "SPACY"]


class Parser:
    """Our pipeline, its documents turned into trees.

    It runs the components itself: spaCy's own loops over the steps of the parser and over the lemmas of
    the words cost as much as all the rest.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.known = frozenset(nlp.vocab.strings)  # as they are now: every text adds its own
        self.words = Words(nlp)
        self.parts: list[Any] = [part for name, part in nlp.pipeline if name != "lemmatizer"]
        self.encoders = {id(part): Encoder(part.model) for part in self.parts if isinstance(part, Tok2Vec)}

    def __call__(self, text: str) -> Tree:
        """The tree of one sentence."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Tree]:
        """The tree of each sentence, in their order."""
        rest = iter(texts)
        while docs := [self.nlp.make_doc(text) for text in islice(rest, BATCH)]:
            if any(map(len, docs)):
                self.annotate(docs)
            yield from (make_tree(doc, self.words) for doc in docs)

    def annotate(self, docs: list[Doc]) -> None:
        """Give the documents their tags, features and heads."""
        for part in self.parts:
            if isinstance(part, DependencyParser):
                part.set_annotations(docs, find_states(part, docs))
            elif isinstance(part, Tok2Vec):
                part.set_annotations(docs, self.encoders[id(part)].encode(docs))
            elif isinstance(part, TrainablePipe):
                part.set_annotations(docs, part.predict(docs))
            else:
                for doc in docs:
                    part(doc)


def find_states(parser: Any, docs: list[Doc]) -> list[Any]:
    """The final parse state of each document, what `parser.predict` finds.

    Its inner loop asks for the interpreter's lock some hundred times a token; this one holds it throughout.
    """
    model = parser.model.predict(docs)
    weights, bias = model.vec2scores.get_param("W").T, model.vec2scores.get_param("b")
    states: list[Any] = parser.moves.init_batch(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        scores = model.state2vec.predict(model.get_token_ids(unfinished)) @ weights
        scores += bias
        unfinished = parser.transition_states(unfinished, scores)
    model.clear_memory()
    return states


def make_tree(doc: Doc, words: Words) -> Tree:
    """The tree of a document; what was not parsed hangs on nothing."""
    tree = Tree([Token() for _ in range(len(doc))])
    columns = doc.to_array(COLUMNS)
    _describe(tree, doc, columns.tolist(), words)
    tree.link([i + step for i, step in enumerate(columns[:, 0].astype("int64").tolist())])
    return tree


def _describe(tree: Tree, doc: Doc, rows: list[list[int]], words: Words) -> None:
    """Give each token what is its own."""
    at, strings = 0, words.strings
    for i, (token, (_, orth, pos, tag, morph, dep, space)) in enumerate(zip(tree, rows, strict=True)):
        token.doc, token.i, token.idx, token.whitespace_ = tree, i, at, " " * space
        token.text, token.lower_, token.is_punct, token.is_space = words.forms[orth]
        token.pos_, token.tag_, token.dep_ = strings[pos], strings[tag], strings[dep]
        token.lemma_ = words.lemmas.get((orth, pos, morph)) or words.read_lemma((orth, pos, morph), doc[i])
        at += len(token.text) + space
    tree.text = "".join([token.text + token.whitespace_ for token in tree])
