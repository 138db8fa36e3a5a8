"""From scores to structure: the best tree over a sentence, the best sequence of name tags."""

from __future__ import annotations

from typing import Any

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
    places = np.arange(heads.shape[1])
    one_root = ((heads == 0) & (places < sizes[:, None])).sum(axis=1) == 1
    up = np.concatenate([np.zeros((len(heads), 1), np.int64), heads], axis=1)
    for _ in range(up.shape[1].bit_length()):
        up = np.take_along_axis(up, up, axis=1)
    found: NDArray[np.bool_] = one_root & ~up.any(axis=1)
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


def best_tags(scores: Scores, sizes: Places, starts: Scores, moves: Scores) -> list[list[int]]:
    """Viterbi over many sentences at once: the best tags of each by scores [longest, sentences, tags].

    `starts` is what it costs to begin with a tag, `moves` [from, to] what a step costs.
    """
    longest, count, tags = scores.shape
    best: Any = scores[0] + starts
    itself = np.broadcast_to(np.arange(tags), (count, tags))
    back = np.empty((longest, count, tags), np.int64)
    for place in range(1, longest):
        reached = best[:, :, None] + moves
        inside = (place < sizes)[:, None]
        back[place] = np.where(inside, reached.argmax(axis=1), itself)
        best = np.where(inside, reached.max(axis=1) + scores[place], best)
    every = np.empty((longest, count), np.int64)
    every[-1] = best.argmax(axis=1)
    for place in range(longest - 1, 0, -1):
        every[place - 1] = np.take_along_axis(back[place], every[place][:, None], axis=1)[:, 0]
    return [line[:size] for line, size in zip(every.T.tolist(), sizes.tolist(), strict=True)]
