from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_paging import page_number


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://a.example/judul-berita?page=2", 2),
        ("https://a.example/judul-berita?halaman=3&x=1", 3),
        ("https://a.example/judul-berita?page=all", 1),
        ("https://a.example/judul-berita?page=1", 1),
        ("https://a.example/judul-berita?page=2025", 1),
        ("https://a.example/judul-yang-panjang-sekali/2", 2),
        ("https://a.example/judul-yang-panjang-sekali/page/2/", 2),
        ("https://a.example/judul-yang-panjang-halaman-2", 2),
        ("https://a.example/berita/2", 1),
        ("https://a.example/read/2025/03/04/judul", 1),
        ("https://a.example/gempa-magnitudo-5", 1),
        ("http://[::1", 1),
        (None, 1),
    ],
)
def test_the_address_tells_the_page(url: str | None, number: int) -> None:
    assert page_number(url, []) == number


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Halaman 2 dari 3", 2),
        ("HALAMAN 1 DARI 4", 1),
        ("Page 3 of 3", 3),
        ("Halaman 4 dari 3", 1),
        ("Ia membaca halaman 2 dari 3 buku itu", 1),
    ],
)
def test_the_text_tells_the_page(line: str, number: int) -> None:
    assert page_number(None, ["Penulis: Tara", line]) == number


def test_the_address_counts_before_the_text() -> None:
    assert page_number("https://a.example/judul?page=1", ["Halaman 2 dari 3"]) == 1


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=4))
def test_a_number_comes_of_anything(url: str, lines: list[str]) -> None:
    assert 1 <= page_number(url, lines) <= 60
