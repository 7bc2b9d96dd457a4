"""Attachment, tag and label scores of a pipeline on gold trees; core arguments of conflict verbs apart."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click
import yaml
from spacy.tokens import Doc

from flows.model.treebanks import Sentence, read_sentences

if TYPE_CHECKING:
    from spacy.language import Language

CORE = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
VERBS = Path(__file__).parent / "conflict_verbs.yaml"
TEST_FILES = ("pud-test.conllu.xz", "gum-test.conllu.xz")


class Scores(TypedDict):
    """Shares in percent, and per label the counts of gold, found and right."""

    scores: dict[str, float]
    labels: dict[str, tuple[int, int, int]]


@cache
def read_verbs() -> frozenset[str]:
    """The lemmas of the conflict verbs."""
    return frozenset(yaml.safe_load(VERBS.read_text(encoding="utf-8")))


def parse_gold_tokens(nlp: Language, sentences: list[Sentence]) -> list[Doc]:
    """The pipeline's trees over the gold tokens."""
    docs = []
    for s in sentences:
        starts: list[bool | int | None] = [True, *[False] * (len(s.words) - 1)]
        docs.append(Doc(nlp.vocab, s.words, s.spaces, sent_starts=starts))
    return list(nlp.pipe(docs))


def find_relations(doc: Doc, plain_agents: bool) -> list[str]:
    """The relations found; agents as plain obliques where the gold trees know no other."""
    return ["obl" if plain_agents and t.dep_ == "obl:agent" else t.dep_ for t in doc]


def count_core(doc: Doc, found: list[str], sentence: Sentence) -> tuple[int, int, int]:
    """Core arguments of conflict verbs: how many in gold, found, right."""
    words = zip(sentence.lemmas, sentence.pos, strict=True)
    verbs = {i for i, (lemma, pos) in enumerate(words) if pos == "VERB" and lemma in read_verbs()}
    gold_arcs = zip(sentence.heads, sentence.deps, strict=True)
    gold = {(h, d, i) for i, (h, d) in enumerate(gold_arcs) if h in verbs and d in CORE}
    guessed = {(t.head.i, d, t.i) for t, d in zip(doc, found, strict=True) if t.head.i in verbs and d in CORE}
    return len(gold), len(guessed), len(gold & guessed)


def find_f1(gold: int, found: int, right: int) -> float:
    """The F1 in percent of counts of gold, found and right."""
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def score_trees(nlp: Language, sentences: list[Sentence]) -> Scores:
    """UPOS, XPOS, UAS and LAS (without punctuation), core arguments and label counts, over gold tokens."""
    hits: Counter[str] = Counter()
    counts = {name: Counter[str]() for name in ("gold", "found", "right")}
    core = [0, 0, 0]
    plain_agents = not any("obl:agent" in s.deps for s in sentences)
    for doc, s in zip(parse_gold_tokens(nlp, sentences), sentences, strict=True):
        found = find_relations(doc, plain_agents)
        if s.lemmas:
            core = [a + b for a, b in zip(core, count_core(doc, found, s), strict=True)]
        for token, guess, tag, pos, head, dep in zip(doc, found, s.tags, s.pos, s.heads, s.deps, strict=True):
            same = token.head.i == head
            hits.update(all=1, upos=token.pos_ == pos, xpos=token.tag_ == tag)
            if dep != "punct":
                hits.update(arcs=1, uas=same, las=same and guess == dep)
                counts["gold"][dep] += 1
                counts["found"][guess] += 1
                counts["right"][dep] += same and guess == dep
    shares = {k: round(100 * hits[k] / hits["all"], 2) for k in ("upos", "xpos")}
    shares |= {k: round(100 * hits[k] / hits["arcs"], 2) for k in ("uas", "las")}
    shares["core"] = find_f1(*core)
    labels = {k: (n, counts["found"][k], counts["right"][k]) for k, n in sorted(counts["gold"].items())}
    return {"scores": shares, "labels": labels}


@click.command()
@click.option("--treebanks", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--weights", type=click.Path(path_type=Path, exists=True), default=None)
@click.option("--label-count", default=25, show_default=True, help="Labels rarer than this are not listed.")
def main(treebanks: Path, weights: Path | None, label_count: int) -> None:
    """Print the scores on the test files and on the held-out annotated sentences."""
    from flows.model import WEIGHTS, load_pipeline  # noqa: PLC0415

    nlp = load_pipeline(weights or WEIGHTS)
    sets = {name.split("-")[0]: read_sentences(treebanks / name) for name in TEST_FILES}
    held_out = Path(__file__).parent / "annotated" / "held_out.conllu"
    if held_out.exists():
        sets["annotated"] = read_sentences(held_out)
    for name, trees in sets.items():
        result = score_trees(nlp, trees)
        click.echo(f"{name}: {len(trees)} sentences, {result['scores']}")
        frequent = {k: find_f1(*v) for k, v in result["labels"].items() if v[0] >= label_count}
        click.echo("  " + ", ".join(f"{k} {v:.0f}" for k, v in sorted(frequent.items(), key=lambda x: -x[1])))


if __name__ == "__main__":
    main()
