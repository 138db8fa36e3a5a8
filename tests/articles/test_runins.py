"""Links, advertisements and markers cut out of a line, and the end of a headline that has no mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.runins import cut_line

BEFORE = "Rapat itu bubar. "
AFTER = " hal itu kemarin di depan anggota parlemen negara tersebut."


def cut(text: str) -> list[tuple[str | None, str]]:
    return [(piece.given, text[piece.start : piece.end]) for piece in cut_line(text, 0, len(text))]


@pytest.mark.parametrize(
    ("link", "next_words"),
    [
        ("Baca juga: Dua Kapal Karam di Selat, Nelayan Hilang", "Presiden negara itu menyatakan"),
        ("Baca juga: Siapa Pemilik Kapal Karam di Selat Itu?", "Suasana pelabuhan tetap sepi dan petugas menyatakan"),
        ("Simak juga Video: Detik-detik Kapal Karam di Selat", "Menurut Perdana Menteri, parlemen membahas"),
        ("Baca juga: Dua Kapal Karam di Selat, Nelayan Hilang", '"Kami sedih sekali," kata seorang warga yang melihat'),
        ("Baca Juga", "Dia lalu pergi ke sana untuk melihat"),
    ],
)
def test_a_headline_that_runs_in_ends_where_the_report_goes_on(link: str, next_words: str) -> None:
    text = f"{BEFORE}{link} {next_words}{AFTER}"
    assert cut(text) == [(None, BEFORE.strip()), ("related", link), (None, f"{next_words}{AFTER}")]


def test_a_line_that_is_a_link_stays_whole() -> None:
    text = "Baca juga:Kala Wali Kota Minta Pers Keluar Ruang Sidang: Tidak Mengusir"
    assert cut(text) == [("related", text)]


def test_advertisements_and_placeholders_are_cut_out() -> None:
    text = "Satu. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Dua. [Gambas:Video X] Tiga. \\[img.2\\]Empat."
    assert [given for given, _ in cut(text)] == [None, "furniture", None, "furniture", None, "furniture", None]


def test_an_offer_after_the_initials_is_cut_off() -> None:
    text = "Ia pulang. (abc/def) * Benar atau tidak? Kirim pesan WhatsApp ke nomor kami untuk memeriksa."
    assert cut(text)[1][0] == "furniture"
    assert len(cut("Ia pulang. (abc/def) Lalu ia kembali ke rumah.")) == 1


@pytest.mark.parametrize(
    "text", ["Kami baca juga surat itu.", "Ia minta warga lihat juga keadaan desa.", "Iklan itu dicabut."]
)
def test_words_within_a_sentence_are_no_link(text: str) -> None:
    assert cut(text) == [(None, text)]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["Baca juga: ", "ADVERTISEMENT", "Presiden ", "yang lalu pergi ", "Judul Berita "]),
            st.text(max_size=12),
        ),
        max_size=25,
    ).map("".join)
)
def test_pieces_follow_each_other_and_lose_nothing(text: str) -> None:
    line = " ".join(text.split())
    if line:
        pieces = cut_line(line, 0, len(line))
        assert "".join(line[p.start : p.end].replace(" ", "") for p in pieces) == line.replace(" ", "")
        assert all(a.end <= b.start for a, b in pairwise(pieces))
