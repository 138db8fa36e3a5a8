"""Boosted decision trees over named features, read from JSON and run by numpy; trained by `training/trees.py`.

Run without walking them, after Lucchese et al., "QuickScorer" (SIGIR 2015): every feature that is there crosses out the
leaves below the "no" of the nodes that ask for it; of the leaves that are left in a tree, in order, the first is the
one that the way down would have come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.errors import DataError

_MOST_LEAVES = 64


@dataclass(frozen=True, slots=True)
class Trees:
    """`left[n, t]` has a bit for each leaf of tree `t` that feature `n` does not cross out, the first leaf's lowest.

    The last row is that of no feature. `values` holds the leaves of all trees, those of tree `t` from `firsts[t]` on.
    """

    names: dict[str, int]
    left: NDArray[np.uint64]
    values: NDArray[np.float64]
    firsts: NDArray[np.intp]

    def scores(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """One sum of leaves a row of features, in the order of the rows."""
        if not rows:
            return []
        names, known = self.names, self.names.keys()
        there: list[int] = []
        starts: list[int] = []
        for row in rows:
            starts.append(len(there))
            there.append(-1)
            there += [names[feature] for feature in row if feature in known]
        left = np.bitwise_and.reduceat(self.left[there], starts, axis=0)
        first = left & (~left + np.uint64(1))
        leaves = np.frexp(first.astype(np.float64))[1] + (self.firsts - 1)
        totals: list[float] = self.values[leaves].sum(axis=1).tolist()
        return totals


def trees_of(model: dict[str, Any]) -> Trees:
    """The trees of a weights file's model: {"names", "asks", "yes", "no", "value", "roots"}, nodes in flat lists.

    Node n asks whether feature `asks[n]` is there and goes to `yes[n]` or `no[n]`; a leaf points to itself and holds
    `value[n]`. A tree of more than 64 leaves is a `DataError`.
    """
    yes, no = model["yes"], model["no"]
    roots = model["roots"]
    left = np.full((len(model["names"]) + 1, len(roots)), np.uint64(2**_MOST_LEAVES - 1), dtype=np.uint64)
    values = np.zeros((len(roots), _MOST_LEAVES), dtype=np.float64)

    def number(node: int, tree: int, before: int) -> int:
        """Give the leaves below a node their places, from `before` on; how many there are then."""
        if yes[node] == no[node] == node:
            if before >= _MOST_LEAVES:
                raise DataError(f"tree {tree} has more than {_MOST_LEAVES} leaves")
            values[tree, before] = model["value"][node]
            return before + 1
        middle = number(no[node], tree, before)
        left[model["asks"][node], tree] &= ~np.uint64((1 << middle) - (1 << before))
        return number(yes[node], tree, middle)

    for tree, root in enumerate(roots):
        number(root, tree, 0)
    names = {name: place for place, name in enumerate(model["names"])}
    return Trees(names, left, values.reshape(-1), np.arange(len(roots)) * _MOST_LEAVES)
