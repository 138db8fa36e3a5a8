"""A small network that scores candidates for both sides of an event beside the trees (`training/network.py` trains it).

One hidden layer over the candidates' named features and over vectors of the words in the slots of `wording.py`: it
knows words by their neighbours in running text, which trees over names of features cannot. Run by numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.reading.linking import Candidate
from palagan.reading.remembered import Way, of_names
from palagan.reading.scan import Scanned
from palagan.reading.wording import ANCHOR_SLOTS, Words, of_anchor, of_candidates

Floats = NDArray[np.float32]
_UNKNOWN = repeat(0)
_ALONE = 262_144
"""Multiplications up to which OpenBLAS, which numpy brings, calls no second thread: that one spins on for milliseconds
and takes from other processes more than it gives. 146 real pages took 12.5 s of processor with it, 5.0 s without, and
beside five other processes 12.7 s and 7.2 s by the clock (2026-11)."""


@dataclass(frozen=True, slots=True)
class Network:
    """`features[name]` is the row of `weights` that a feature adds: to the hidden layer, and straight to both scores.

    `words[word]` is the row of a word in `vectors` [word, size]. Row 0 is of zeros, for what is not known. `turns`
    [slot, size, hidden] makes of the mean of the words in a slot what it adds to the hidden layer.
    """

    features: dict[str, int]
    weights: Floats
    words: dict[str, int]
    vectors: Floats
    turns: Floats
    bias: Floats
    out: Floats
    """[hidden, sides]"""

    @property
    def way(self) -> Way:
        """How features add up by parts, and by rows of them: what `scores` takes."""
        return self._of_features, np.add

    def scores(self, kept: Sequence[Scanned], options: Sequence[tuple[Candidate, ...]], sums: Floats) -> Floats:
        """[side, candidate]: one score a side for each candidate of each event, in their order, one at least;
        `sums` are those of their features, united by this network's way."""
        sizes = [len(several) for several in options]
        hidden = len(self.bias)
        layer = sums[:, :hidden] + self.bias
        anchors, actors = self.turns[:ANCHOR_SLOTS], self.turns[ANCHOR_SLOTS:]
        layer += np.repeat(self._of_words([of_anchor(one) for one in kept], anchors), sizes, axis=0)
        layer += self._of_words(list(chain.from_iterable(map(of_candidates, kept, options))), actors)
        found: Floats = product(np.maximum(layer, 0.0), self.out) + sums[:, hidden:]
        return found.T

    def _of_features(self, several: Sequence[Sequence[str]]) -> Floats:
        """For each of several sets of features the sum of their rows."""
        return of_names(self.weights, self.features, several, np.add)

    def _of_words(self, several: Sequence[tuple[Words, ...]], turns: Floats) -> Floats:
        """For each of several the sum, over its slots, of the mean of the words there, turned."""
        row = self.words.get
        places: list[int] = []
        sizes: list[int] = []
        for slot in chain.from_iterable(several):
            places.append(0)  # a word that is none, so that there is one where a slot is empty
            places += map(row, slot, _UNKNOWN)
            sizes.append(len(slot) + 1)
        starts = [0, *accumulate(sizes[:-1])]
        means = np.add.reduceat(self.vectors.take(places, axis=0), starts, axis=0)
        means /= np.maximum(np.array(sizes, dtype=np.float32) - 1, 1)[:, None]
        return product(means.reshape(len(several), -1), turns.reshape(-1, turns.shape[2]))


def product(rows: Floats, matrix: Floats) -> Floats:
    """`rows @ matrix`, in slices so small that each is multiplied where it is asked for."""
    found: Floats = np.empty((len(rows), matrix.shape[1]), dtype=np.float32)
    step = max(1, _ALONE // matrix.size)
    for at in range(0, len(rows), step):
        np.matmul(rows[at : at + step], matrix, out=found[at : at + step])
    return found


def network_of(arrays: Mapping[str, Any]) -> Network:
    """A network out of the arrays of its file.

    `features` and `words` hold names, one a line, in UTF-8; `weights` [feature, hidden + sides], `vectors` [word, size]
    in units of `scale`, `turn` [slot, size, hidden], `bias` [hidden], `out` [hidden, sides].
    """
    names, words = (bytes(arrays[key]).decode().split("\n") for key in ("features", "words"))
    weights = arrays["weights"].astype(np.float32)
    vectors = arrays["vectors"].astype(np.float32) * np.float32(arrays["scale"])
    return Network(
        {name: number for number, name in enumerate(names, 1)},
        _after_none(weights),
        {word: number for number, word in enumerate(words, 1)},
        _after_none(vectors),
        arrays["turn"].astype(np.float32),
        arrays["bias"].astype(np.float32),
        arrays["out"].astype(np.float32),
    )


def _after_none(rows: Floats) -> Floats:
    """The rows behind one of zeros, for what is not known."""
    return np.concatenate((np.zeros((1, rows.shape[1]), dtype=np.float32), rows))
