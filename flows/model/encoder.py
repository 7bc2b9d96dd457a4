"""The trained encoder in plain arrays: each word of a batch is embedded once, nothing is kept for training.

spaCy's own layers find the same vectors; they embed a word wherever it stands, and note for each value which
piece it came from.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Keys = NDArray[np.uint64]

TINY = np.float32(1e-8)
# One key for the four of a word: they are hashes of 64 bits, and so is a sum of odd multiples of them.
SPREAD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype="uint64"
)


class Layer:
    """The largest of some affine pieces, brought to mean 0 and variance 1, then scaled and shifted."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights: Floats = maxout.get_param("W")  # by output, piece and input
        self.outputs, self.pieces, inputs = weights.shape
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, inputs).T
        self.bias = maxout.get_param("b").T.reshape(-1)
        self.scale, self.shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: Floats) -> Floats:
        """One row of outputs for each row of inputs."""
        values = rows @ self.weights
        values += self.bias
        best: Floats = reduce(np.maximum, np.split(values, self.pieces, axis=1))
        best -= best.mean(axis=1, keepdims=True)
        variance = np.square(best).mean(axis=1, keepdims=True)
        variance += TINY
        best *= variance ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        return best


class Encoder:
    """The vectors of words in their sentences, from the weights of a pipeline's `tok2vec`."""

    def __init__(self, model: Any) -> None:
        named: dict[str, list[Any]] = {}
        for part in model.walk():
            named.setdefault(part.name, []).append(part)
        self.ops, self.tables = model.ops, named["hashembed"]
        self.columns: list[int | str] = named["extract_features"][0].attrs["columns"]
        self.mix, *self.layers = map(Layer, named["maxout"], named["layernorm"])
        self.apart = len(self.layers)  # empty rows between sentences, for one sees no word of another

    def encode(self, docs: list[Doc]) -> list[Floats]:
        """The vectors of the words of each document."""
        lengths = np.array([len(doc) for doc in docs])
        vectors = self.embed(np.concatenate([doc.to_array(self.columns) for doc in docs]))
        at = np.arange(len(vectors)) + np.repeat(np.arange(1, len(docs) + 1) * self.apart, lengths)
        rows = np.zeros((len(vectors) + (len(docs) + 1) * self.apart, self.mix.outputs), dtype="float32")
        rows[at] = vectors
        windows = np.zeros((len(rows), 3, self.mix.outputs), dtype="float32")
        *inner, last = self.layers
        for layer in inner:
            windows[1:, 0], windows[:, 1], windows[:-1, 2] = rows[:-1], rows, rows[1:]
            rows += layer(windows.reshape(len(rows), -1))
        beside = np.concatenate([rows[at - 1], rows[at], rows[at + 1]], axis=1)  # the last sees words alone
        return np.split(rows[at] + last(beside), np.cumsum(lengths)[:-1])

    def embed(self, features: Keys) -> Floats:
        """The vectors of words by themselves, from the keys of their features."""
        _, first, where = np.unique(features @ SPREAD, return_index=True, return_inverse=True)
        columns = np.ascontiguousarray(features[first].T)
        parts = [self._look_up(table, keys) for table, keys in zip(self.tables, columns, strict=True)]
        mixed: Floats = self.mix(np.concatenate(parts, axis=1))[where]
        return mixed

    def _look_up(self, table: Any, keys: Keys) -> Floats:
        vectors: Floats = table.get_param("E")
        found: Floats = self.ops.gather_add(vectors, self.ops.hash(keys, table.attrs["seed"]) % len(vectors))
        return found
