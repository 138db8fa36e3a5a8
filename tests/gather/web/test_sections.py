"""Articles among the links of a page, by structure alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.sections import MOST_ARTICLES, address_points, article_links, section_items

AT = "https://kabar.example/konflik"


def links(body: str, url: str = AT) -> list[str]:
    return [link.url.removeprefix("https://kabar.example") for link in article_links(body.encode(), url)]


MENU = "".join(
    f"<li><a href='/{word}'>{word}</a></li>" for word in ("nasional", "olahraga", "indeks", "tag/warga-desa-kota-baru")
)
FOOT = (
    "<footer><a href='/tentang-kami-dan-redaksi-kabar'>Tentang kami dan redaksi Kabar</a></footer>"
    "<div id='main-footer'><a href='/pedoman-media-siber-dewan-pers'>Pedoman media siber dari Dewan Pers</a></div>"
)


@pytest.mark.parametrize(
    "form",
    [
        "/berita/{n}/warga-kembali-ke-desa-{n}",
        "/2026/11/05/warga-kembali-ke-desa-{n}",
        "/konflik/warga-kembali-ke-desa-{n}.html",
        "/read/2026/11/05/08300{n}/warga-kembali",
        "/berita/d-71234{n}/warga-kembali-ke-desa",
        "/?p=71234{n}",
        "/artikel.php?id=71234{n}",
    ],
)
def test_a_list_of_articles_among_menus(form: str) -> None:
    card = "<div class='card'><a href='{0}'><img></a><h2><a href='{0}'>Warga kembali ke desa nomor {1}</a></h2></div>"
    cards = "".join(card.format(form.format(n=n), n) for n in range(9))
    found = links(f"<body><ul class='top-menu'>{MENU}</ul>{cards}{FOOT}</body>")
    assert found == [form.format(n=n) for n in range(9)]


def test_other_sites_and_the_page_itself_are_none_of_its_articles() -> None:
    own = "https://nasional.kabar.example/berita/2/judul-panjang-dari-kanal"
    wheres = ("https://lain.example/berita/1/judul-panjang-dari-situs-lain", own, "/konflik#atas")
    body = "".join(f"<h3><a href='{where}'>Judul yang panjang dari sebuah berita</a></h3>" for where in wheres)
    assert [link.url for link in article_links(body.encode(), AT)] == [own]


@pytest.mark.parametrize(
    ("path", "points"),
    [
        ("/", -1), ("/tag/warga-kembali-ke-desa", -1), ("/a/a.jpg", -1), ("/nasional", 0), ("/indeks/2026/11/05", -1),
        ("/berita/2026/11/05/12345/warga-kembali-ke-desa", 4), ("/search?q=1", -1), ("/author/rina-sari-dewi-ayu", -1),
    ],
)  # fmt: skip
def test_addresses(path: str, points: int) -> None:
    assert address_points(f"https://kabar.example{path}") == points


def test_the_words_of_a_link_are_its_headline_not_its_picture() -> None:
    body = "<a href='/berita/1/a-b-c-d'>Foto</a><h2><a href='/berita/1/a-b-c-d'>Warga kembali ke desa lama</a></h2>"
    assert [link.words for link in article_links(body.encode(), AT)] == ["Warga kembali ke desa lama"]


def test_ten_thousand_links_are_bounded() -> None:
    body = "".join(
        f"<div><a href='/berita/{n}/warga-kembali-ke-desa-{n}'>Warga kembali ke desa {n}</a></div>"
        for n in range(10_000)
    )
    assert len(section_items(body.encode(), AT)) == MOST_ARTICLES


def test_a_base_and_letters_of_another_set() -> None:
    head = "<head><base href='https://kabar.example/k/'></head>"
    body = f"{head}<h2><a href='71234/pos-di-ujung-kota'>Pos di “ujung” kota lama</a></h2>"
    (link,) = article_links(body.encode("cp1252"), AT, "text/html; charset=utf-8")
    assert (link.url, link.words) == ("https://kabar.example/k/71234/pos-di-ujung-kota", "Pos di “ujung” kota lama")


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"<a href='/1", b"<a href=/berita/1/a-b-c-d>", b"<html><base href="])
)
def test_no_bytes_are_a_fault(content: bytes, start: bytes) -> None:
    found = section_items(start + content, AT)
    assert all(item.url.startswith(("http://", "https://")) for item in found)
