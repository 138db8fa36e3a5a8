"""Who a report says it draws on: cues, forms, names known and unknown, and what is only spoken of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.credits import find_credits
from palagan.model.article import Kind, Segment


def credited(text: str, outlet: str | None = None, kind: Kind = Kind.BODY) -> list[str]:
    return [credit.name for credit in find_credits(text, [Segment(0, len(text), kind)], outlet)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kapal itu karam, dilansir dari Reuters, Senin (2/3).", ["Reuters"]),
        ("Mengutip aa.com, duta besar itu menemui panglima.", ["Anadolu Agency"]),
        ("Kapal itu karam, seperti dilansir Reuters dan AFP, Senin.", ["Reuters", "AFP"]),
        ("Kapal itu karam, sebagaimana dilansirAFPpada Senin.", ["AFP"]),
        ('"Kami mundur," kata jenderal itu kepada kantor berita AFP.', ["AFP"]),
        ("Reuters melaporkan kapal itu karam.", ["Reuters"]),
        (
            "Kantor Berita Nasional Lebanon (NNA) yang dikelola negara melaporkan kapal itu karam.",
            ["National News Agency"],
        ),
        ("Menurut laporan The New York Times, kapal itu karam.", ["The New York Times"]),
        ("Kapal itu karam, demikian diberitakan kantor berita Korsel Yonhap.", ["Yonhap"]),
        ("Rekaman itu diunggah kantor berita Iran, Tasnim.", ["Tasnim"]),
        ("Dikutip dari Sky New. Kapal itu karam.", ["Sky News"]),
        ("Kapal itu karam, lapor televisi pemerintah Iran.", ["televisi pemerintah Iran"]),
        ("Kapal itu karam, dilansir dari Warta Samudra News, Senin.", ["Warta Samudra News"]),
        ("Kapal itu karam, dikutip dari akun Instagram @warta.samudra, Senin.", ["@warta.samudra"]),
        ("Ia pergi. (Reuters)", ["Reuters"]),
        ("Ia pergi. [ANTARA]", ["ANTARA"]),
    ],
)
def test_what_is_credited(text: str, names: list[str]) -> None:
    assert credited(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ia bekerja di gedung AFP selama dua tahun.",
        "Rapat digelar di Istana Merdeka, Jumat.",
        "Mengutip pernyataan kementerian, ia menolak usul itu.",
        "Menurut Kepala Divisi Humas Polri, dua orang ditahan.",
        "Mengutip Presiden, ia menolak usul itu.",
        "Perundingan antara kedua negara berlanjut.",
    ],
)
def test_what_is_only_spoken_of(text: str) -> None:
    assert credited(text) == []


def test_the_page_itself_is_no_credit() -> None:
    assert credited("Demikian dikutip dari Kompas.com, Senin.", "Kompas.com") == []
    assert credited("Demikian dikutip dari Kompas.com, Senin.", "Harian Anu") == ["Kompas.com"]


def test_a_reprint_says_whose_text_it_is() -> None:
    text = 'Artikel ini telah tayang di Wartautama.com dengan judul "Kapal Karam di Selat"'
    (credit,) = find_credits(text, [Segment(0, len(text), Kind.CREDIT)])
    assert (credit.name, credit.republished) == ("Wartautama.com", True)


def test_a_source_line_credits_all_it_names() -> None:
    assert credited("Sumber Reuters, AFP", kind=Kind.CREDIT) == ["Reuters", "AFP"]


def test_captions_links_and_furniture_credit_nobody() -> None:
    for kind in (Kind.CAPTION, Kind.RELATED, Kind.FURNITURE, Kind.TITLE):
        assert credited("Dilansir dari Reuters, Senin.", kind=kind) == []


@given(
    st.lists(
        st.sampled_from(["dilansir", " dari ", "Reuters", "AFP", " dan ", "(", ")", ", ", "menurut ", "X", "é"]),
        max_size=20,
    ).map("".join)
)
def test_credits_lie_in_their_stretch_and_come_once(text: str) -> None:
    found = find_credits(text, [Segment(0, len(text), Kind.BODY)] if text else [])
    assert len({credit.name for credit in found}) == len(found)
    assert [credit.start for credit in found] == sorted(credit.start for credit in found)
    assert all(0 <= credit.start < credit.end <= len(text) for credit in found)
