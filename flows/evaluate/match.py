"""One-to-one pairs of reference and prediction, and what is counted of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from flows.evaluate.gold import Row

Pair = tuple["Row", "Row"]


def pair_rows(gold: Iterable[Row], found: Iterable[Row], weigh: Callable[[Row, Row], float]) -> list[Pair]:
    """The pairs of best total weight within each document; weight 0 forbids a pair."""
    ours: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        ours[row["doc"]].append(row)
    theirs: dict[str, list[Row]] = defaultdict(list)
    for row in gold:
        theirs[row["doc"]].append(row)
    pairs = []
    for doc, references in theirs.items():
        rows = ours[doc]
        weights = np.array([[weigh(g, r) for r in rows] for g in references]).reshape(
            len(references), len(rows)
        )
        pairs += [(references[i], rows[j]) for i, j in assign(weights)]
    return pairs


def assign(weights: np.ndarray[Any, Any]) -> list[tuple[int, int]]:
    """Row and column of each pair of the best total; only pairs of positive weight."""
    rows, columns = linear_sum_assignment(-weights)
    return [(int(r), int(c)) for r, c in zip(rows, columns, strict=True) if weights[r, c] > 0]


def overlap(spans: Iterable[tuple[int, int]], start: int, end: int) -> float:
    """The largest share of common characters between `[start, end)` and one of the spans, 0 to 1."""
    return max(
        (max(0, min(e, end) - max(s, start)) / max(1, max(e, end) - min(s, start)) for s, e in spans),
        default=0.0,
    )


def count_f1(right: int, found: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 with the counts they come from."""
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    total = precision + recall
    score = 2 * precision * recall / total if total else 0.0
    return {
        "p": round(precision, 4), "r": round(recall, 4), "f1": round(score, 4),
        "right": right, "found": found, "gold": gold,
    }  # fmt: skip


def count_b_cubed(keys: Sequence[tuple[Hashable, Hashable]]) -> dict[str, float]:
    """B-cubed precision, recall and F1 of (reference cluster, our cluster) pairs."""
    theirs, ours = defaultdict(set), defaultdict(set)
    for at, (gold, found) in enumerate(keys):
        theirs[gold].add(at)
        ours[found].add(at)
    if not keys:
        return {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 0}
    precision = float(np.mean([len(theirs[g] & ours[f]) / len(ours[f]) for g, f in keys]))
    recall = float(np.mean([len(theirs[g] & ours[f]) / len(theirs[g]) for g, f in keys]))
    score = 2 * precision * recall / (precision + recall)
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(score, 4), "n": len(keys)}
