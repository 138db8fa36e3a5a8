"""The outlet that a page itself shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.lines import lines_of
from palagan.articles.masthead import outlet_on_page

BODY = "Wali kota itu menolak usul warga dalam rapat yang digelar pada Senin malam di balai kota."


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Judul Berita Kota\nWartautama.com - 06/10/2020, 14:06 WIB\n{BODY}", "Wartautama.com"),
        (f"Mimbar Kita\nKota\nJudul Berita\nMimbar Kita\nRabu, 30 Sep 2020 08:14 WIB\n{BODY}", "Mimbar Kita"),
        (f"Judul Berita\nWarta Uji - 06/10/2020, 14:06 WIB\n\nBAKU, WARTA UJI - {BODY}", "Warta Uji"),
        (f"Judul Berita\nHarian Uji - Rabu, 30 Sep 2020 08:14 WIB\n\n{BODY}", "Harian Uji"),
        (f"Judul Berita\nSekar Puspita - 06/10/2020, 14:06 WIB\n\nBAKU, LEMBAH - {BODY}", None),
        (f"WartaPagi.id\nKota\n{BODY}", "WartaPagi.id"),
        (f"ANKARA, KOMPAS.com - {BODY}", "Kompas.com"),
        (f"{BODY}\n(Wartautama.com/Sekar Puspita)", "Wartautama.com"),
        (f"The Kota Post\nHome\n{BODY}\nCopyright 2020 The Kota Post. All rights reserved.", "The Kota Post"),
        (BODY, None),
    ],
)
def test_where_a_page_names_its_outlet(text: str, outlet: str | None) -> None:
    found = outlet_on_page(text, lines_of(text))
    assert (found.value if found else None) == outlet
    if found and found.start is not None:
        assert text[found.start : found.end].casefold() == (outlet or "").casefold()


@given(st.text(max_size=200))
def test_any_text_is_answered_within_itself(text: str) -> None:
    found = outlet_on_page(text, lines_of(text))
    assert found is None or (found.start is not None and found.end is not None and found.end <= len(text))
