"""The shipped parser: loads fast, never splits, keeps offsets, reads conflict clauses right."""

import random
from pathlib import Path

import numpy as np
import pytest

from flows.model import WEIGHTS, load_pipeline
from flows.model.clauses import make_clauses
from flows.model.noise import add_blank, drop_stop
from flows.model.treebanks import find_blocks, make_sentence, read_sentences

MODEL = WEIGHTS.parent
MEGABYTE = 1 << 20

SAME = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "whitespace_", "is_punct", "is_space")
CLAUSES = [
    ("Two soldiers were killed and five wounded when a car bomb exploded in Mosul.",
     [("killed", "nsubj:pass", "soldiers"), ("wounded", "nsubj:pass", "five"),
      ("exploded", "nsubj", "bomb")]),
    ("Over the two days, 61 militants, 41 government troops and seven civilians were killed.",
     [("killed", "nsubj:pass", "militants"), ("militants", "conj", "troops"),
      ("militants", "conj", "civilians")]),
    ("Fighting in Diyala left 29 militants and eight soldiers dead.",
     [("left", "nsubj", "Fighting"), ("left", "obj", "militants"), ("militants", "conj", "soldiers")]),
    ("Gunmen attacked a checkpoint in Kirkuk, killing 31 and wounding 46.",
     [("attacked", "nsubj", "Gunmen"), ("attacked", "obj", "checkpoint"), ("killing", "obj", "31"),
      ("wounding", "obj", "46")]),
    ("The blast killed four people and wounded at least 23.",
     [("killed", "nsubj", "blast"), ("killed", "obj", "people"), ("wounded", "obj", "23")]),
    ("Three policemen were shot dead by militants near Baghdad on Monday.",
     [("shot", "nsubj:pass", "policemen"), ("shot", "obl:agent", "militants")]),
    ("ISIL claimed responsibility for an attack that killed 12 people in Kabul.",
     [("claimed", "nsubj", "ISIL"), ("claimed", "obj", "responsibility"), ("killed", "obj", "people")]),
    ("According to police, a suicide bomber blew himself up outside a mosque, killing 9 worshippers.",
     [("blew", "nsubj", "bomber"), ("killing", "obj", "worshippers")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.mark.parametrize(("text", "arcs"), CLAUSES)
def test_core_arguments_of_conflict_clauses(nlp, text, arcs):
    found = {(t.head.text, t.dep_, t.text) for t in nlp(text)}
    assert set(arcs) <= found


@pytest.mark.parametrize("text", [
    "Clashes went on. Ten died. Nobody knows why! Did they?",
    "Killed: 12\n\nWounded: 30",
    "",
    "a",
    "...",
])  # fmt: skip
def test_one_document_stays_one_sentence(nlp, text):
    doc = nlp(text)
    assert len(list(doc.sents)) == min(1, len(doc))
    assert sum(t.dep_ == "ROOT" for t in doc) == min(1, len(doc))


@pytest.mark.parametrize(("text", "words"), [
    ("1,075\u00a0people fled al-Maliki", ["1,075", "people", "fled", "al", "-", "Maliki"]),
    ("28–31 died 30km away", ["28", "–", "31", "died", "30", "km", "away"]),
    ("Shi'ite men, June 5-22", ["Shi'ite", "men", ",", "June", "5", "-", "22"]),
    ("a  car-bomb", ["a", " ", "car", "-", "bomb"]),
])  # fmt: skip
def test_tokens_and_offsets(nlp, text, words):
    doc = nlp(text)
    assert [t.text for t in doc] == words
    assert len(doc.text) == len(text)
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_verbs_that_end_in_two_s_keep_them(parser):
    assert [t.lemma_ for t in parser("They press on and cross the river.") if t.pos_ == "VERB"] == [
        "press",
        "cross",
    ]


def test_lemmas_tags_and_features(nlp):
    doc = nlp("Two soldiers were killed.")
    assert [t.lemma_ for t in doc] == ["two", "soldier", "be", "kill", "."]
    assert [t.tag_ for t in doc] == ["CD", "NNS", "VBD", "VBN", "."]
    assert [t.pos_ for t in doc] == ["NUM", "NOUN", "AUX", "VERB", "PUNCT"]
    assert "Voice=Pass" in str(doc[3].morph)


def test_weights_are_small_and_licensed():
    size = sum(f.stat().st_size for f in WEIGHTS.rglob("*") if f.is_file())
    assert size <= 15 * MEGABYTE
    card = (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in card
    assert all(name in card for name in ("EWT", "GUM", "PUD"))


def test_generated_clauses_are_trees():
    for sentence in make_clauses(200, random.Random(1)):
        roots = [i for i, head in enumerate(sentence.heads) if head == i]
        assert len(roots) == 1
        assert sentence.deps[roots[0]] == "ROOT"


def test_same_seed_same_clauses():
    assert make_clauses(20, random.Random(7)) == make_clauses(20, random.Random(7))


@pytest.mark.parametrize("path", sorted((MODEL / "annotated").glob("*.conllu")), ids=lambda p: Path(p).stem)
def test_annotated_sentences_are_trees(path):
    sentences = read_sentences(path)
    assert sentences
    for sentence in sentences:
        assert sentence.deps.count("ROOT") == 1
        assert all(reaches_root(sentence.heads, i) for i in range(len(sentence.heads)))


def reaches_root(heads, index):
    for _ in heads:
        if heads[index] == index:
            return True
        index = heads[index]
    return False


ROWS = """\
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tkill\tkill\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_conllu_rows_become_a_sentence():
    (rows,) = find_blocks(ROWS.splitlines())
    sentence = make_sentence(rows)
    assert sentence.text == "don't kill."
    assert sentence.heads == [2, 2, 2, 2]
    assert sentence.deps == ["aux", "advmod", "ROOT", "punct"]
    assert drop_stop(sentence).words == ["do", "n't", "kill"]
    assert add_blank(sentence, 1).heads == [3, 3, 1, 3, 3]


def test_vectors_are_those_of_the_pipeline(nlp, parser):
    docs = [nlp.make_doc(text) for text in ("", "Mosul fell.", *(text for text, _ in CLAUSES))]
    (encoder,) = parser.encoders.values()
    for ours, theirs in zip(encoder.encode(docs), nlp.get_pipe("tok2vec").predict(docs), strict=True):
        assert np.allclose(ours, theirs, atol=1e-4)


def test_trees_are_those_of_the_pipeline(nlp, parser):
    texts = ["", "Gunmen, he said, killed two\u00a0soldiers near Mosul.", *(text for text, _ in CLAUSES)]
    for doc, tree in zip(nlp.pipe(texts), parser.pipe(texts), strict=True):
        assert tree.text == doc.text
        for token, theirs in zip(tree, doc, strict=True):
            assert all(getattr(token, name) == getattr(theirs, name) for name in SAME), (token, doc.text)
            assert {above.i for above in token.ancestors} == {above.i for above in theirs.ancestors}
            assert [below.i for below in token.subtree] == [below.i for below in theirs.subtree]
            assert (token.left_edge.i, token.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
