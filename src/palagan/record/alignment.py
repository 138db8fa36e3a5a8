"""Two texts laid against each other: which stretches of the later stand, nearly letter for letter, in the earlier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.record.fingerprints import GRAM

_STEP = 3
"""Words that may differ, be missing or be added between two shared runs of one stretch."""
_AGAIN = 2
"""Words that must agree after such a gap for the stretch to go on."""
_MOST_PLACES = 8
"""Places of one gram in the earlier text that are looked at."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start:end` of the later text against words `other:other_end` of the earlier; `same` of them agree."""

    start: int
    end: int
    other: int
    other_end: int
    same: int


def align(
    later: Sequence[int], earlier: Sequence[int], later_grams: Sequence[int], earlier_grams: Sequence[int], least: int
) -> list[Stretch]:
    """The shared stretches of at least `least` agreeing words, in the later text's order, none overlapping there.

    The texts are words as numbers, with their grams. Shared grams are the seeds; each is drawn out to both sides over
    small gaps. Linear in the words for texts that do not repeat themselves.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for position, gram in enumerate(earlier_grams):
        if len(places[gram]) < _MOST_PLACES:
            places[gram].append(position)
    found: list[Stretch] = []
    reached = position = 0
    while position < len(later_grams):
        candidates = places.get(later_grams[position])
        if not candidates:
            position += 1
            continue
        stretches = [_drawn_out(later, earlier, position, place, reached) for place in candidates]
        best = max(stretches, key=lambda stretch: (stretch.same, -stretch.other))
        if best.same >= least:
            found.append(best)
            reached = best.end
        position = max(position + 1, best.end - GRAM + 2 if best.same < least else best.end)
    return found


def _drawn_out(later: Sequence[int], earlier: Sequence[int], start: int, other: int, floor: int) -> Stretch:
    end, other_end, same = _forward(later, earlier, start + GRAM, other + GRAM)
    begin, other_begin, before = _backward(later, earlier, start, other, floor)
    return Stretch(begin, end, other_begin, other_end, same + before + GRAM)


def _forward(later: Sequence[int], earlier: Sequence[int], i: int, j: int) -> tuple[int, int, int]:
    same = 0
    while True:
        while i < len(later) and j < len(earlier) and later[i] == earlier[j]:
            i, j, same = i + 1, j + 1, same + 1
        for skip, other_skip in _GAPS:
            a, b = i + skip, j + other_skip
            inside = a + _AGAIN <= len(later) and b + _AGAIN <= len(earlier)
            if inside and later[a] == earlier[b] and later[a + 1] == earlier[b + 1]:
                i, j = a, b
                break
        else:
            return i, j, same


def _backward(later: Sequence[int], earlier: Sequence[int], i: int, j: int, floor: int) -> tuple[int, int, int]:
    same = 0
    while True:
        while i > floor and j > 0 and later[i - 1] == earlier[j - 1]:
            i, j, same = i - 1, j - 1, same + 1
        for skip, other_skip in _GAPS:
            a, b = i - skip, j - other_skip
            inside = a - _AGAIN >= floor and b - _AGAIN >= 0
            if inside and later[a - 1] == earlier[b - 1] and later[a - 2] == earlier[b - 2]:
                i, j = a, b
                break
        else:
            return i, j, same


_GAPS = sorted(
    ((a, b) for a in range(_STEP + 1) for b in range(_STEP + 1) if a or b), key=lambda gap: (max(gap), sum(gap), gap)
)
