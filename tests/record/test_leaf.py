from __future__ import annotations

import datetime as dt

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from palagan.record.leaf import TERM, WEIGHT, Leaf, leaf_of
from palagan.record.sheet import lay_out
from tests.record.builders import ARMENIA, AZERBAIJAN, PageOf

TEXT = "Rudal menghantam blok apartemen di Ganja, Azerbaijan, dan regu penyelamat mencari korban di reruntuhan."


def leaf(page: PageOf) -> Leaf:
    return leaf_of(lay_out(page.reading()))


def terms(one: Leaf) -> list[int]:
    found: list[int] = np.frombuffer(one.terms, dtype=TERM).tolist()
    return found


def test_a_leaf_is_packed_in_order_and_can_be_kept() -> None:
    made = leaf(PageOf("a", "A", "2020-10-11", TEXT))
    assert terms(made) == sorted(set(terms(made)))
    assert len(made.terms) // 8 == len(made.weights) // 4 == len(made.shares) // 4
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Leaf) == made


def test_words_that_a_scraper_glued_are_two() -> None:
    whole, glued = PageOf("a", "A", None, "warga Ganja mengungsi"), PageOf("b", "A", None, "wargaGanja mengungsi")
    assert terms(leaf(whole)) == terms(leaf(glued))


def test_two_capital_words_in_a_row_are_a_term_beside_each() -> None:
    def pages_of(text: str) -> set[int]:
        return set(terms(leaf(PageOf("a", "A", None, text))))

    row, apart, mark = "oleh Budi Ganja", "oleh Budi dan Ganja", "oleh Budi, Ganja"
    assert pages_of(apart) - pages_of("dan") == pages_of(mark) < pages_of(row)
    assert len(pages_of(row)) == len(pages_of(mark)) + 1
    assert pages_of("oleh budi ganja") == pages_of(mark)


def test_a_page_without_a_date_takes_the_day_that_it_tells() -> None:
    made = leaf(PageOf("a", "A", None, f"{TEXT} Minggu (11/10/2020)."))
    assert made.day == dt.date(2020, 10, 11).toordinal()
    assert leaf(PageOf("b", "A", None, TEXT)).day is None


def test_places_and_the_latest_day_are_those_of_events_that_are_no_history() -> None:
    page = PageOf("a", "A", "2020-10-12", TEXT)
    page.event("menghantam", "ASSAULT", [ARMENIA], [AZERBAIJAN], place="Ganja", date="2020-10-11")
    page.event("mencari", "AID", [], [], place="Baku", date="1992-02-25", background=True)
    made = leaf(page)
    assert len(made.places) == 1
    assert made.latest == dt.date(2020, 10, 11).toordinal()


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_has_a_leaf(text: str, title: str) -> None:
    made = leaf(PageOf("a", None, None, text, title=title))
    assert made == leaf(PageOf("a", None, None, text, title=title))
    assert all(weight > 0 for weight in np.frombuffer(made.weights, dtype=WEIGHT).tolist())
