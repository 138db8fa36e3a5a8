"""A lineage drawn along time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from palagan.looking.lineage import Descent, lineage
from palagan.views.cards import PageCard
from palagan.views.drawn import PageOrigin
from palagan.web.drawing.lineage import WIDTH, draw_lineage
from palagan.web.drawing.rows import width_of

numbers = st.integers(0, 119)


def story(count: int, origins: int, copies: list[tuple[int, int]]) -> object:
    cards = {
        f"p{n}": PageCard(
            f"p{n}", f"Media {n}", None, f"2026-05-{12 + n % 3}T{n % 24:02d}:00+07:00", None, None, "", "id"
        )
        for n in range(count)
    }
    behind = {
        page: (PageOrigin(f"or-{n % origins}", f"Kantor {n % origins}", "agency", "credit", ""),)
        for n, page in enumerate(cards)
    }
    descents = [(f"p{max(pair)}", Descent(f"p{min(pair)}", 0.5, True)) for pair in copies if pair[0] != pair[1]]
    return lineage(cards, behind, descents)


@given(st.integers(1, 120), st.integers(1, 40), st.lists(st.tuples(numbers, numbers), max_size=40))
def test_every_page_is_drawn_or_counted(count: int, origins: int, copies: list[tuple[int, int]]) -> None:
    drawn = draw_lineage(story(count, origins, copies), "id")  # type: ignore[arg-type]
    assert drawn is not None
    assert len(drawn.pages) + sum(lane.folded for lane in drawn.lanes) == count
    assert sum(lane.pages for lane in drawn.lanes) == count
    assert len(drawn.lanes) <= 12
    assert all(0 <= page.x <= WIDTH and 0 <= page.y <= drawn.height for page in drawn.pages)
    rows: dict[float, list[tuple[float, float]]] = {}
    for page in drawn.pages:
        rows.setdefault(page.y, []).append((page.x, page.x + width_of(page.label)))
    assert all(one[1] <= other[0] for spans in rows.values() for one, other in pairwise(sorted(spans)))
    tops = [(lane.y, lane.y + lane.height) for lane in drawn.lanes]
    assert all(one[1] <= other[0] for one, other in pairwise(tops))


def test_a_story_without_a_date_is_not_drawn() -> None:
    cards = {"a": PageCard("a", None, None, None, None, None, "", "id")}
    assert draw_lineage(lineage(cards, {}, []), "id") is None


def test_a_copy_is_tied_to_its_page_and_says_how_much_is_the_same() -> None:
    drawn = draw_lineage(story(2, 1, [(0, 1)]), "id")  # type: ignore[arg-type]
    assert drawn is not None
    assert len(drawn.ties) == 1
    assert drawn.pages[1].parent == "p0"
    assert drawn.pages[1].label.endswith("50 %")
    assert [page.first for page in drawn.pages] == [True, False]
