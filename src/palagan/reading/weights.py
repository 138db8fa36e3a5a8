"""Small linear models: named features in, a probability per class out. Weights are JSON in the language's folder."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.reading.linking import Candidate
from palagan.reading.network import Network, network_of
from palagan.reading.remembered import Remembered
from palagan.reading.scan import Scanned
from palagan.reading.softmax import softmax
from palagan.reading.trees import Trees, trees_of


@dataclass(frozen=True, slots=True)
class Linear:
    """`weights[rows[feature]]` holds one number a class, in the order of `classes`; the first row is of zeros."""

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float64]

    def all_probabilities(self, several: Iterable[Iterable[str]]) -> list[tuple[float, ...]]:
        """Softmax over the classes for each of several sets of features, in their order."""
        row = self.rows.get
        there: list[int] = []
        starts: list[int] = []
        for features in several:
            starts.append(len(there))
            there.append(0)
            there += filter(None, map(row, features))
        if not starts:
            return []
        sums: list[list[float]] = np.add.reduceat(self.weights.take(there, axis=0), starts, axis=0).tolist()
        return [tuple(softmax(one)) for one in sums]


@dataclass(frozen=True, slots=True)
class PartyModels:
    """What weighs each candidate for each side: trees and a network, whose scores are averaged."""

    trees: Trees
    """Two models: of who does it and of whom it is done to."""
    network: Network
    _met: Remembered = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_met", Remembered(self.trees.way, self.network.way))

    def scores(self, kept: Sequence[Scanned], options: Sequence[tuple[Candidate, ...]]) -> list[list[float]]:
        """For both sides one score a candidate, in the order of the events and their candidates."""
        rows = [candidate.parts for several in options for candidate in several]
        if not rows:
            return [[], []]
        left, sums = self._met.united(rows)
        both = (np.array(self.trees.sums(left)) + self.network.scores(kept, options, sums)) / 2
        scores: list[list[float]] = both.tolist()
        return scores


@dataclass(frozen=True, slots=True)
class EventModels:
    """What decides over events: whether and of which type, how they are told, and who the parties are."""

    type: Linear
    status: Linear
    """Of whether it is told as done, planned or possible."""
    parties: PartyModels
    pairs: Trees
    """Of both together."""
    agreeing: Trees
    """Of the likeliest pairs once more, beside those of the page's other events."""
    reliability: tuple[tuple[float, float], ...] = ()
    """How often events were right of which the models were so sure: (what they said, share right), both ascending."""

    def sure(self, chance: float) -> float:
        """The share of events right, on pages the models had not seen, of which they were as sure; two decimals."""
        known = self.reliability
        after = bisect_right(known, chance, key=itemgetter(0))
        if not known:
            return round(chance, 2)
        if after in (0, len(known)):
            return round(known[max(0, after - 1)][1], 2)
        (said, right), (more, better) = known[after - 1], known[after]
        return round(right + (better - right) * (chance - said) / (more - said), 2)


@cache
def event_models(language: str) -> EventModels | None:
    """The language's models, or None where it has none yet; then rules alone decide."""
    folder = resources.files("palagan").joinpath(f"languages/{language}/weights")
    path = folder.joinpath("events.json")
    if not path.is_file():
        return None
    models = json.loads(path.read_text("utf-8"))["models"]
    with folder.joinpath("parties.npz").open("rb") as file, np.load(file) as arrays:
        models["network"] = dict(arrays)
    reliability = tuple([(said, right) for said, right in models.get("reliability", ())])
    return models_of(models, reliability)


def models_of(models: dict[str, Any], reliability: tuple[tuple[float, float], ...] = ()) -> EventModels:
    """The models of events as their weights files hold them."""
    pairs, agreeing = trees_of(models["pair"]), trees_of(models["agreeing"])
    type_, status = linear_of(models["type"]), linear_of(models["status"])
    return EventModels(type_, status, party_models_of(models), pairs, agreeing, reliability)


def party_models_of(models: dict[str, Any]) -> PartyModels:
    """The models of each side alone."""
    return PartyModels(trees_of(models["source"], models["target"]), network_of(models["network"]))


def linear_of(model: dict[str, Any]) -> Linear:
    """A linear model as its weights file holds it: {"classes", "weights": {feature: one number a class}}."""
    weights = model["weights"]
    rows = {feature: number for number, feature in enumerate(weights, 1)}
    table = [[0.0] * len(model["classes"]), *weights.values()]
    return Linear(tuple(model["classes"]), rows, np.array(table, dtype=np.float64))
