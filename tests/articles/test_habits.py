"""Lines that an outlet repeats on its pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.habits import OutletHabits, learn_habits
from palagan.articles.make import make_article
from palagan.model.article import Kind
from palagan.model.page import Hints
from tests.strategies import page_of

SLOGAN = "Sahabat pembaca setia sejak tahun tujuh puluhan di seluruh pelosok negeri tercinta."


def page(number: int) -> str:
    return f"Wali kota nomor {number} menolak usul itu dalam rapat panjang.\n{SLOGAN}\nRapat ditutup pukul {number}."


def test_a_repeated_line_becomes_furniture_only_with_its_outlets_habits() -> None:
    habits = learn_habits(("Warta", page(number)) for number in range(6))["Warta"]
    assert habits.pages == 6
    assert habits.repeats(SLOGAN.upper())
    text = page(9)
    without, with_habits = (make_article(page_of(text, Hints(outlet="Warta")), known) for known in (None, habits))
    kinds = [{a.text[s.start : s.end]: s.kind for s in a.segments}[SLOGAN] for a in (without, with_habits)]
    assert kinds == [Kind.BODY, Kind.FURNITURE]


def test_too_few_pages_make_no_habit_and_the_same_page_counts_once() -> None:
    assert learn_habits([("Warta", page(1))] * 9) == {}
    assert learn_habits(("Warta", page(number)) for number in range(3)) == {}


def test_other_outlets_do_not_count() -> None:
    pages = [("Warta", page(1)), ("Warta", page(2)), ("Kabar", page(3)), ("Kabar", page(4))]
    assert learn_habits(pages) == {}


@given(st.lists(st.tuples(st.sampled_from(["A", "B"]), st.text(max_size=40)), max_size=20), st.randoms())
def test_the_order_of_pages_does_not_matter(pages: list[tuple[str, str]], chance: object) -> None:
    shuffled = sorted(pages, key=lambda page: page[1])
    assert learn_habits(pages, least=2) == learn_habits(shuffled, least=2)


def test_no_habits_repeat_nothing() -> None:
    assert not OutletHabits("Warta", 0, frozenset()).repeats(SLOGAN)
