"""Trees and tag sequences are the best there are, by counting all of them where sentences are short."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.languages import engine_decode
from palagan.languages.engine_decode import NEVER, Places, Scores, best_tags, best_tree, is_tree, trees

seeds = st.integers(0, 2**32 - 1)


def drawn(seed: int, *shape: int) -> Scores:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def every_tree(count: int) -> list[Places]:
    return [heads for one in product(range(count + 1), repeat=count) if is_tree(heads := np.array(one))]


@given(seeds, st.integers(1, 5))
def test_the_best_tree_is_the_best_of_all(seed: int, count: int) -> None:
    scores = drawn(seed, count, count + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine_decode, "ROOTS_TRIED", count)
        found = best_tree(scores)
    words = np.arange(count)
    best = max(float(scores[words, heads].sum()) for heads in every_tree(count))
    # One root by the greedy choice stays the root, so compare under that root alone.
    greedy = np.where(np.arange(count + 1) == words[:, None] + 1, NEVER, scores).argmax(axis=1)
    if int((greedy == 0).sum()) == 1:
        root = int(np.flatnonzero(greedy == 0)[0])
        best = max(float(scores[words, heads].sum()) for heads in every_tree(count) if heads[root] == 0)
    assert is_tree(found)
    assert float(scores[words, found].sum()) == pytest.approx(best, abs=1e-4)


@given(seeds, st.integers(1, 60))
def test_there_is_always_a_tree_with_one_root(seed: int, count: int) -> None:
    assert is_tree(best_tree(drawn(seed, count, count + 1)))


def test_a_ring_is_no_tree() -> None:
    assert not is_tree(np.array([2, 1, 0]))
    assert not is_tree(np.array([0, 0]))
    assert is_tree(np.array([2, 0, 2]))


@given(seeds, st.lists(st.integers(1, 7), min_size=1, max_size=6))
def test_many_sentences_are_judged_as_one(seed: int, sizes: list[int]) -> None:
    luck = np.random.default_rng(seed)
    heads = np.zeros((len(sizes), max(sizes)), np.int64)
    for line, size in enumerate(sizes):
        heads[line, :size] = luck.integers(0, size + 1, size)
    alone = [is_tree(heads[line, :size]) for line, size in enumerate(sizes)]
    assert trees(heads, np.array(sizes)).tolist() == alone


@given(seeds, st.lists(st.integers(1, 5), max_size=4))
def test_the_best_tags_are_the_best_of_all(seed: int, sizes: list[int]) -> None:
    every = [drawn(seed + line, size, 3) for line, size in enumerate(sizes)]
    starts, moves = drawn(seed + 10, 3), drawn(seed + 11, 3, 3)

    def worth(scores: Scores, tags: list[int]) -> float:
        steps = sum(float(moves[a, b]) for a, b in pairwise(tags))
        return float(starts[tags[0]]) + steps + sum(float(scores[place, tag]) for place, tag in enumerate(tags))

    found = best_tags(every, starts, moves)
    assert [len(tags) for tags in found] == sizes
    for scores, tags in zip(every, found, strict=True):
        best = max(worth(scores, list(other)) for other in product(range(3), repeat=len(tags)))
        assert worth(scores, tags) == pytest.approx(best, abs=1e-4)
