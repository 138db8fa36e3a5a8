"""Vectors of words out of a small hashed table (floret): every string has one, known or not.

A word in brackets and its character n-grams are hashed by MurmurHash3 (x64, 128 bit) to a few rows of one table; the
vector is their mean. Source of the scheme: https://github.com/explosion/floret.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MASK = 0xFFFFFFFFFFFFFFFF
FIRST = 0x87C37B91114253D5
SECOND = 0x4CF5AD432745937F
DIGIT = re.compile(r"\d")

Floats = NDArray[np.float32]


def _turned(value: int, bits: int) -> int:
    return ((value << bits) | (value >> (64 - bits))) & MASK


def _mixed(value: int) -> int:
    value = ((value ^ (value >> 33)) * 0xFF51AFD7ED558CCD) & MASK
    value = ((value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53) & MASK
    return value ^ (value >> 33)


def murmur(key: bytes, seed: int) -> tuple[int, int, int, int]:
    """MurmurHash3_x64_128 of some bytes, as its four 32-bit words."""
    one = two = seed
    size = len(key)
    whole = size // 16 * 16
    for place in range(0, whole, 16):
        left = int.from_bytes(key[place : place + 8], "little")
        right = int.from_bytes(key[place + 8 : place + 16], "little")
        one ^= (_turned((left * FIRST) & MASK, 31) * SECOND) & MASK
        one = ((_turned(one, 27) + two) * 5 + 0x52DCE729) & MASK
        two ^= (_turned((right * SECOND) & MASK, 33) * FIRST) & MASK
        two = ((_turned(two, 31) + one) * 5 + 0x38495AB5) & MASK
    if size > whole:
        right = int.from_bytes(key[whole + 8 :], "little")
        if right:
            two ^= (_turned((right * SECOND) & MASK, 33) * FIRST) & MASK
        left = int.from_bytes(key[whole : whole + 8], "little")
        one ^= (_turned((left * FIRST) & MASK, 31) * SECOND) & MASK
    one ^= size
    two ^= size
    one = (one + two) & MASK
    two = (two + one) & MASK
    one, two = _mixed(one), _mixed(two)
    one = (one + two) & MASK
    two = (two + one) & MASK
    return one & 0xFFFFFFFF, one >> 32, two & 0xFFFFFFFF, two >> 32


def pieces(word: str, shortest: int, longest: int) -> Iterator[str]:
    """The bracketed word and its character n-grams; digits count as 0."""
    bracketed = f"<{DIGIT.sub('0', word)}>"
    yield bracketed
    for start in range(len(bracketed)):
        for stop in range(start + shortest, min(start + longest, len(bracketed)) + 1):
            if stop - start < len(bracketed):
                yield bracketed[start:stop]


@dataclass(frozen=True, slots=True)
class Vectors:
    """A table of small integers with a scale a row."""

    table: NDArray[np.int8]
    """[rows, dimensions]"""
    scales: Floats
    """[rows, 1]; table × scale is the row."""
    shortest: int
    longest: int
    hashes: int
    seed: int

    @property
    def size(self) -> int:
        """Dimensions of a vector."""
        return int(self.table.shape[1])

    def of(self, word: str) -> Floats:
        """The vector of a word, [size]; linear in its length."""
        count = len(self.table)
        rows = [
            value % count
            for piece in pieces(word, self.shortest, self.longest)
            for value in murmur(piece.encode("utf-8", "surrogatepass"), self.seed)[: self.hashes]
        ]
        found: Floats = (self.table[rows] * self.scales[rows]).mean(axis=0, dtype=np.float32)
        return found


def read_vectors(arrays: Mapping[str, Any]) -> Vectors:
    """Vectors out of the arrays of their file: `table`, `scales`, and `settings` (shortest, longest, hashes, seed)."""
    shortest, longest, hashes, seed = (int(value) for value in arrays["settings"])
    return Vectors(arrays["table"], arrays["scales"].astype(np.float32), shortest, longest, hashes, seed)
