"""Two texts laid against each other: which stretches of the later stand, nearly letter for letter, in the earlier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from palagan.record.fingerprints import GRAM, grams
from palagan.record.numbered import Numbers

_STEP = 3
"""Words that may differ, be missing or be added between two shared runs of one stretch, where two agree behind them."""
_MOST_PLACES = 8
"""Places of one gram in the earlier text that are looked at."""
_BLOCK = 32
"""Words compared at once."""
_GAPS = sorted(
    ((a, b) for a in range(_STEP + 1) for b in range(_STEP + 1) if a or b), key=lambda gap: (max(gap), sum(gap), gap)
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start:end` of the later text against words `other:other_end` of the earlier; `same` of them agree."""

    start: int
    end: int
    other: int
    other_end: int
    same: int


class Laid:
    """A text laid out for aligning: its words as numbers, its grams, and these sorted with their places."""

    __slots__ = ("grams", "numbers", "places", "sorted")

    def __init__(self, numbers: Numbers) -> None:
        self.numbers: list[int] = numbers.tolist()
        self.grams = grams(numbers)
        self.places = np.argsort(self.grams, kind="stable")
        self.sorted = self.grams[self.places]


def align(later: Laid, earlier: Laid, least: int, fewest: int = 1) -> list[Stretch]:
    """The shared stretches of at least `least` agreeing words, in the later text's order, none overlapping there.

    Shared grams are the seeds; each is drawn out to both sides over small gaps. Nothing is found where fewer than
    `fewest` grams of the later text stand in the earlier. Linear in the words for texts that do not repeat themselves.
    """
    first = np.searchsorted(earlier.sorted, later.grams)
    first[first == len(earlier.sorted)] = 0
    shared = np.flatnonzero(earlier.sorted[first] == later.grams) if len(earlier.sorted) else first[:0]
    if len(shared) < fewest:
        return []
    seeds = zip(shared.tolist(), first[shared].tolist(), strict=True)
    found: list[Stretch] = []
    reached = free = 0
    for position, place in seeds:
        if position < free:
            continue
        drawn = [
            _drawn_out(later.numbers, earlier.numbers, position, other, reached) for other in _same_gram(earlier, place)
        ]
        best = drawn[0] if len(drawn) == 1 else max(drawn, key=lambda stretch: (stretch.same, -stretch.other))
        if best.same >= least:
            found.append(best)
            reached = free = best.end
        else:
            free = best.end - GRAM + 2
    return found


def _same_gram(text: Laid, place: int) -> list[int]:
    """The first places in the text of the gram at a place in the sorted ones."""
    grams, last = text.sorted, place + 1
    while last < len(grams) and last < place + _MOST_PLACES and grams[last] == grams[place]:
        last += 1
    found: list[int] = text.places[place:last].tolist()
    return found


def _drawn_out(later: list[int], earlier: list[int], start: int, other: int, floor: int) -> Stretch:
    end, other_end, same = _forward(later, earlier, start + GRAM, other + GRAM)
    begin, other_begin, before = _backward(later, earlier, start, other, floor)
    return Stretch(begin, end, other_begin, other_end, same + before + GRAM)


def _forward(later: list[int], earlier: list[int], i: int, j: int) -> tuple[int, int, int]:
    same, last, other_last = 0, len(later), len(earlier)
    while True:
        while i + _BLOCK <= last and later[i : i + _BLOCK] == earlier[j : j + _BLOCK]:
            i, j, same = i + _BLOCK, j + _BLOCK, same + _BLOCK
        while i < last and j < other_last and later[i] == earlier[j]:
            i, j, same = i + 1, j + 1, same + 1
        for skip, other_skip in _GAPS:
            a, b = i + skip, j + other_skip
            if a + 1 < last and b + 1 < other_last and later[a] == earlier[b] and later[a + 1] == earlier[b + 1]:
                i, j = a, b
                break
        else:
            return i, j, same


def _backward(later: list[int], earlier: list[int], i: int, j: int, floor: int) -> tuple[int, int, int]:
    same = 0
    while True:
        while i > floor and j > 0 and later[i - 1] == earlier[j - 1]:
            i, j, same = i - 1, j - 1, same + 1
        for skip, other_skip in _GAPS:
            a, b = i - skip, j - other_skip
            if a - 2 >= floor and b - 2 >= 0 and later[a - 1] == earlier[b - 1] and later[a - 2] == earlier[b - 2]:
                i, j = a, b
                break
        else:
            return i, j, same
