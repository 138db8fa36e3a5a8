"""From scores to structure: the best tree over a sentence, the best sequence of name tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Places = NDArray[np.int64]

NEVER = -1e9
ROOTS_TRIED = 2
"""Where the greedy choice has no root or several, so many roots are tried and the best tree is kept."""


def is_tree(heads: Places) -> bool:
    """Whether heads (0 is the root, else 1-based) make one tree with one root."""
    if int((heads == 0).sum()) != 1:
        return False
    up = np.concatenate([np.zeros(1, np.int64), heads])
    for _ in range(len(up).bit_length()):
        up = up[up]
    return not up.any()


def trees(heads: Places, sizes: Places) -> NDArray[np.bool_]:
    """`is_tree` of many sentences at once: heads [sentences, longest], 0 beyond a sentence's size."""
    count, longest = heads.shape
    one_root = ((heads == 0) & (np.arange(longest) < sizes[:, None])).sum(axis=1) == 1
    # Every word takes its head's head, over and over: in a tree all arrive at the root, which is its own head.
    up = np.zeros((count, longest + 1), np.int64)
    up[:, 1:] = heads
    first = np.arange(count)[:, None] * (longest + 1)
    flat = (up + first).ravel()
    for _ in range(longest.bit_length()):
        flat = flat[flat]
    found: NDArray[np.bool_] = one_root & (flat.reshape(up.shape) == first).all(axis=1)
    return found


def best_tree(scores: Scores) -> Places:
    """Heads of n words out of scores [n, n + 1] (column 0 is the root): the best tree with one root.

    The greedy choice where it is one already; else Chu-Liu-Edmonds under the root it has, or under the likeliest two.
    """
    count = len(scores)
    exact = scores.astype(np.float64)
    exact[np.arange(count), np.arange(count) + 1] = NEVER
    heads: Places = exact.argmax(axis=1)
    if is_tree(heads):
        return heads
    best, most = heads, -np.inf
    gains = exact[:, 0] - exact[:, 1:].max(axis=1, initial=NEVER)
    tried = 1 if int((heads == 0).sum()) == 1 else ROOTS_TRIED
    for root in np.argsort(-gains, kind="stable")[:tried]:
        one = exact.copy()
        one[:, 0] = NEVER
        one[root] = NEVER
        one[root, 0] = 0.0
        found = _spanning(one)
        total = float(exact[np.arange(count), found].sum())
        if total > most:
            best, most = found, total
    return best


def _cycle(heads: list[int]) -> list[int]:
    """Nodes of one cycle in heads over nodes 0 (the root) to n, or none."""
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = heads[node]
        if colour[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            colour[passed] = 2
    return []


def _spanning(scores: NDArray[np.float64]) -> Places:
    """Chu-Liu-Edmonds: cycles are shrunk to one node until the greedy choice has none, then opened again."""
    square = np.full((len(scores) + 1, len(scores) + 1), NEVER)
    square[1:] = scores
    return _shrunk(square)[1:]


def _shrunk(scores: NDArray[np.float64]) -> Places:
    """Heads of all nodes by scores [node, head]; node 0 is the root. Each call has one node less, so it ends."""
    np.fill_diagonal(scores, NEVER * 2)
    heads: Places = scores.argmax(axis=1)
    heads[0] = 0
    ring = _cycle(heads.tolist())
    if not ring:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    members = np.array(ring)
    kept = scores[members, heads[members]]
    # An arc into the ring replaces the arc that its member has in the ring.
    into = scores[np.ix_(members, outside)] - kept[:, None]
    entered = into.argmax(axis=0)
    out = scores[np.ix_(outside, members)]
    left = out.argmax(axis=1)
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out.max(axis=1)
    found = _shrunk(small)
    last = len(outside)
    for place, node in enumerate(outside):
        if node:
            heads[node] = members[left[place]] if found[place] == last else outside[found[place]]
    entry = int(found[last])
    heads[members[entered[entry]]] = outside[entry]
    return heads


def best_tags(scores: Sequence[Scores], starts: Scores, moves: Scores) -> list[list[int]]:
    """Viterbi over many sentences at once: the best tags of each by its scores [words, tags], in their order.

    `starts` is what it is worth to begin with a tag, `moves` [from, to] what a step is worth. No sentence is empty.
    """
    # Longest first: the sentences that still go on at a place are then the first so many.
    order = sorted(range(len(scores)), key=lambda one: -len(scores[one]))
    sizes = np.array([len(scores[one]) for one in order])
    longest, count, tags = int(sizes.max(initial=0)), len(order), len(starts)
    table = np.zeros((longest, count, tags), np.float32)
    for line, one in enumerate(order):
        table[: sizes[line], line] = scores[one]
    going = [int((sizes > place).sum()) for place in range(longest)]
    best = np.zeros((count, tags), np.float32) if longest == 0 else table[0] + starts
    back = np.zeros((longest, count, tags), np.int64)
    turned = np.ascontiguousarray(moves.T)
    for place in range(1, longest):
        size = going[place]
        reached = best[:size, None, :] + turned
        reached.argmax(axis=2, out=back[place, :size])
        best[:size] = reached.max(axis=2) + table[place, :size]
    tag = best.argmax(axis=1) if count else np.zeros(0, np.int64)
    every = np.empty((longest, count), np.int64)
    lines = np.arange(count)
    for place in range(longest - 1, -1, -1):
        size = going[place]
        every[place, :size] = tag[:size]
        if place:
            tag[:size] = back[place, lines[:size], tag[:size]]
    found: list[list[int]] = [[] for _ in scores]
    for line, column in enumerate(every.T.tolist()):
        found[order[line]] = column[: sizes[line]]
    return found
