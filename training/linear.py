"""Training of the small linear models: softmax regression over named features.

Two ways: `train_linear`, by AdaGrad, seeded, which trusts single features; `train_shrunk`, by L-BFGS to the minimum,
which shrinks the many that are seldom seen. Their sums averaged are one linear model again, and better than either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

Example = tuple[tuple[str, ...], int]

SMALLEST = 0.08
"""Features with no weight as large are left out: half the file, the same choices."""


def train_linear(
    examples: Sequence[Example],
    classes: int,
    *,
    epochs: int = 12,
    rate: float = 0.3,
    decay: float = 5e-3,
    least: int = 4,
    seed: int = 7,
) -> dict[str, list[float]]:
    """Weights by feature for examples of (features, class number); those of fewer than `least` are left out."""
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= least)
    index = {feature: number for number, feature in enumerate(names)}
    rows = [np.array(sorted({index[f] for f in features if f in index}), dtype=np.int64) for features, _ in examples]
    labels = [label for _, label in examples]
    weights = np.zeros((len(names), classes))
    squares = np.full((len(names), classes), 1e-6)
    total = np.zeros_like(weights)
    random = np.random.default_rng(seed)
    steps = 0
    for epoch in range(epochs):
        for number in random.permutation(len(rows)):
            row = rows[number]
            if not len(row):
                continue
            sums = weights[row].sum(axis=0)
            chances = np.exp(sums - sums.max())
            chances /= chances.sum()
            chances[labels[number]] -= 1.0
            gradient = chances[None, :] + decay * weights[row] * 50
            squares[row] += gradient**2
            weights[row] -= rate * gradient / np.sqrt(squares[row])
        if epoch >= epochs // 2:
            total += weights
            steps += 1
    averaged = total / max(1, steps)
    kept = {}
    for feature, number in index.items():
        row_weights = [round(float(w), 2) for w in averaged[number]]
        if any(abs(w) >= SMALLEST for w in row_weights):
            kept[feature] = row_weights
    return kept


PENALTY = 8.0
"""On the squared weights of `train_shrunk`. Log loss of train by cross-validation .672 at 6, .661 at 10, .671 at 20."""
STEPS = 40


def train_shrunk(examples: Sequence[Example], classes: int, *, least: int = 3) -> dict[str, list[float]]:
    """Weights by feature as `train_linear` gives them, neither rounded nor thinned out."""
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= least)
    index = {feature: number for number, feature in enumerate(names)}
    rows = [sorted({index[f] for f in features if f in index}) for features, _ in examples]
    columns = np.array([column for row in rows for column in row], dtype=np.int32)
    ends = np.cumsum([0, *map(len, rows)])
    table = scipy.sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))
    turned, labels = table.T.tocsr(), np.array([label for _, label in examples])
    right = np.eye(classes)[labels]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(len(names), classes)
        sums = table @ weights
        chances = np.exp(sums - sums.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        missed = -np.log(np.maximum(chances[np.arange(len(labels)), labels], 1e-12)).sum()
        gradient = turned @ (chances - right) + PENALTY * weights
        return float(missed + PENALTY / 2 * np.square(flat).sum()), gradient.ravel()

    start = np.zeros(len(names) * classes)
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8})
    weights = found.x.reshape(len(names), classes)
    return {feature: [float(w) for w in weights[number]] for feature, number in index.items()}


def averaged(
    one: dict[str, list[float]], other: dict[str, list[float]], classes: int, smallest: float = 0.03
) -> dict[str, list[float]]:
    """One model whose sums are the mean of two models'; features all of whose weights are smaller are left out."""
    nothing = [0.0] * classes
    both = {
        name: [round((a + b) / 2, 2) for a, b in zip(one.get(name, nothing), other.get(name, nothing), strict=True)]
        for name in sorted({*one, *other})
    }
    return {name: weights for name, weights in both.items() if max(map(abs, weights)) >= smallest}


Choice = tuple[tuple[tuple[str, ...], ...], frozenset[int]]
"""One choice: the features of each option, and which options are right."""
