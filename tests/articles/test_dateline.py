"""The place before a report, in the forms outlets use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.dateline import dateline_at

OPENINGS: dict[str, tuple[str | None, str | None]] = {
    "ANKARA, KOMPAS.com – Menteri itu tiba di ibu kota.": ("ANKARA", "KOMPAS.com"),
    "Jakarta, CNN Indonesia --": ("Jakarta", "CNN Indonesia"),
    "GAZA, KOMPAS.com Kelompok itu menolak usul baru.": ("GAZA", "KOMPAS.com"),
    "KOMPAS.com - Sedikitnya sepuluh kapal karam.": (None, "KOMPAS.com"),
    "TEMPO.CO, Jakarta -&nbsp;Militer negara itu mundur.": ("Jakarta", "TEMPO.CO"),
    "Liputan6.com, Jakarta Mantan wali kota itu ditahan.": ("Jakarta", "Liputan6.com"),
    "Liputan6.com, Washington D.C -Presiden itu menolak.": ("Washington D.C", "Liputan6.com"),
    "TRIBUNNEWS.CO. TEHERAN – Mata uang jatuh.": ("TEHERAN", "TRIBUNNEWS.CO"),
    "London (ANTARA) - Parlemen menyetujui paket bantuan.": ("London", "ANTARA"),
    "REPUBLIKA.CO.ID,GAZA -- Pasukan mundur dari kota.": ("GAZA", "REPUBLIKA.CO.ID"),
    "KONTAN.CO.ID - KABUL. Kelompok itu maju lagi.": ("KABUL", "KONTAN.CO.ID"),
    "BAKU, SENIN — Perundingan berakhir tanpa hasil.": ("BAKU", None),
    "SANAA - Kelompok itu menyatakan akan menyerang kapal dagang.": ("SANAA", None),
    "Gaza/Istanbul (ANTARA) - Pasukan mundur dari kota.": ("Gaza/Istanbul", "ANTARA"),
    "**Nairobi** - Parlemen menyetujui paket bantuan untuk para pengungsi.": ("Nairobi", None),
    "Singapura - Menteri itu tiba untuk kunjungan kenegaraan selama dua hari.": ("Singapura", None),
    "Baghdad - Bentrokan kembali pecah di ibu kota pada Senin pagi.": ("Baghdad", None),
    "**JAKARTA, KOMPAS.com -** Wakil ketua itu hadir.": ("JAKARTA", "KOMPAS.com"),
    "PHNOM PENH, KOMPAS.com\x96 Kamboja meminta bantuan.": ("PHNOM PENH", "KOMPAS.com"),
    "WASHINGTON, Nov 3 (Reuters) - The ministry said talks ended.": ("WASHINGTON", "Reuters"),
    "Portal.co.id | NAIROBI - Parlemen menyetujui paket bantuan.": ("NAIROBI", "Portal.co.id"),
    "TEMPO.CO, Nairobi&nbsp;- Parlemen menyetujui paket bantuan.": ("Nairobi", "TEMPO.CO"),
    "Portal.co.id, - Parlemen menyetujui paket bantuan.": (None, "Portal.co.id"),
    "TRIBUN-BALI.COMDua orang ditangkap.": (None, "TRIBUN-BALI.COM"),
}


@pytest.mark.parametrize(("text", "wanted"), OPENINGS.items())
def test_place_and_outlet_before_the_report(text: str, wanted: tuple[str | None, str | None]) -> None:
    found = dateline_at(text, 0, len(text))
    assert found is not None
    assert (found.place, found.outlet) == wanted
    if found.place is not None:
        assert text[found.place_start : found.place_end] == found.place


@pytest.mark.parametrize(
    "text",
    [
        "Presiden negara itu - yang juga panglima - menolak usul tersebut.",
        "Rusia-Ukraina kembali bertempur pada Sabtu di sepanjang garis depan.",
        "Rusia - Ukraina kembali bertempur pada Sabtu di sepanjang garis depan.",
        "TNI - Polri menggelar apel gabungan di lapangan itu pada Senin pagi.",
        "Menlu Otieno - Wanjiru bertemu di Nairobi pada Senin membahas kerja sama.",
        "Menurut dia, CNN Indonesia -- dan media lain -- keliru menulis namanya.",
        "SETELAH berperang empat hari, kedua negara berunding.",
    ],
)
def test_an_opening_without_a_dateline(text: str) -> None:
    assert dateline_at(text, 0, len(text)) is None


def test_the_site_of_a_network_is_no_place_when_it_is_known() -> None:
    text = "PORTAL SELATAN - Menteri itu tiba di ibu kota untuk membahas perbatasan."
    found = dateline_at(text, 0, len(text), "Portal Selatan")
    assert found is not None
    assert (found.place, found.outlet) == (None, "PORTAL SELATAN")


@given(st.text(max_size=200))
def test_a_dateline_opens_the_text_and_lies_inside_it(text: str) -> None:
    found = dateline_at(text, 0, len(text))
    if found is not None:
        assert (found.start, found.end <= len(text)) == (0, True)
        assert found.place is None or text[found.place_start : found.place_end] == found.place
