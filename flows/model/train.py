"""Train the parser: treebanks, generated clauses and annotated sentences in, a spaCy folder out."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, NumpyOps, Optimizer, fix_random_seed, set_current_ops

from flows.model.clauses import make_clauses
from flows.model.evaluate import score_trees
from flows.model.noise import add_blank, add_noise
from flows.model.tokens import SentenceTokenizer, set_infixes
from flows.model.treebanks import Sentence, make_doc, read_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

CONFIG = Path(__file__).parent / "config.cfg"
TRAIN_FILES = ("ewt-train.conllu.xz", "ewt-dev.conllu.xz", "ewt-test.conllu.xz", "gum-train.conllu.xz")
DEV_FILE = "gum-dev.conllu.xz"
ANNOTATED = Path(__file__).parent / "annotated"
HELD_OUT = "held_out"


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn.

    Minutes of wall time, first and last learning rate, words a batch at first and at last, dropout,
    words between two looks at the dev sets, generated clauses an epoch, copies of each annotated sentence.
    """

    minutes: float
    rate: float = 1e-3
    last_rate: float = 1e-4
    first_batch: int = 250
    last_batch: int = 1000
    dropout: float = 0.15
    every: int = 250_000
    clauses: int = 2500
    copies: int = 4


@dataclass(frozen=True)
class Gold:
    """The trees to learn from, and the trees to watch, by name; the first set chooses the checkpoint."""

    treebanks: list[Sentence]
    annotated: list[Sentence]
    dev: dict[str, list[Sentence]]


def make_pipeline() -> Language:
    """An untrained pipeline after the configuration."""
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)
    set_infixes(nlp)
    return nlp


def make_example(sentence: Sentence, nlp: Language, tokenizer: SentenceTokenizer) -> Example:
    """The gold tree beside the tokens the pipeline would see; gold tokens where the two differ."""
    predicted = tokenizer(sentence.text)
    if [t.text for t in predicted] != sentence.words:
        starts: list[bool | int | None] = [True, *[False] * (len(sentence.words) - 1)]
        predicted = Doc(nlp.vocab, sentence.words, sentence.spaces, sent_starts=starts)
    return Example(predicted, make_doc(sentence, nlp.vocab))


def find_batches(sentences: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    """The sentences in order, cut into batches of about `size` words."""
    batch: list[Sentence] = []
    words = 0
    for sentence in sentences:
        batch.append(sentence)
        words += len(sentence.words)
        if words >= size:
            yield batch
            batch, words = [], 0


def choose_rate(plan: Plan, done: float) -> float:
    """The learning rate when a share `done` of the time is over: short warm-up, plateau, linear fall."""
    if done < 0.01:
        return plan.rate * max(done, 0.001) / 0.01
    fall = max(0.0, (done - 0.3) / 0.7)
    return plan.rate + (plan.last_rate - plan.rate) * min(1.0, fall)


def choose_epoch(gold: Gold, plan: Plan, rng: random.Random) -> list[Sentence]:
    """A shuffled epoch: the treebanks once, the annotated sentences some times, clauses generated afresh."""
    epoch = [*gold.treebanks, *gold.annotated * plan.copies, *make_clauses(plan.clauses, rng)]
    rng.shuffle(epoch)
    return [add_noise(s, rng) for s in epoch]


def learn(nlp: Language, optimizer: Optimizer, gold: Gold, plan: Plan, out: Path) -> None:
    """Train until the time is over; the best and the last averaged weights land in `out`."""
    rng = random.Random(plan.clauses)
    tokenizer = SentenceTokenizer(nlp.tokenizer)
    start, words, seen, best, done = time.monotonic(), 0, 0, 0.0, 0.0
    while done < 1:
        size = int(plan.first_batch + (plan.last_batch - plan.first_batch) * min(1.0, done * 2))
        for batch in find_batches(choose_epoch(gold, plan, rng), size):
            done = (time.monotonic() - start) / 60 / plan.minutes
            optimizer.learn_rate = choose_rate(plan, done)
            examples = [make_example(s, nlp, tokenizer) for s in batch]
            nlp.update(examples, sgd=optimizer, drop=plan.dropout)
            words += sum(len(s.words) for s in batch)
            if words - seen >= plan.every or done >= 1:
                seen = words
                print(json.dumps({"words": words, "minutes": round(done * plan.minutes, 1)}), end=" ")
                best = write_best(nlp, optimizer, gold.dev, best, out)
            if done >= 1:
                break


def write_best(
    nlp: Language, optimizer: Optimizer, dev: dict[str, list[Sentence]], best: float, out: Path
) -> float:
    """The best LAS so far on the first dev set; weights go to model-last, a new best to model-best."""
    out.mkdir(parents=True, exist_ok=True)
    with nlp.use_params(optimizer.averages):
        scores = {name: score_trees(nlp, trees)["scores"] for name, trees in dev.items()}
        score = next(iter(scores.values()))["las"]
        nlp.to_disk(out / "model-last")
        if score > best:
            nlp.to_disk(out / "model-best")
    print(json.dumps(scores), flush=True)
    return max(best, score)


def make_optimizer(rate: float) -> Optimizer:
    """Adam as spaCy sets it up, averages on."""
    optimizer: Optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    return optimizer


def init_pipeline(nlp: Language, sentences: list[Sentence], optimizer: Optimizer) -> None:
    """Give the pipeline its labels and first weights."""
    tokenizer = SentenceTokenizer(nlp.tokenizer)
    blanks = [add_blank(s, 0) for s in sentences[:200] if s.spaces[0]]
    examples = [make_example(s, nlp, tokenizer) for s in [*blanks, *sentences]]
    nlp.initialize(lambda: examples, sgd=optimizer)


def read_gold(treebanks: Path, annotated: Path) -> Gold:
    """All there is to learn from and to watch; the annotated set holds out a test file of its own."""
    trees = [s for name in TRAIN_FILES for s in read_sentences(treebanks / name)]
    files = sorted(annotated.glob("*.conllu"))
    learnt = [s for f in files if f.stem != HELD_OUT for s in read_sentences(f)]
    dev = {"gum": read_sentences(treebanks / DEV_FILE)}
    dev |= {f.stem: read_sentences(f) for f in files if f.stem == HELD_OUT}
    return Gold(trees, learnt, dev)


@click.command()
@click.option("--treebanks", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--minutes", default=90.0, show_default=True)
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="Go on from these weights.")
@click.option("--rates", type=(float, float), default=(1e-3, 1e-4), show_default=True, help="First and last.")
def main(treebanks: Path, out: Path, minutes: float, start: Path | None, rates: tuple[float, float]) -> None:
    """Train on the treebanks in TREEBANKS and write model-best and model-last to OUT."""
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(0)
    gold = read_gold(treebanks, ANNOTATED)
    nlp = spacy.load(start) if start else make_pipeline()
    optimizer = make_optimizer(rates[0])
    if not start:
        init_pipeline(nlp, gold.treebanks, optimizer)
    first = 600 if start else 250
    learn(nlp, optimizer, gold, Plan(minutes, *rates, first_batch=first), out)


if __name__ == "__main__":
    main()
