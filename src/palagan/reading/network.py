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
from palagan.reading.remembered import Way
from palagan.reading.scan import Scanned
from palagan.reading.wording import ANCHOR_SLOTS, Words, of_anchor, of_candidates

Floats = NDArray[np.float32]
_UNKNOWN = repeat(0)


@dataclass(frozen=True, slots=True)
class Network:
    """`features[name]` is the row of `weights` that a feature adds: to the hidden layer, and straight to both scores.

    `words[word]` is the row of a word in each slot of `slots` [slot, word, hidden]; unknown words are row 0, of zeros.
    """

    features: dict[str, int]
    weights: Floats
    words: dict[str, int]
    slots: Floats
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
        layer += np.repeat(self._of_words([of_anchor(one) for one in kept], 0), sizes, axis=0)
        actors = chain.from_iterable(map(of_candidates, kept, options))
        layer += self._of_words(list(actors), ANCHOR_SLOTS)
        found: Floats = np.maximum(layer, 0.0) @ self.out + sums[:, hidden:]
        return found.T

    def _of_features(self, several: Sequence[Sequence[str]]) -> Floats:
        """For each of several sets of features the sum of their rows."""
        places = [[0, *filter(None, map(self.features.get, features))] for features in several]
        return _sums(self.weights.take(list(chain.from_iterable(places)), axis=0), [len(own) for own in places])

    def _of_words(self, several: Sequence[tuple[Words, ...]], first: int) -> Floats:
        """For each of several the sum, over its slots from `first` on, of the mean of the words there."""
        row = self.words.get
        places: list[int] = []
        sizes: list[int] = []
        for slots in several:
            places.append(0)
            places += map(row, chain.from_iterable(slots), _UNKNOWN)
            sizes.append(1)
            sizes += map(len, slots)
        held = np.array(sizes)
        bases = np.arange(first - 1, first + len(several[0])) * self.slots.shape[1]
        bases[0] = 0  # a word that is none, so that there is one where all slots are empty
        shares = (np.float32(1.0) / np.maximum(held, 1)).astype(np.float32)
        table = self.slots.reshape(-1, self.slots.shape[2])
        rows = table.take(np.array(places) + np.tile(bases, len(several)).repeat(held), axis=0)
        rows *= shares.repeat(held)[:, None]
        return _sums(rows, held.reshape(len(several), -1).sum(axis=1).tolist())


def _sums(rows: Floats, sizes: Sequence[int]) -> Floats:
    """The sums of runs of so many rows, none of them empty."""
    starts = [0, *accumulate(sizes[:-1])]
    return np.add.reduceat(rows, starts, axis=0)


def network_of(arrays: Mapping[str, Any]) -> Network:
    """A network out of the arrays of its file.

    `features` and `words` hold names, one a line, in UTF-8; `weights` [feature, hidden + sides], `vectors` [word, size]
    in units of `scale`, `turn` [slot, size, hidden], `bias` [hidden], `out` [hidden, sides].
    """
    names, words = (bytes(arrays[key]).decode().split("\n") for key in ("features", "words"))
    weights = arrays["weights"].astype(np.float32)
    vectors = arrays["vectors"].astype(np.float32) * np.float32(arrays["scale"])
    turn = arrays["turn"].astype(np.float32)
    slots = np.zeros((len(turn), len(words) + 1, turn.shape[2]), dtype=np.float32)
    for slot, own in zip(slots, turn, strict=True):
        slot[1:] = vectors @ own
    return Network(
        {name: number for number, name in enumerate(names, 1)},
        np.vstack([np.zeros((1, weights.shape[1]), dtype=np.float32), weights]),
        {word: number for number, word in enumerate(words, 1)},
        slots,
        arrays["bias"].astype(np.float32),
        arrays["out"].astype(np.float32),
    )
