"""Lines that an outlet repeats under its reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.habits import (
    LEAST_PAGES,
    Habits,
    OutletHabits,
    digest_of,
    lay_habits,
    learn_habits,
    least_pages,
    line_hash,
    report_lines,
    touching,
)
from palagan.articles.make import make_article
from palagan.model.article import Article, Kind
from palagan.model.page import Hints
from tests.strategies import articles, page_of

SLOGAN = "Sahabat pembaca setia sejak tahun tujuh puluhan di seluruh pelosok negeri tercinta."


def article(number: int, outlet: str = "Warta") -> Article:
    text = (
        f"Wali kota nomor {number} menolak usul itu dalam rapat panjang di balai desa.\n"
        f"Para petani tetap turun ke jalan dengan {number} truk dan menuntut ganti rugi.\n"
        f"{SLOGAN}\n"
        f"Rapat ditutup pukul {number} malam tanpa keputusan apa pun dari para wakil warga."
    )
    return make_article(page_of(text, Hints(outlet=outlet)))


def learned(several: list[Article]) -> Habits:
    rows = [(one.outlet or "", one.page_id, report_lines(one)) for one in several]
    return {one.outlet: one for one in learn_habits(sorted(rows, key=lambda row: row[:2]))}


def kinds(one: Article) -> dict[str, Kind]:
    return {one.text[segment.start : segment.end]: segment.kind for segment in one.segments}


def test_a_repeated_line_becomes_furniture_only_with_its_outlets_habits() -> None:
    habits = learned([article(number) for number in range(6)])
    assert habits == {"Warta": OutletHabits("Warta", 6, frozenset([line_hash(SLOGAN.upper())]))}
    page = article(9)
    laid = lay_habits(page, touching(report_lines(page), "Warta", habits))
    assert kinds(page)[SLOGAN] is Kind.BODY
    assert kinds(laid) == kinds(page) | {SLOGAN: Kind.FURNITURE}
    other = article(9, "Kabar")
    assert touching(report_lines(other), "Kabar", habits) == frozenset()
    assert touching(report_lines(other), None, habits) == frozenset()


def test_too_few_pages_make_no_habit_and_the_same_report_counts_once() -> None:
    assert learned([article(number) for number in range(LEAST_PAGES - 1)]) == {}
    same = report_lines(article(1))
    assert list(learn_habits([("Warta", str(number), same) for number in range(9)])) == []


def test_captures_of_one_address_count_once() -> None:
    several = [report_lines(article(number)) for number in range(9)]
    assert list(learn_habits([("Warta", "satu", lines) for lines in several])) == []


def test_other_outlets_do_not_count() -> None:
    assert learned([article(number, outlet) for number in range(3) for outlet in ("Warta", "Kabar")]) == {}


@pytest.mark.parametrize(("pages", "least"), [(4, 4), (31, 4), (32, 8), (63, 8), (64, 16), (1000, 128)])
def test_a_sentence_that_few_of_many_reports_share_is_a_reports(pages: int, least: int) -> None:
    assert least_pages(pages) == least
    for on, taken in ((least - 1, False), (least, True)):
        rows = [("Warta", f"{n:04}", [n + 10, *([7] if n < on else [])]) for n in range(pages)]
        assert [7 in one.lines for one in learn_habits(rows)] == ([True] if taken else [])


def test_a_report_that_is_repeated_as_a_whole_is_left() -> None:
    page = article(1)
    assert lay_habits(page, report_lines(page)) == page


def test_fields_and_signatures_are_not_in_question() -> None:
    text = (
        "Harga naik\n\nJakarta, Kabar Uji --\n\nHarga beras naik lagi di pasar induk pada hari Selasa pekan ini.\n\n"
        "Para pedagang mengaku tidak tahu sebabnya dan menunggu kiriman dari daerah.\n\n(abc/def)"
    )
    page = make_article(page_of(text, Hints(outlet="Kabar Uji")))
    asked = report_lines(page)
    held = kinds(page)
    assert held["Jakarta, Kabar Uji --"] is Kind.BODY
    assert line_hash("Jakarta, Kabar Uji --") not in asked
    assert line_hash("(abc/def)") not in asked
    assert len(asked) == 2


@given(articles(), st.sets(st.integers(0, 30)))
def test_what_is_in_question_does_not_depend_on_habits(page: Article, some: set[int]) -> None:
    asked = sorted(report_lines(page))
    laid = lay_habits(page, frozenset(line for place, line in enumerate(asked) if place in some))
    assert report_lines(laid) == report_lines(page)
    assert replace(laid, segments=page.segments) == page


reports = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from("abcdefghij"), st.frozensets(st.integers(0, 5), max_size=3)),
    max_size=30,
)


@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_captures_does_not_matter(rows: list[tuple[str, str, frozenset[int]]], chance: object) -> None:
    other = list(rows)
    chance.shuffle(other)  # type: ignore[attr-defined]

    def habits(several: list[tuple[str, str, frozenset[int]]]) -> list[OutletHabits]:
        return list(learn_habits(sorted(several, key=lambda row: row[:2])))

    assert habits(rows) == habits(other)


def test_a_digest_tells_sets_apart_and_nothing_has_none() -> None:
    assert digest_of([]) == ""
    assert digest_of([2, 1]) == digest_of([1, 2]) != digest_of([1])
