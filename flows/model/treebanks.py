"""Universal Dependencies files as single-sentence spaCy documents with the project's label set."""

from __future__ import annotations

import lzma
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

KEPT_SUBTYPES = frozenset(
    {"nsubj:pass", "csubj:pass", "obl:agent", "acl:relcl", "nmod:poss", "aux:pass", "compound:prt"}
)
KEPT_FEATURES = frozenset({"Number", "Tense", "VerbForm", "Voice", "Person", "Degree", "PronType", "Poss"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True)
class Sentence:
    """One gold tree: parallel lists, `heads` as indices into the sentence, the root its own head.

    Lemmas are there only where a treebank was read; nothing is trained on them.
    """

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    lemmas: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The surface string, without the last space."""
        return "".join(w + " " * s for w, s in zip(self.words, self.spaces, strict=True)).rstrip()


def parse_label(label: str) -> str:
    """The relation without its subtype, unless the rules need the subtype.

    >>> parse_label("obl:unmarked"), parse_label("obl:agent"), parse_label("root")
    ('obl', 'obl:agent', 'ROOT')
    """
    if label == "root":
        return "ROOT"
    return label if label in KEPT_SUBTYPES else label.split(":", maxsplit=1)[0]


def parse_features(features: str) -> str:
    """The kept morphological features in CoNLL-U notation, "" where none is left.

    >>> parse_features("Mood=Ind|Tense=Past|VerbForm=Fin")
    'Tense=Past|VerbForm=Fin'
    """
    kept = (f for f in features.split("|") if f.split("=")[0] in KEPT_FEATURES)
    return "|".join(sorted(kept))


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a plain or xz-packed CoNLL-U file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (str(line).rstrip("\n") for line in lines)


def find_blocks(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    """The rows (ten columns each) of every sentence."""
    rows: list[list[str]] = []
    for line in lines:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield rows
            rows = []
    if rows:
        yield rows


def parse_spaces(rows: list[list[str]]) -> list[bool]:
    """Whether a space follows each word, words inside a multiword token held together."""
    closed = {r[0]: "SpaceAfter=No" in r[9] for r in rows}
    spaces: list[bool] = []
    last, glued = 0, False
    for row in rows:
        if "-" in row[0]:
            last, glued = int(row[0].split("-")[1]), closed[row[0]]
        elif "." not in row[0]:
            index = int(row[0])
            inside = index < last
            spaces.append(not (inside or (glued if index == last else closed[row[0]])))
    return spaces


def make_sentence(rows: list[list[str]]) -> Sentence:
    """The gold tree of one sentence's rows."""
    words = [r for r in rows if r[0].isdigit()]
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(words)]
    return Sentence(
        words=[r[1] for r in words],
        spaces=parse_spaces(rows),
        tags=[r[4] for r in words],
        pos=["PROPN" if r[4] in PROPER_TAGS else r[3] for r in words],
        morphs=[parse_features(r[5]) for r in words],
        heads=heads,
        deps=[parse_label(r[7]) for r in words],
        lemmas=[r[2] for r in words],
    )


def read_sentences(path: Path) -> list[Sentence]:
    """Every tree of a treebank file, in order; sentences holding a word with inner spaces are left out."""
    found = (make_sentence(rows) for rows in find_blocks(read_lines(path)))
    return [s for s in found if not any(" " in w for w in s.words)]


def make_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """A one-sentence reference document with tags, features and tree."""
    return Doc(
        vocab,
        words=sentence.words,
        spaces=sentence.spaces,
        tags=sentence.tags,
        pos=sentence.pos,
        morphs=sentence.morphs,
        heads=sentence.heads,
        deps=sentence.deps,
    )
