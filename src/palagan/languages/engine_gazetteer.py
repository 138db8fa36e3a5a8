"""Lists of known names as a network sees them: for every word, whether a listed name begins, goes on or stands there.

The lists are kept as 32-bit hashes, so that a hundred thousand names take half a megabyte.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST = 6
"""Words of the longest name that is looked up."""

PLACES = 3
"""Begins, goes on, stands alone."""

ENDS = 2
"""A word that names of a kind begin with, and one that they end with."""

BITS = [tuple(value >> bit & 1 for bit in range(8)) for value in range(256)]
"""The bits of a byte, the lowest first."""


def key(words: Sequence[str]) -> int:
    """The hash that stands for a name."""
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of some kinds, and words that names of these kinds begin or end with."""

    names: Mapping[int, int]
    """Hash of a name to the kinds it is listed under, a bit each."""
    parts: Mapping[int, int]
    """Hash of one word to two bits a kind, the lowest first: its names begin with the word, its names end with it."""
    kinds: int

    @property
    def size(self) -> int:
        """Flags a word."""
        return self.kinds * (PLACES + ENDS)

    def flags(self, words: Sequence[str]) -> NDArray[np.float32]:
        """[words, size]: longest names first from the left, for each kind by itself."""
        found = np.zeros((len(words), self.size), np.float32)
        beside, most = self.kinds * PLACES, self.kinds * ENDS
        free = [0] * self.kinds
        coded = [word.encode("utf-8", "surrogatepass") for word in words]
        for first, word in enumerate(words):
            if not (word[0].isupper() or word[0].isdigit()):
                continue
            value = zlib.crc32(coded[first])
            part = self.parts.get(value)
            if part:
                found[first, beside:] = BITS[part][:most]
            hits = []
            for last in range(first, min(first + LONGEST, len(words))):
                if last > first:
                    value = zlib.crc32(b" " + coded[last], value)
                kinds = self.names.get(value)
                if kinds:
                    hits.append((last, kinds))
            for last, kinds in reversed(hits):
                for kind in range(self.kinds):
                    if kinds >> kind & 1 and free[kind] <= first:
                        column = kind * PLACES
                        free[kind] = last + 1
                        if last == first:
                            found[first, column + 2] = 1
                        else:
                            found[first, column] = 1
                            found[first + 1 : last + 1, column + 1] = 1
        return found


def read_gazetteer(arrays: Mapping[str, Any]) -> Gazetteer:
    """A gazetteer out of the arrays of its file: `names`, `name_kinds`, `parts`, `part_kinds`, `kinds`."""
    return Gazetteer(
        dict(zip(arrays["names"].tolist(), arrays["name_kinds"].tolist(), strict=True)),
        dict(zip(arrays["parts"].tolist(), arrays["part_kinds"].tolist(), strict=True)),
        int(arrays["kinds"]),
    )
