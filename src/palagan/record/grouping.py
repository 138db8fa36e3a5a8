"""Grouping over a sparse likeness graph, near average linkage: what is most alike joins first, ties by number."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence

_LEAN = 0.1
"""How far the likeness to two groups that join leans from their mean to the greater, as a share of their difference."""


def group(
    likeness: Mapping[tuple[int, int], float],
    number: int,
    least: float,
    sizes: Sequence[int] | None = None,
    apart: Collection[int] = (),
) -> list[list[int]]:
    """Groups of the items 0 … number-1, each ascending, in the order of their first items.

    `likeness` holds the pairs (smaller first) that are alike at all; a pair it lacks counts as 0. Two groups join while
    they are alike by at least `least`. A group is as alike to another as its two parts are on the mean, by their sizes
    (unweighted pair-group average, Sokal and Michener 1958), and a little more where one part is more so than the other
    (the fourth term of Lance and Williams 1967), never more than that part. An item may stand for several (`sizes`). No
    group holds two of the items `apart`. A function of the graph alone.
    """
    near: dict[int, dict[int, float]] = {n: {} for n in range(number)}
    heap: list[tuple[float, int, int]] = []
    for (a, b), value in likeness.items():
        near[a][b] = near[b][a] = value
        if value >= least:
            heap.append((-value, a, b))
    heapq.heapify(heap)
    members = {n: [n] for n in range(number)}
    weight = list(sizes) if sizes is not None else [1] * number
    lone = set(apart)
    fresh = number
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        one, other = members.pop(a), members.pop(b)
        joined = _joined(near.pop(a), near.pop(b), weight[a], weight[b], (a, b))
        weight.append(weight[a] + weight[b])
        if a in lone or b in lone:
            lone.add(fresh)
        for neighbour, value in list(joined.items()):
            row = near[neighbour]
            row.pop(a, None)
            row.pop(b, None)
            if fresh in lone and neighbour in lone:
                del joined[neighbour]
                continue
            row[fresh] = value
            if value >= least:
                heapq.heappush(heap, (-value, neighbour, fresh))
        near[fresh] = joined
        members[fresh] = sorted(one + other)
        fresh += 1
    return sorted(members.values())


def _joined(
    one: Mapping[int, float], other: Mapping[int, float], size: int, other_size: int, gone: tuple[int, int]
) -> dict[int, float]:
    total = size + other_size
    out = {}
    for neighbour in dict.fromkeys((*one, *other)):
        if neighbour not in gone:
            a, b = one.get(neighbour, 0.0), other.get(neighbour, 0.0)
            out[neighbour] = min(max(a, b), (a * size + b * other_size) / total + _LEAN * abs(a - b))
    return out
