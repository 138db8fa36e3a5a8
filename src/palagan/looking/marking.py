"""A page's text with everything marked that was read on it: spans that overlap become spans within spans.

A span that only partly overlaps another is broken at the other's end; its first piece keeps its names. Every letter of
the text stands in exactly one leaf, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

DEEPEST = 24
"""Spans within spans; what lies deeper is not marked by itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something read at `text[start:end]`: its kind ("actor", "event" …), and the id of its entry in the record."""

    start: int
    end: int
    kind: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words that no span breaks. `item` is the entry that they open, of the innermost span that has one."""

    start: int
    end: int
    words: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked words, or the first or a further piece of them. `names` stand on the first piece alone."""

    start: int
    end: int
    kinds: tuple[str, ...]
    items: tuple[str, ...]
    names: tuple[str, ...]
    inner: tuple[Stretch | Leaf, ...]


def name_of(start: int, end: int) -> str:
    """The name by which a place in a text is addressed: "c120-180"."""
    return f"c{start}-{end}"


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Stretch | Leaf, ...]:
    """`text[start:end]` with the marks that lie in it, those that reach beyond it cut off."""
    joined: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        clipped = max(mark.start, start), min(mark.end, end)
        if clipped[0] < clipped[1]:
            joined.setdefault(clipped, []).append(mark)
    heap = [(a, -b, a, tuple(found)) for (a, b), found in joined.items()]
    heapify(heap)
    return _within(text, start, end, heap, 0, "")


_Waiting = tuple[int, int, int, tuple[Mark, ...]]
"""Start, minus end, where its first piece begins, the marks. The longest of those that start together comes first."""


def _within(text: str, start: int, end: int, heap: list[_Waiting], depth: int, item: str) -> tuple[Stretch | Leaf, ...]:
    out: list[Stretch | Leaf] = []
    at = start
    while heap and heap[0][0] < end:
        first, less, origin, marks = heappop(heap)
        last = -less
        if last > end:
            heappush(heap, (end, less, origin, marks))
            last = end
        if first > at:
            out.append(Leaf(at, first, text[at:first], item))
        own = marks if first == origin else ()
        names = tuple(dict.fromkeys(name_of(m.start, m.end) for m in own if m.start == first))
        items = tuple(dict.fromkeys(mark.item for mark in marks if mark.item))
        opens = items[0] if items else item
        if depth < DEEPEST:
            inner = _within(text, first, last, heap, depth + 1, opens)
        else:
            while heap and heap[0][0] < last:
                heappop(heap)
            inner = (Leaf(first, last, text[first:last], opens),)
        out.append(Stretch(first, last, tuple(dict.fromkeys(mark.kind for mark in marks)), items, names, inner))
        at = last
    if at < end:
        out.append(Leaf(at, end, text[at:end], item))
    return tuple(out)


def leaves(stretches: Sequence[Stretch | Leaf]) -> list[Leaf]:
    """All leaves in order."""
    return [leaf for one in stretches for leaf in ([one] if isinstance(one, Leaf) else leaves(one.inner))]
