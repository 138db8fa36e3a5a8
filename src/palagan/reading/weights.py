"""Small linear models: named features in, a probability per class out. Weights are JSON in the language's folder."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Linear:
    """`weights[feature]` holds one number a class, in the order of `classes`."""

    classes: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def score(self, features: Iterable[str]) -> float:
        """The sum of the first class's weights: how well an option fits, for models that choose among options."""
        known = self.weights
        total = 0.0
        for feature in features:
            if feature in known:
                total += known[feature][0]
        return total

    def probabilities(self, features: Iterable[str]) -> tuple[float, ...]:
        """Softmax over the classes; for a model of two classes this is the logistic function of their difference."""
        sums = [0.0] * len(self.classes)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                sums = [total + weight for total, weight in zip(sums, row, strict=True)]
        top = max(sums)
        exps = [math.exp(value - top) for value in sums]
        total = sum(exps)
        return tuple(value / total for value in exps)


@cache
def linear_models(language: str, name: str) -> dict[str, Linear] | None:
    """The models of one weights file ("events"), or None where the language has none yet."""
    path = resources.files("palagan").joinpath(f"languages/{language}/weights/{name}.json")
    if not path.is_file():
        return None
    data = json.loads(path.read_text("utf-8"))
    return {
        key: Linear(tuple(model["classes"]), {feature: tuple(row) for feature, row in model["weights"].items()})
        for key, model in data["models"].items()
    }
