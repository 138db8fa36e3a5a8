"""What a network sees of one word: rows of its own small table (the word, its beginnings and ends) and its shape."""

from __future__ import annotations

import zlib

ROWS = 20_000
"""Rows of a network's own table; row 0 stays empty."""

AFFIXES = 5
"""Beginnings and ends of up to so many letters are looked up."""

SHAPES = 12
"""Shapes told apart by `shape`."""


def rows(word: str) -> list[int]:
    """Rows of the word itself, its beginnings and its ends, all in lower case; eleven at most, in no order."""
    low = word.lower()
    keys = [f"={low}"]
    for size in range(1, min(AFFIXES, len(low)) + 1):
        keys.append(f"<{low[:size]}")
        keys.append(f"{low[-size:]}>")
    return [1 + zlib.crc32(key.encode("utf-8", "surrogatepass")) % (ROWS - 1) for key in keys]


def shape(word: str) -> int:
    """How a word is written: 1 digits, 2 with a digit, 3 capitals, 4 one capital, 5 Capitalised, 6 MiXed, 7 a mark …"""
    if word.isdigit():
        return 10 if len(word) == 4 else 1
    if any(letter.isdigit() for letter in word):
        return 2
    if word.isupper():
        return (3 if len(word) < 6 else 11) if len(word) > 1 else 4
    if word[:1].isupper():
        return 5 if word[1:].islower() else 6
    if not any(letter.isalnum() for letter in word):
        return 7
    if word.islower():
        return 8
    return 9
