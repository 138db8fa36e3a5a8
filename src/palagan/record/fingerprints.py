"""Fingerprints of running text: hashes of five words in a row, thinned so that any eight shared words leave one.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (SIGMOD 2003).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

GRAM = 5
"""Words in a fingerprint."""
WINDOW = 4
"""Of so many grams in a row the smallest is kept: GRAM + WINDOW - 1 words shared in a row always leave one."""

_A, _B, _C, _D = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F
_MASK = (1 << 61) - 1


class Words:
    """Numbers for words, the same in every process: each word is hashed once."""

    __slots__ = ("_numbers",)

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word (CRC-32 of its UTF-8)."""
        known = self._numbers
        out = []
        for word in words:
            number = known.get(word)
            if number is None:
                number = known[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
            out.append(number)
        return out


def grams(numbers: Sequence[int]) -> list[int]:
    """One hash for every five words in a row, in order; empty for fewer than five words."""
    return [
        (a * _A + b * _B + c * _C + d * _D + e * 0x165667B1) % _MASK
        for a, b, c, d, e in zip(numbers, numbers[1:], numbers[2:], numbers[3:], numbers[4:], strict=False)
    ]


def winnow(hashes: Sequence[int]) -> list[int]:
    """Positions of the kept grams, ascending: the rightmost smallest of every four in a row."""
    if len(hashes) <= WINDOW:
        return [min(range(len(hashes)), key=lambda n: (hashes[n], -n))] if hashes else []
    kept: list[int] = []
    last = -1
    for start in range(len(hashes) - WINDOW + 1):
        if last < start:
            window = hashes[start : start + WINDOW]
            smallest = min(window)
            last = start + WINDOW - 1 - window[::-1].index(smallest)
            kept.append(last)
        elif hashes[start + WINDOW - 1] <= hashes[last]:
            last = start + WINDOW - 1
            kept.append(last)
    return kept
