"""Training of the small linear models: softmax regression over named features, by AdaGrad, seeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

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


Choice = tuple[tuple[tuple[str, ...], ...], frozenset[int]]
"""One choice: the features of each option, and which options are right."""
