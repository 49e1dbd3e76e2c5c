"""Learn linear weights by logistic regression, in rounds of learning and aligning."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from flows.train.aligning import CLASSES, NONE, align
from flows.train.examples import Example
from transforms.extract.weighing import Floats, Weights

_ROUNDS = 3
_SEEN = 2
"""Times a feature must be seen to get a weight."""

_HELD = re.compile(r"(?:lemma|under|with|head|aux|subj-lemma|obj-lemma|modifier)=(?:\w+[+>])?[delsv](?!o\b)")
"""Words of the initials held back for the unseen texts get no weight of their own: here they stand in texts without a
claim alone, and would learn from those that they tell nothing."""

_STRENGTH = 0.5
"""Inverse of the penalty on large weights."""

_VECTORS = 1.5
"""Weight of the vectors beside the features."""

THRESHOLD = 0.5
"""Probability from which a word is held to tell an event."""


def fit(examples: Sequence[Example], strength: float = _STRENGTH) -> Weights:
    """Learn weights from examples; the same examples give the same weights."""
    index = _index(examples)
    matrix = _matrix(examples, index)
    labels = [align(e) for e in examples]
    for turn in range(_ROUNDS):
        model = _regression(matrix, labels, strength)
        if turn < _ROUNDS - 1:
            shares = _shares(model, matrix)
            labels = [align(e, part) for e, part in zip(examples, _split(shares, examples), strict=True)]
    return _weights(model, index)


def probabilities(weights: Weights, examples: Sequence[Example]) -> list[Floats]:
    """Return the probabilities of the classes, a row a candidate, for each example."""
    matrix = _matrix(examples, weights.known)
    logits = matrix @ np.vstack([weights.rows, weights.dense / _VECTORS]) + weights.bias
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return _split((shares / shares.sum(axis=1, keepdims=True)).astype(np.float32), examples)


def _index(examples: Sequence[Example]) -> dict[str, int]:
    counted = Counter(f for e in examples for c in e.candidates for f in c.features if not _HELD.match(f))
    return {f: i for i, f in enumerate(sorted(f for f, n in counted.items() if n >= _SEEN))}


def _matrix(examples: Sequence[Example], index: dict[str, int]) -> csr_matrix:
    candidates = [c for e in examples for c in e.candidates]
    columns = [[index[f] for f in c.features if f in index] for c in candidates]
    ends = np.cumsum([0, *(len(row) for row in columns)])
    flat = [i for row in columns for i in row]
    sparse = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(candidates), len(index)))
    return hstack([sparse, csr_matrix(np.array([c.dense for c in candidates]) * _VECTORS)]).tocsr()


def _regression(matrix: csr_matrix, labels: list[list[int]], strength: float) -> LogisticRegression:
    told = np.array([label for row in labels for label in row])
    known = np.flatnonzero(told >= NONE)
    return LogisticRegression(C=strength, max_iter=2000, tol=1e-5).fit(matrix[known], told[known])


def _shares(model: LogisticRegression, matrix: csr_matrix) -> Floats:
    shares = np.zeros((matrix.shape[0], len(CLASSES)), np.float32)
    shares[:, model.classes_] = model.predict_proba(matrix)
    return shares


def _split(shares: Floats, examples: Sequence[Example]) -> list[Floats]:
    ends = np.cumsum([len(e.candidates) for e in examples])[:-1]
    return np.split(shares, ends)


def _weights(model: LogisticRegression, index: dict[str, int]) -> Weights:
    columns = np.zeros((len(CLASSES), model.coef_.shape[1]), np.float32)
    bias = np.full(len(CLASSES), -1e3, np.float32)
    columns[model.classes_] = model.coef_
    bias[model.classes_] = model.intercept_
    rows = columns.T
    dense = (rows[len(index) :] * _VECTORS).astype(np.float32)
    return Weights(index, rows[: len(index)], dense, bias, CLASSES, THRESHOLD)
