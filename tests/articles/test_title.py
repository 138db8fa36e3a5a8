"""Which line of a page's head is its title."""

from __future__ import annotations

import pytest

from tests.articles.crawled import read

BODY = "Wali kota itu menolak usul warga dalam rapat yang digelar pada Senin malam di balai kota."


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Kapal Karam di Selat Utara, Nelayan Hilang\n\n", "Kapal Karam di Selat Utara, Nelayan Hilang"),
        (
            "Beranda\nKrisis di Perbatasan\nKapal Karam di Selat Utara, Nelayan Hilang\nRabu, 5 Juni 2024 10:00 WIB\n",
            "Kapal Karam di Selat Utara, Nelayan Hilang",
        ),
        (
            "Rabu 5 Juni 2024 10:00 WIB\n\nKapal Karam di Selat Utara, Nelayan Hilang\n\n",
            "Kapal Karam di Selat Utara, Nelayan Hilang",
        ),
        ("Kapal Karam! Apa Kata Wali Kota?\n", "Kapal Karam! Apa Kata Wali Kota?"),
        ("Families wait out the flood below ground\nBy Lestari Hutomo\n", "Families wait out the flood below ground"),
        ("Kapal Karam di Selat Utara - Halaman 2\n", "Kapal Karam di Selat Utara"),
        ("Beranda\nMenu\nRabu, 5 Juni 2024 10:00 WIB\n", None),
        ("", None),
    ],
)
def test_the_title_in_a_head(head: str, title: str | None) -> None:
    assert read(f"{head}{BODY}\n{BODY[:-1]} kemarin.").title == title


def test_the_title_that_the_bringer_tells_is_found_on_the_page() -> None:
    head = "Kabar Panjang Lain yang Lebih Panjang dari Judulnya Sendiri\nBanjir surut perlahan hari ini\n"
    article = read(f"{head}{BODY}", title="Banjir Surut Perlahan Hari Ini")
    assert article.title == "Banjir surut perlahan hari ini"
