"""A small network that scores candidates for both sides of an event beside the trees (`training/network.py` trains it).

One hidden layer over the candidates' named features and over vectors of the words in the slots of `wording.py`: it
knows words by their neighbours in running text, which trees over names of features cannot. Run by numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.reading.linking import Candidate
from palagan.reading.scan import Scanned
from palagan.reading.wording import ANCHOR_SLOTS, Words, of_anchor, of_candidates

Floats = NDArray[np.float32]
_REMEMBERED = 16_384
"""Parts of rows whose places in the table are remembered, as in `trees.py`."""
SIDES = 2


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
    _places: dict[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def scores(self, kept: Sequence[Scanned], options: Sequence[tuple[Candidate, ...]]) -> Floats:
        """[side, candidate]: one score a side for each candidate of each event, in their order."""
        sizes = [len(several) for several in options]
        if not sum(sizes):
            return np.zeros((SIDES, 0), dtype=np.float32)
        hidden = len(self.bias)
        sums = self._of_features([candidate for several in options for candidate in several])
        layer = sums[:, :hidden] + self.bias
        layer += np.repeat(self._of_words([of_anchor(one) for one in kept], 0), sizes, axis=0)
        actors = chain.from_iterable(map(of_candidates, kept, options))
        layer += self._of_words(list(actors), ANCHOR_SLOTS)
        found: Floats = np.maximum(layer, 0.0) @ self.out + sums[:, hidden:]
        return found.T

    def _of_features(self, several: Sequence[Candidate]) -> Floats:
        """For each candidate the sum of its features' rows."""
        places: list[int] = []
        starts = []
        known = self._places
        for candidate in several:
            starts.append(len(places))
            places.append(0)
            for part in candidate.parts:
                found = known.get(part)
                if found is None:
                    if len(known) >= _REMEMBERED:
                        known.clear()
                    found = known[part] = tuple(filter(None, map(self.features.get, part)))
                places += found
        return np.add.reduceat(self.weights.take(places, axis=0), starts, axis=0)

    def _of_words(self, several: Sequence[tuple[Words, ...]], first: int) -> Floats:
        """For each of several the sum, over its slots from `first` on, of the mean of the words there."""
        count = self.slots.shape[1]
        row = self.words.get
        places: list[int] = []
        shares: list[float] = []
        starts = []
        for slots in several:
            starts.append(len(places))
            places.append(0)
            shares.append(0.0)
            for slot, words in enumerate(slots, first):
                if words:
                    base = slot * count
                    places += [base + row(word, 0) for word in words]
                    shares += [1.0 / len(words)] * len(words)
        table = self.slots.reshape(-1, self.slots.shape[2])
        rows = table.take(places, axis=0) * np.array(shares, dtype=np.float32)[:, None]
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
    slots[:, 1:] = vectors @ turn
    return Network(
        {name: number for number, name in enumerate(names, 1)},
        np.vstack([np.zeros((1, weights.shape[1]), dtype=np.float32), weights]),
        {word: number for number, word in enumerate(words, 1)},
        slots,
        arrays["bias"].astype(np.float32),
        arrays["out"].astype(np.float32),
    )
