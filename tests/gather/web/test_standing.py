"""A canonical address is believed when it is the same article's, never when it is a section's or another owner's."""

from __future__ import annotations

import pytest

from palagan.gather.web.heads import Head
from palagan.gather.web.standing import standing

OWN = "https://www.kabar.example/politik/51234/gencatan-senjata-di-lembah-diumumkan"


@pytest.mark.parametrize(
    ("own", "canonical", "goes_by"),
    [
        (OWN, OWN + "?utm_source=x", OWN + "?utm_source=x"),
        (OWN + "?ref=beranda", OWN, OWN),
        (OWN, "http://www.kabar.example/politik/51234/gencatan-senjata-di-lembah-diumumkan", OWN),
        (OWN, "https://nasional.kabar.example/read/51234/judul-yang-baru", "https://nasional.kabar.example/read/51234/judul-yang-baru"),
        (OWN, "https://www.kabar.example/", OWN),
        (OWN, "https://www.kabar.example/index.html", OWN),
        (OWN, "https://www.kabar.example/politik", OWN),
        (OWN, "https://www.kabar.example/politik/51234", OWN),
        (OWN, "https://www.kabar.example/politik/51200/gencatan-senjata-di-lembah-diumumkan", OWN),
        (OWN, "https://www.kabar.example/tentang-kami", OWN),
        (OWN, "https://kantor-berita.example/51234/gencatan-senjata-di-lembah-diumumkan", OWN),
        ("https://a.co.id/51234/gencatan-senjata", "https://b.co.id/51234/gencatan-senjata", "https://a.co.id/51234/gencatan-senjata"),
        (OWN + "?page=all", OWN, OWN),
        ("https://k.example/20240503/banjir-di-kota-serayu", "https://k.example/20240503/gempa-di-desa-lembah", "https://k.example/20240503/banjir-di-kota-serayu"),
    ],
)  # fmt: skip
def test_what_a_page_goes_by(own: str, canonical: str, goes_by: str) -> None:
    stands = standing(Head(canonical=canonical), own)
    assert (stands.url.partition("?utm")[0], stands.same_as) == (goes_by.partition("?utm")[0], None)


@pytest.mark.parametrize(
    ("own", "canonical"),
    [
        (OWN + "/amp", OWN),
        ("https://amp.kabar.example/politik/51234/gencatan-senjata", OWN),
        ("https://www-kabar-example.cdn.ampproject.org/c/s/www.kabar.example/51234", OWN),
    ],
)
def test_an_amp_page_stands_for_its_original(own: str, canonical: str) -> None:
    assert standing(Head(canonical=canonical, is_amp=True), own).same_as == canonical


def test_an_amp_page_that_is_its_own_original_is_a_page() -> None:
    assert standing(Head(canonical=OWN, is_amp=True), OWN).same_as is None


def test_a_page_for_the_printer_stands_for_its_original() -> None:
    assert standing(Head(canonical=OWN), "https://www.kabar.example/print/51234").same_as == OWN


def test_without_a_canonical_address_it_is_its_own() -> None:
    assert standing(Head(), OWN + "?utm_source=x#komentar").url == OWN
