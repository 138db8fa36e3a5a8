from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.record import story_book
from palagan.record.leaf import TERM, WEIGHT, Leaf, packed
from palagan.record.shelf import Shelf
from palagan.record.stream import FREE, WINDOW

DAYS = [None, *range(100, 100 + 3 * WINDOW)]


def leaf(page: str, day: int | None, *terms: int) -> Leaf:
    told = sorted(set(terms))
    return Leaf(
        page=page,
        outlet="A",
        order=(1, 0, page) if day is None else (0, day * 86400, page),
        day=day,
        terms=packed(TERM, told),
        weights=packed(WEIGHT, [1.0] * len(told)),
        shares=packed(WEIGHT, [0.001] * len(told)),
        alike=0.3,
    )


leaves = st.lists(
    st.builds(
        lambda page, day, terms: leaf(f"p{page}", day, *terms),
        st.integers(0, 60),
        st.one_of(st.sampled_from(DAYS), st.integers(100, 108)),
        st.lists(st.integers(0, 9), min_size=1, max_size=4),
    ),
    unique_by=lambda leaf: leaf.page,
    max_size=24,
)


def state(shelf: Shelf) -> tuple[dict[str, str], list[object]]:
    moves = [move for day in sorted(shelf.log) for move in sorted(shelf.log[day], key=lambda move: move.page)]
    return dict(sorted(shelf.story_of.items())), list(moves)


@settings(max_examples=300, deadline=None)
@given(leaves, st.data())
def test_kept_up_in_any_order_it_equals_stories_made_from_scratch(pages: list[Leaf], data: st.DataObject) -> None:
    kept_up_equals_from_scratch(pages, data)


def kept_up_equals_from_scratch(pages: list[Leaf], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(pages))
    marks = data.draw(st.lists(st.sampled_from(["add", "late", "gone"]), min_size=len(pages), max_size=len(pages)))
    pairs = st.lists(st.tuples(st.sampled_from(pages), st.sampled_from(pages)), max_size=3) if pages else st.just([])
    copies = [(a.page, b.page, 0.8) for a, b in data.draw(pairs) if a.page < b.page]
    before = [(a, b, data.draw(st.sampled_from([0.0, 0.3, 0.8]))) for a, b, _ in copies]
    stays = [page for page, mark in zip(shuffled, marks, strict=True) if mark != "gone"]
    kept = {page.page for page in stays}
    whole = Shelf()
    whole.change(stays, copies=[copy for copy in copies if set(copy[:2]) <= kept])

    shelf = Shelf()
    first = [page for page, mark in zip(shuffled, marks, strict=True) if mark != "late"]
    known = {page.page for page in first}
    shelf.change(first, copies=[copy for copy in before if set(copy[:2]) <= known])
    gone = [page.page for page, mark in zip(shuffled, marks, strict=True) if mark == "gone"]
    late = [page for page, mark in zip(shuffled, marks, strict=True) if mark == "late"]
    half = data.draw(st.integers(0, len(gone)))
    shelf.change(removed=gone[:half])
    for number, page in enumerate(late):
        added = {other.page for other in late[: number + 1]}
        here = [copy for copy in before if page.page in copy[:2] and set(copy[:2]) <= known - set(gone[:half]) | added]
        shelf.change([page], copies=here)
    shelf.change(removed=gone[half:])
    shelf.change(copies=[copy for copy in copies if set(copy[:2]) <= kept])
    assert state(shelf) == state(whole)


def test_a_page_that_comes_between_two_brings_them_together_while_they_are_young() -> None:
    shelf = Shelf()
    shelf.change([leaf("a", 100, 1, 2, 3, 4), leaf("b", 100, 5, 6, 7, 8)])
    assert shelf.story_of == {"a": "a", "b": "b"}
    changes = shelf.change([leaf("c", 100 + FREE, 1, 2, 3, 5, 6, 7), leaf("d", 100 + FREE, 1, 2, 3, 5, 6, 7, 8)])
    assert shelf.story_of == dict.fromkeys("abcd", "a")
    assert [(move.page, move.before, move.after, move.why) for move in changes.moves] == [("b", "b", "a", "merged")]


def test_a_story_that_is_old_keeps_its_pages_and_takes_new_ones() -> None:
    shelf = Shelf()
    shelf.change([leaf("a", 100, 1, 2, 3, 4), leaf("b", 100, 1, 2, 3, 4, 5)])
    changes = shelf.change([leaf("c", 100 + FREE + 1, 1, 2, 3)])
    assert changes.assigned == {"c": "a"}
    assert not changes.moves


def test_beyond_the_window_a_story_is_another() -> None:
    shelf = Shelf()
    shelf.change([leaf("a", 100, 1, 2, 3), leaf("b", 101 + WINDOW, 1, 2, 3)])
    assert shelf.story_of == {"a": "a", "b": "b"}


def test_a_new_last_day_touches_no_page_of_weeks_before() -> None:
    shelf = Shelf()
    shelf.change([leaf(f"p{day}", day, day % 3, 50, 51) for day in range(100, 160)])
    changes = shelf.change([leaf("new", 160, 7, 50, 51)])
    assert set(changes.days) == {160}
    assert set(changes.assigned) <= {"p159", "new"}


def test_text_that_two_pages_share_anew_reaches_only_the_days_on_which_they_can_move() -> None:
    shelf = Shelf()
    shelf.change([leaf(f"p{day}", day, day % 3, 50, 51) for day in range(100, 160)])
    changes = shelf.change(copies=[("p120", "p122", 0.9)])
    assert shelf.story_of["p122"] == shelf.story_of["p120"]
    assert {122, 122 + FREE} <= set(changes.days)
    assert shelf.change(copies=[("p120", "p122", 0.8)]).days == (122, 122 + FREE)


def test_a_page_without_a_day_hangs_on_to_the_last_days() -> None:
    shelf = Shelf()
    shelf.change([leaf("a", 100, 1, 2, 3), leaf("u", None, 1, 2, 3), leaf("v", None, 7, 8, 9)])
    assert shelf.story_of == {"a": "a", "u": "a", "v": "v"}
    shelf.change([leaf("z", 150, 30, 31)])
    assert shelf.story_of["u"] == "u"


@settings(max_examples=100, deadline=None)
@given(leaves, st.data())
def test_many_pages_without_a_day_go_by_shared_text_alone(pages: list[Leaf], data: st.DataObject) -> None:
    with patch.object(story_book, "MOST_UNDATED", 2):
        kept_up_equals_from_scratch(pages, data)
