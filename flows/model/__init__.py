"""Our own dependency parser: one sentence in, one tree out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from thinc.api import use_ops

from flows.model.parser import Parser
from flows.model.tokens import SentenceTokenizer
from flows.model.trees import join_roots

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["WEIGHTS", "Parser", "join_roots", "load_parser", "load_pipeline"]

WEIGHTS = Path(__file__).parent / "weights"


def load_parser() -> Parser:
    """The trained parser, as the stages use it."""
    return Parser(load_pipeline())


def load_pipeline(path: Path = WEIGHTS) -> Language:
    """The trained pipeline: tags, features, tree and lemmas; a document is one sentence and is never split.

    Give it one sentence a document, many at a time through `nlp.pipe`. The matrix products are numpy's:
    about twice as fast here as the ones spaCy would choose.
    """
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(path)
    nlp.tokenizer = SentenceTokenizer(nlp.tokenizer)
    return nlp
