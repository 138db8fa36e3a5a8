from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palagan.model.record import Copy
from palagan.record import copy_ground, postings, stock
from palagan.record.copies import Change, find_copies, update_copies
from palagan.record.sheet import Sheet, lay_out
from palagan.record.texts import Text, text_of
from tests.record.builders import PageOf
from tests.record.copy_book import MemoryBook
from tests.record.test_copies import invented

SENTENCES = invented(40, 12)
"""What pages share."""
STANDING = {outlet: invented(50 + n, 2) for n, outlet in enumerate("ABC")}
"""Lines that outlets repeat."""


def page_of(name: str, outlet: str | None, day: int | None, shared: list[int], own: int, standing: bool) -> Sheet:
    """A page with sentences that others have too, some of its own, and its outlet's standing lines."""
    lines = [*(SENTENCES[n] for n in shared), *invented(1000 + own, 4)]
    if standing and outlet:
        lines += STANDING[outlet]
    return lay_out(PageOf(name, outlet, None if day is None else f"2020-10-{day:02}", *lines).reading())


@st.composite
def pages(draw: st.DrawFn, number: int) -> Sheet:
    """A page under one of `number` names."""
    return page_of(
        f"p{draw(st.integers(0, number - 1))}",
        draw(st.sampled_from(["A", "A", "B", "C", None])),
        draw(st.sampled_from([None, 1, 2, 3, 4, 5])),
        draw(st.lists(st.integers(0, 11), max_size=5, unique=True)),
        draw(st.integers(0, 6)),
        draw(st.booleans()),
    )


Batch = tuple[list[Sheet], list[int]]


def batches(number: int) -> st.SearchStrategy[list[Batch]]:
    batch = st.tuples(
        st.lists(pages(number), max_size=10, unique_by=lambda sheet: sheet.id),
        st.lists(st.integers(0, number - 1), max_size=4),
    )
    return st.lists(batch, min_size=1, max_size=6)


def text(sheet: Sheet) -> Text:
    """The text of a sheet that credits outlet B where its page has many words."""
    return text_of(sheet, credits_of(sheet))


def credits_of(sheet: Sheet) -> set[str]:
    return {"B"} if len(sheet.words) % 3 == 0 else set()


def from_scratch(sheets: list[Sheet]) -> tuple[Copy, ...]:
    return find_copies(sheets, {sheet.id: credits_of(sheet) for sheet in sheets})


@pytest.fixture(params=["as they are", "small"])
def _bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds on pages of one fingerprint as they are, and so small that a dozen pages cross them all."""
    if request.param == "small":
        monkeypatch.setattr(copy_ground, "MOST_PAGES", 9)
        monkeypatch.setattr(copy_ground, "LOOKED_AT", 4)
        monkeypatch.setattr(stock, "LOOKED_AT", 4)
        monkeypatch.setattr(stock, "STOCK_PAGES", 3)
        monkeypatch.setattr(postings, "NEIGHBOURS", 2)
        monkeypatch.setattr(postings, "FEW_PAGES", 3)


@pytest.mark.usefixtures("_bounds")
@settings(max_examples=150, deadline=None)
@given(batches(24))
def test_kept_up_is_the_same_as_from_scratch(steps: list[Batch]) -> None:
    book = MemoryBook()
    here: dict[str, Sheet] = {}
    names = [page_of(f"p{n}", None, None, [], 0, False).id for n in range(24)]
    for added, removed in steps:
        gone = {names[n] for n in removed}
        here = {page: sheet for page, sheet in here.items() if page not in gone} | {s.id: s for s in added}
        book.change([text(sheet) for sheet in added], gone)
        assert book.found == from_scratch(list(here.values()))
        whole = MemoryBook()
        whole.change([text(sheet) for sheet in here.values()], [])
        assert book.stocked == whole.stocked


@pytest.mark.parametrize("_bounds", ["small"], indirect=True)
@pytest.mark.usefixtures("_bounds")
def test_stock_on_too_many_pages_stays_stock_when_several_more_come_at_once() -> None:
    sheets = [page_of(f"p{n}", "B", 1 + n // 4, [], min(n, 10), True) for n in range(14)]  # the last four are alike
    book = MemoryBook()
    book.change([text(sheet) for sheet in sheets[:10]], [])
    stocked = set(book.stocked)
    assert stocked
    book.change([text(sheet) for sheet in sheets[10:]], [])
    whole = MemoryBook()
    whole.change([text(sheet) for sheet in sheets], [])
    assert book.stocked == whole.stocked >= stocked


@pytest.mark.usefixtures("_bounds")
@settings(max_examples=60, deadline=None)
@given(st.lists(pages(60), min_size=15, max_size=40, unique_by=lambda sheet: sheet.id), st.randoms())
def test_neither_order_nor_batches_change_anything(sheets: list[Sheet], rng: random.Random) -> None:
    book = MemoryBook()
    rng.shuffle(sheets)
    size = rng.randint(1, 9)
    for start in range(0, len(sheets), size):
        book.change([text(sheet) for sheet in sheets[start : start + size]], [])
    assert book.found == from_scratch(sheets)


def test_a_page_that_comes_again_as_it_was_changes_nothing() -> None:
    book = MemoryBook()
    sheets = [page_of(f"p{n}", "A", 1 + n, [1, 2, 3], n, False) for n in range(3)]
    book.change([text(sheet) for sheet in sheets], [])
    assert len(book.found) == 3
    change = update_copies(book, [text(sheets[1])], [])
    assert change == Change((), ())


def test_a_page_that_comes_with_another_day_turns_its_copies_round() -> None:
    book = MemoryBook()
    one, other = (text(page_of(f"p{n}", "AB"[n], 1 + n, [1, 2, 3], n, False)) for n in range(2))
    book.change([one, other], [])
    assert [(copy.earlier, copy.later) for copy in book.found] == [(one.page, other.page)]
    later = lay_out(PageOf("p0", "A", "2020-10-09", "x").reading())
    book.change([replace(one, order=later.order, moment=later.moment)], [])
    assert [(copy.earlier, copy.later) for copy in book.found] == [(other.page, one.page)]


def test_lines_become_stock_with_the_fifth_page_and_cease_to_be() -> None:
    book = MemoryBook()
    sheets = [text(page_of(f"p{n}", "A", 1 + n, [], n, True)) for n in range(5)]
    book.change(sheets[:4], [])
    numbers = [len(book.found)]
    book.change(sheets[4:], [])
    numbers.append(len(book.found))
    book.change([], [sheets[2].page])
    assert [*numbers, len(book.found)] == [6, 0, 6]


def test_a_wire_in_eighty_papers_gives_few_pairs_a_paper() -> None:
    sheets = [page_of(f"p{n:02}", f"paper {n}", 1 + n // 4, [*range(12)], n, False) for n in range(80)]
    copies = from_scratch(sheets)
    assert len(copies) <= 80 * (postings.NEIGHBOURS + 1)
    linked = {copy.later for copy in copies}
    assert len(linked) == 79
