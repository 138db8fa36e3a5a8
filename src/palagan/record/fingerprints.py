"""Fingerprints of running text: hashes of five words in a row, of which every text keeps the same tenth.

Which grams are kept depends on the gram alone (hashes under a bound), so an edit elsewhere moves none; a short text
keeps its smallest. After Broder, "On the resemblance and containment of documents" (SEQUENCES 1997).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from palagan.record.numbered import Numbers

Grams = npt.NDArray[np.int64]

GRAM = 5
"""Words in a gram."""
ONE_IN = 10
"""Of so many grams one is kept."""
LEAST_KEPT = 6
"""A text keeps at least so many grams, where it has them."""
GRAM_BITS = 48
"""Grams are whole numbers from 0 on with so many bits; the kept ones of longer texts are under a tenth of that."""

_BOUND = (1 << GRAM_BITS) // ONE_IN
_ONE, _TWO, _THREE, _LAST = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64
)
"""Odd numbers without pattern."""


def grams(numbers: Numbers) -> Grams:
    """One hash for every five words in a row, in order; empty for fewer than five words."""
    if len(numbers) < GRAM:
        return np.empty(0, np.int64)
    wide = numbers.astype(np.uint64)
    two = wide[:-1] * _ONE + wide[1:]
    four = two[:-2] * _TWO + two[2:]
    five = four[:-1] * _THREE + wide[4:]
    five ^= five >> np.uint64(32)
    five *= _LAST
    five >>= np.uint64(64 - GRAM_BITS)
    hashes: Grams = five.astype(np.int64)
    return hashes


def kept(hashes: Grams) -> Grams:
    """The grams that stand for a text: those under the bound, of a short text its smallest; ascending, each once."""
    found = each_once(hashes[hashes < _BOUND])
    return found if len(found) >= LEAST_KEPT else each_once(hashes)[:LEAST_KEPT]


def each_once(values: Grams) -> Grams:
    """The values ascending, each once."""
    found = np.sort(values)
    if len(found) > 1:
        found = found[np.concatenate([[True], found[1:] != found[:-1]])]
    return found


def in_one(arrays: Iterable[Grams]) -> Grams:
    """All grams of several texts, ascending, each once."""
    return each_once(np.concatenate([np.empty(0, np.int64), *arrays]))


def among(values: Grams, listed: Grams) -> npt.NDArray[np.bool_]:
    """Which of the values stand in a list that is sorted."""
    if not len(listed):
        return np.zeros(len(values), np.bool_)
    found: npt.NDArray[np.bool_] = listed[np.minimum(np.searchsorted(listed, values), len(listed) - 1)] == values
    return found
