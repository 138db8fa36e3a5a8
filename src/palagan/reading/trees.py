"""Boosted decision trees over named features, read from JSON and run by numpy; trained by `training/trees.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees as flat arrays: node n asks whether feature `asks[n]` is there and goes to `yes[n]` or `no[n]`.

    A leaf points to itself and holds `value[n]`. `roots` are the first nodes; `depth` is the longest way to a leaf.
    """

    names: dict[str, int]
    asks: NDArray[np.int32]
    yes: NDArray[np.int32]
    no: NDArray[np.int32]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    depth: int

    def scores(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """One sum of leaves a row of features, in the order of the rows."""
        if not rows:
            return []
        names, width = self.names, len(self.names)
        there = np.zeros(len(rows) * width, dtype=np.bool_)
        there[[n * width + names[feature] for n, row in enumerate(rows) for feature in row if feature in names]] = True
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        lines = (np.arange(len(rows), dtype=np.int32) * width)[:, None]
        for _ in range(self.depth):
            at = np.where(there[self.asks[at] + lines], self.yes[at], self.no[at])
        return [float(total) for total in self.value[at].sum(axis=1)]


def trees_of(model: dict[str, Any]) -> Trees:
    """The trees of a weights file's model: {"names", "asks", "yes", "no", "value", "roots", "depth"}."""
    return Trees(
        names={name: number for number, name in enumerate(model["names"])},
        asks=np.array(model["asks"], dtype=np.int32),
        yes=np.array(model["yes"], dtype=np.int32),
        no=np.array(model["no"], dtype=np.int32),
        value=np.array(model["value"], dtype=np.float64),
        roots=np.array(model["roots"], dtype=np.int32),
        depth=int(model["depth"]),
    )
