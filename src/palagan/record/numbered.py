"""The words of a text as numbers, with their places, in any script and the same in every process.

A word is a run of letters and digits. Case, accents and vowel points make no other word, since outlets set or leave
them out. Scripts that write no spaces are cut where two neighbouring characters say so by a hash: the same characters
are always cut the same way, into pieces about as long as words are there.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int32]

_APART, _MARK = 0, 1
"""What the table of characters holds for those between words, and for marks on letters."""
_HALF, _QUARTER = 1 << 24, 1 << 25
"""Added to characters of scripts without spaces: of so many places between two such, one ends a word."""
_UNSEEN = 1 << 26
_BLOCK = 256
_BASE = 0x9E3779B97F4A7C15
_LAST = np.uint64(0xD6E8FEB86659FD93)
_STRETCHER = "\u0640"
_SPACELESS = (
    (0x0E00, 0x0EFF, _QUARTER),  # Thai, Lao
    (0x1000, 0x109F, _QUARTER),  # Myanmar
    (0x1780, 0x17FF, _QUARTER),  # Khmer
    (0x3005, 0x3007, _HALF),  # ideographic iteration mark and zero
    (0x3040, 0x30FF, _HALF),  # Japanese syllables
    (0x3400, 0x9FFF, _HALF),  # Chinese characters
    (0xF900, 0xFAFF, _HALF),  # Chinese characters, compatibility
    (0x20000, 0x323AF, _HALF),  # Chinese characters, rarer
)
"""Blocks of The Unicode Standard 16.0 whose scripts set no spaces between words."""


def numbered(text: str, parts: Iterable[tuple[int, int]]) -> tuple[Numbers, Places, Places]:
    """The words in some parts of a text (start, end; ascending): their numbers, where each starts, where it ends."""
    letters = _looked_up(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32))
    reached = 0
    for start, end in parts:
        letters[reached:start] = _APART
        reached = end
    letters[reached:] = _APART
    marks = letters == _MARK
    if np.count_nonzero(marks):
        place = np.flatnonzero(~marks)
        numbers, starts, ends = _words(letters[place])
        bounds = np.append(place, len(letters)).astype(np.int32)
        return numbers, bounds[starts], bounds[ends]
    return _words(letters)


def _words(letters: npt.NDArray[np.uint32]) -> tuple[Numbers, Places, Places]:
    inside = np.zeros(len(letters) + 2, np.bool_)
    np.not_equal(letters, _APART, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return np.empty(0, np.uint32), np.empty(0, np.int32), np.empty(0, np.int32)
    if letters.max() >= _HALF:
        cuts = _cuts(letters)
        starts, ends = np.union1d(starts, cuts), np.union1d(ends, cuts)
    powers, inverse = _powers(max(4096, 1 << len(letters).bit_length()))
    numbers = np.add.reduceat(letters * powers[: len(letters)], starts) * inverse[starts]
    numbers ^= numbers >> np.uint64(29)
    numbers *= _LAST
    numbers >>= np.uint64(32)
    return numbers.astype(np.uint32), starts.astype(np.int32), ends.astype(np.int32)


def _cuts(letters: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Places inside runs of letters where a word of a script without spaces ends and the next begins."""
    one, other = letters[:-1], letters[1:]
    inside = (one != _APART) & (other != _APART)
    script, next_script = one >> np.uint32(24), other >> np.uint32(24)
    stirred = (one * np.uint64(_BASE) + other) * _LAST >> np.uint64(60)
    least = np.where(script == 1, 8, 12)
    cut = (script != next_script) | ((script > 0) & (stirred >= least))
    return np.flatnonzero(inside & cut) + 1


@cache
def _powers(count: int) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Powers of the base, and of its inverse modulo 2 ** 64."""
    base = np.full(count, _BASE, np.uint64)
    inverse = np.full(count, pow(_BASE, -1, 1 << 64), np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


@cache
def _table() -> npt.NDArray[np.uint32]:
    """What stands for each character; filled in blocks, as they are met."""
    return np.full(0x110000, _UNSEEN, np.uint32)


def _looked_up(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    table = _table()
    letters = table[codes]
    if len(letters) and letters.max() == _UNSEEN:
        for block in np.unique(codes[letters == _UNSEEN] // _BLOCK).tolist():
            first = block * _BLOCK
            table[first : first + _BLOCK] = [_letter(chr(code)) for code in range(first, first + _BLOCK)]
        letters = table[codes]
    return letters


def _letter(character: str) -> int:
    """What stands for a character: the code of its bare lower-case letter, or that it parts words or marks a letter."""
    category = unicodedata.category(character)
    if category[0] == "M" or character == _STRETCHER:
        return _MARK
    if not character.isalnum():
        return _APART
    plain = unicodedata.normalize("NFKD", character.lower())
    bare = "".join(c for c in plain if unicodedata.category(c)[0] != "M") or character
    code = ord(bare) if len(bare) == 1 else zlib.crc32(bare.encode("utf-8")) % _HALF
    script = next((script for first, last, script in _SPACELESS if first <= ord(character) <= last), 0)
    return max(code, _MARK + 1) + script
