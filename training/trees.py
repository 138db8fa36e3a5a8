"""Training of the boosted trees: LightGBM's lambdarank, softmax or two classes over one-hot features, seeded."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import lightgbm
import numpy as np
import scipy.sparse
from linear import Choice, Example
from numpy.typing import NDArray

Floats = NDArray[Any]

SETTINGS = {
    "objective": "lambdarank",
    "label_gain": [0, 1],
    "max_depth": 5,
    "num_leaves": 24,
    "learning_rate": 0.12,
    "min_data_in_leaf": 20,
    "lambda_l2": 5.0,
    "feature_fraction": 0.3,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
"""From a sweep on dev and one fold of train (2026-11)."""
ROUNDS = 80
TIMES = 2
"""Models that are averaged, whose trees may ask about other features: what chance decides is less so (decision 039)."""
LEAST = 5
"""Examples in which a feature must stand to be asked about."""


def train_trees(choices: Sequence[Choice], rounds: int = ROUNDS) -> dict[str, Any]:
    """The model as the package's weights file holds it (see `palagan.reading.trees`)."""
    rows = [option for options, _ in choices for option in options]
    right = [int(n in wanted) for options, wanted in choices for n in range(len(options))]
    return _trained(rows, right, SETTINGS, [len(options) for options, _ in choices], rounds)


def train_softmax(choices: Sequence[Choice], rounds: int = ROUNDS, *, times: int = 1, **other: float) -> dict[str, Any]:
    """The same, made to give the right options together a high chance; the chances are those of a softmax.

    `times` models are averaged, which differ in which features each tree may ask about.
    """
    rows = [option for options, _ in choices for option in options]
    right = [int(n in wanted) for options, wanted in choices for n in range(len(options))]
    groups = [len(options) for options, _ in choices]
    settings = {**SETTINGS, **other, "objective": _softmax_loss(np.array(groups))}
    del settings["label_gain"]
    return _trained(rows, right, settings, groups, rounds, times)


def _softmax_loss(groups: Floats) -> Callable[[Floats, lightgbm.Dataset], tuple[Floats, Floats]]:
    """Gradient and (an upper bound of the) curvature of -log of the chance of the right options, all together."""
    starts = np.r_[0, np.cumsum(groups)[:-1]]

    def loss(scores: Floats, data: lightgbm.Dataset) -> tuple[Floats, Floats]:
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), groups))
        chances = raised / np.repeat(np.add.reduceat(raised, starts), groups)
        hits = chances * data.get_label()
        share = hits / np.repeat(np.maximum(np.add.reduceat(hits, starts), 1e-9), groups)
        return chances - share, np.maximum(chances * (1 - chances), 1e-3)

    return loss


def train_two_classes(
    examples: Sequence[Example], rounds: int = ROUNDS, times: int = 1, **other: float
) -> dict[str, Any]:
    """Trees whose sum is above 0 where class 1 is likelier than class 0; the mean of so many trainings."""
    settings = {**SETTINGS, **other, "objective": "binary"}
    del settings["label_gain"]
    rows, right = [features for features, _ in examples], [number for _, number in examples]
    return _trained(rows, right, settings, None, rounds, times)


def _trained(
    rows: Sequence[Sequence[str]],
    right: Sequence[int],
    settings: dict[str, Any],
    groups: list[int] | None,
    rounds: int = ROUNDS,
    times: int = 1,
) -> dict[str, Any]:
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    index = {name: number for number, name in enumerate(names)}
    columns, ends = array("i"), [0]
    for row in rows:
        columns.extend(sorted({index[feature] for feature in row if feature in index}))
        ends.append(len(columns))
    ones = np.ones(len(columns), dtype=np.float32)
    table = scipy.sparse.csr_matrix((ones, np.array(columns), np.array(ends)), shape=(len(rows), len(names)))
    trees = []
    for seed in range(1, times + 1):
        asked = lightgbm.Dataset(table, np.array(right), group=groups)
        trees += lightgbm.train({**settings, "seed": seed}, asked, rounds).dump_model()["tree_info"]
    return _flat(trees, names, 1 / times)


def _flat(trees: Sequence[dict[str, Any]], names: list[str], share: float) -> dict[str, Any]:
    """The trees as flat arrays, what each says counting for `share`."""
    used = sorted({number for tree in trees for number in _asked(tree["tree_structure"])})
    again = {number: place for place, number in enumerate(used)}
    out: dict[str, Any] = {"names": [names[n] for n in used], "asks": [], "yes": [], "no": [], "value": [], "roots": []}
    depth = 0
    for tree in trees:
        out["roots"].append(len(out["asks"]))
        depth = max(depth, _add(tree["tree_structure"], out, again, share))
    return {**out, "depth": depth}


def _asked(node: dict[str, Any]) -> set[int]:
    if "split_feature" not in node:
        return set()
    return {node["split_feature"]} | _asked(node["left_child"]) | _asked(node["right_child"])


def _add(node: dict[str, Any], out: dict[str, Any], again: dict[int, int], share: float) -> int:
    """Add a node and what hangs below it; the longest way down. Features are 0 or 1: 1 goes right."""
    number = len(out["asks"])
    for key in ("asks", "yes", "no", "value"):
        out[key].append(0)
    if "split_feature" not in node:
        out["yes"][number] = out["no"][number] = number
        out["value"][number] = round(float(node["leaf_value"]) * share, 4)
        return 0
    out["asks"][number] = again[node["split_feature"]]
    out["no"][number] = len(out["asks"])
    below = _add(node["left_child"], out, again, share)
    out["yes"][number] = len(out["asks"])
    return 1 + max(below, _add(node["right_child"], out, again, share))
