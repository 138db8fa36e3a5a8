"""What lies in which sentence, told once for a page, so that no step looks through the whole page for each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeVar

from palagan.model.reading import Span
from palagan.model.stretch import Stretch

T = TypeVar("T", bound=Stretch)


def by_sentence(sentences: Sequence[Span], items: Iterable[T]) -> dict[int, list[T]]:
    """Start of a sentence → the items that overlap it, in the order given. Sentences are in order and apart."""
    starts = [sentence.start for sentence in sentences]
    ends = [sentence.end for sentence in sentences]
    found: dict[int, list[T]] = {start: [] for start in starts}
    for item in items:
        for number in range(bisect_right(ends, item.start), bisect_left(starts, max(item.end, item.start + 1))):
            found[starts[number]].append(item)
    return found
