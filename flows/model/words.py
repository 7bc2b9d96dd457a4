"""What the parser knows of words, each found out once: spaCy decodes and derives them at every look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from flows.lexicon import read_yaml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Token
    from spacy.vocab import Vocab


class Form(NamedTuple):
    """What is true of a word wherever it stands."""

    text: str
    lower: str
    is_punct: bool
    is_space: bool


class Strings(dict[int, str]):
    """The string of each hash."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, key: int) -> str:
        """The string, from now on known."""
        self[key] = self.store[key]
        return self[key]


class Forms(dict[int, Form]):
    """The form of each word by its hash."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __missing__(self, key: int) -> Form:
        """The form, from now on known."""
        word = self.vocab[key]
        self[key] = Form(word.orth_, word.lower_, word.is_punct, word.is_space)
        return self[key]


def _read_lemmatizer(nlp: Language) -> Any:
    """The lemmatizer, its lists of known lemmas made sets, as it searches them for every new word.

    Where a form has two lemmas ("bases"), `lemmas.yml` names the one that texts on conflicts mean.
    """
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    for pos, meant in read_yaml("lemmas.yml").items():
        lemmatizer.lookups.get_table("lemma_exc")[pos].update({form: [word] for form, word in meant.items()})
    known = lemmatizer.lookups.get_table("lemma_index")
    for pos, lemmas in known.items():
        known[pos] = frozenset(lemmas)
    return lemmatizer


class Words:
    """The strings, forms and lemmas of a pipeline; a lemma by word, part of speech and features."""

    def __init__(self, nlp: Language) -> None:
        self.strings = Strings(nlp.vocab.strings)
        self.forms = Forms(nlp.vocab)
        self.lemmas: dict[tuple[int, int, int], str] = {}
        self.lemmatizer: Any = _read_lemmatizer(nlp) if nlp.has_pipe("lemmatizer") else None

    def read_lemma(self, key: tuple[int, int, int], token: Token) -> str:
        """The lemma of a token, from now on known; none, where the pipeline derives none.

        The rules of the lemmatizer take the end of "press" and "cross" for that of a third person.
        """
        lemma = self.lemmatizer.lemmatize(token)[0] if self.lemmatizer else ""
        whole = token.lower_.endswith("ss") and lemma == token.lower_[:-1]
        self.lemmas[key] = token.lower_ if whole else lemma
        return self.lemmas[key]
