from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.leaf import Leaf
from palagan.record.stream import IS_FREE, Copies, fold_laid
from palagan.record.window import Words, lay
from tests.record.test_story_book import leaf


def fold_day(leaves: Sequence[Leaf], kept: Mapping[str, str], copies: Copies = ()) -> dict[str, str]:
    """Page → story, by `fold_laid`, for the pages that are free on a day; a story is named by its first page.

    `leaves` are all those of the window (the day and `WINDOW` days before), `kept` the stories of those among them that
    are free no more. `copies` are pairs of pages with the share of the later that stands in the earlier. Pure, the same
    whatever the order of the leaves.
    """
    words = Words()
    laid = lay(leaves, words)
    names = sorted(set(kept.values()))
    number_of = {name: n for n, name in enumerate(names)}
    stories = [number_of[kept[page]] if page in kept else IS_FREE for page in laid.pages]
    return fold_laid([laid], words, np.array(stories, dtype=np.int64), names, copies)


@given(st.lists(st.lists(st.integers(0, 8), min_size=1, max_size=5), max_size=12), st.integers())
def test_every_free_page_is_in_one_story_named_by_one_of_its_pages(told: list[list[int]], seed: int) -> None:
    pages = [leaf(f"p{n}", 100, *terms) for n, terms in enumerate(told)]
    assigned = fold_day(pages, {})
    assert set(assigned) == {page.page for page in pages}
    assert all(assigned[story] == story for story in assigned.values())
    shuffled = list(pages)
    random.Random(seed).shuffle(shuffled)
    assert fold_day(shuffled, {}) == assigned


def test_stories_that_are_free_no_more_do_not_join_over_a_page_that_is_like_both() -> None:
    old = [leaf("a", 100, 1, 2, 3), leaf("b", 100, 4, 5, 6)]
    assigned = fold_day([*old, leaf("c", 103, 1, 2, 3, 4, 5, 6)], {"a": "a", "b": "b"})
    assert set(assigned) == {"c"}
    assert assigned["c"] in {"a", "b"}


def test_copies_are_of_one_story_whatever_else_they_say() -> None:
    pages = [leaf("a", 100, 1, 2, 3), leaf("b", 101, 4, 5, 6)]
    assert fold_day(pages, {}) == {"a": "a", "b": "b"}
    assert fold_day(pages, {}, [("a", "b", 0.4)]) == {"a": "a", "b": "a"}
    assert fold_day(pages, {}, [("a", "b", 0.1)]) == {"a": "a", "b": "b"}


def test_another_place_keeps_apart_what_words_would_join() -> None:
    one, other = leaf("a", 100, 1, 2, 3, 4, 5), leaf("b", 100, 1, 2, 6, 7, 8)
    assert fold_day([one, other], {})["b"] == "a"
    assert fold_day([replace(one, places=(1,)), replace(other, places=(2,))], {})["b"] == "b"
    assert fold_day([replace(one, latest=99), replace(other, latest=95)], {})["b"] == "b"


def test_a_language_that_shares_fewer_words_needs_less() -> None:
    one, other = leaf("a", 100, 1, 2, 3, 4, 5), leaf("b", 100, 1, 6, 7, 8, 9)
    assert fold_day([one, other], {})["b"] == "b"
    assert fold_day([replace(one, alike=0.15), replace(other, alike=0.15)], {})["b"] == "a"
